import { spawnSync } from 'node:child_process';

/** What a program left behind. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is set in a program's environment, and what (undefined) is taken out of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a program to its end, whatever that is. */
export function tryRun(command: string, args: readonly string[], cwd: string, environment: Environment = {}): Finished {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...environment } });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** Runs a program that must succeed, and returns what it printed. */
export function run(command: string, args: readonly string[], cwd: string, environment: Environment = {}): string {
  const { status, stdout, stderr } = tryRun(command, args, cwd, environment);
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed\n${stdout}\n${stderr}`);
}

/** Does one step of the test, and tells how long it took. */
export function step<Result>(title: string, work: () => Result): Result {
  const start = performance.now();
  const result = work();
  console.log(`ok ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}

/** Installs packages from the local cache where it has them. */
export function npmInstall(folder: string, ...args: readonly string[]): void {
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-exact', ...args], folder);
}
