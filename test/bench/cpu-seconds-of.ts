import { spawnSync } from 'node:child_process';

// Node tells the processor time of its own process only; bash adds up all processes that a command starts.
const TIMED = 'TIMEFORMAT="processor seconds: %3U %3S"; time "$@"';

/** The user and system time of a command and of everything that it starts, in seconds. */
export function cpuSecondsOf(command: readonly string[], folder: string): number {
  const { status, stderr, error } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [, user, system] = /processor seconds: ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  if (status !== 0 || user === undefined || system === undefined) {
    throw new Error(`${command.join(' ')} failed: ${error?.message ?? stderr}`);
  }
  return Number(user) + Number(system);
}
