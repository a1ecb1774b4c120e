import { createProgram } from './program';
import { printFailure } from './print-failure';
import type { CommandResult } from './command-result';

/**
 * Runs one command line: prints its result on standard output, every problem on standard error, and sets the exit
 * code of the process. The process ends by itself once its output has been read.
 *
 * @example runCommandLine(['synth', '--out', 'charts'])
 */
export function runCommandLine(args: readonly string[]): void {
  endQuietlyWithoutReader();
  keepOutputForResult();
  // Problems name the line of the app, which may lie below many frames of constructs.
  Error.stackTraceLimit = 50;
  createProgram(finish).parseAsync(args, { from: 'user' }).catch((thrown: unknown) => {
    const failure = printFailure(thrown, { args, isDebug: (process.env['CHARTWRIGHT_DEBUG'] ?? '') !== '' });
    process.stderr.write(failure.error);
    finish(failure);
  });
}

function finish({ output, exitCode }: CommandResult): void {
  process.exitCode = exitCode;
  process.stdout.write(output);
}

/** What an app prints with console.log goes to standard error: standard output is the result alone. */
function keepOutputForResult(): void {
  console.log = console.info = console.debug = console.error.bind(console);
}

/** `chartwright render … | head` closes the pipe early, which is no failure. */
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
      process.exit();
    });
  }
}
