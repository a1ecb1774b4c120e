import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { endSharedProcess, runInSharedProcess } from './shared-process';

const BIN = resolve(__dirname, '..', '..', 'lib', 'cli', 'bin.cjs');

/** A project with two apps, as a vendor has it. */
export const FIXTURE = join(__dirname, 'fixtures', 'shop');

/** What one command left behind. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** @default - the fixture */
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface OwnProcessOptions extends CliOptions {
  /** Text on standard input. @default - none */
  readonly input?: string;
}

/**
 * Runs the command line, after other commands of the test file in the same process. `own-process.test.ts` holds that
 * nothing of it depends on that.
 */
export function runCli(args: readonly string[], { cwd = FIXTURE, environment = {} }: CliOptions = {}): CliRun {
  return runInSharedProcess({ args, cwd, environment });
}

afterAll(endSharedProcess);

/** Runs the command line as people do, in a process of its own. */
export function runOwnProcess(args: readonly string[], { cwd = FIXTURE, environment = {}, input = '' }: OwnProcessOptions = {}): CliRun {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    input,
    maxBuffer: 512 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { exitCode: status, stdout, stderr };
}

/** The problems that a command with `--json` printed. */
export function problemsIn({ stdout }: CliRun): readonly Readonly<Record<string, string>>[] {
  return (JSON.parse(stdout) as { readonly problems: readonly Readonly<Record<string, string>>[] }).problems;
}
