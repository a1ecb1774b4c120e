/** Is told each step of long work before it begins. */
export type Progress = (step: string) => void;

const PATIENCE_MILLISECONDS = 2000;

/**
 * Prints steps on standard error once work has lasted two seconds, where a person is looking: in a terminal, and not
 * in continuous integration.
 */
export function createProgress(): Progress {
  const start = performance.now();
  const isWatched = process.stderr.isTTY && (process.env['CI'] ?? '') === '';
  return (step) => {
    if (isWatched && performance.now() - start > PATIENCE_MILLISECONDS) {
      process.stderr.write(`${step} …\n`);
    }
  };
}
