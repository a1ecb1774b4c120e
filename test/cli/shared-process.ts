import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readMessage, writeMessage } from './message-files';
import type { CliRun } from './run-cli';

/** One command for the process that runs many. */
export interface SharedRequest {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The names of files in the folder of such a process. */
export const MESSAGES = {
  request: (count: number): string => `request-${String(count)}`,
  answer: (count: number): string => `answer-${String(count)}`,
  /** Nothing more is asked. */
  closed: 'closed',
  /** The process has ended. */
  ended: 'ended',
};

interface SharedProcess {
  readonly folder: string;
  count: number;
}

// Whoever waits is deaf to the limits of the test runner.
const LONGEST_MILLISECONDS = 100_000;

const ROOT = resolve(__dirname, '..', '..');

let running: SharedProcess | undefined;

/**
 * Runs one command line of a test file in the process that runs all of them: loading the library takes ten times as
 * long as most commands.
 */
export function runInSharedProcess(request: SharedRequest): CliRun {
  running ??= startProcess();
  const { folder } = running;
  const count = running.count++;
  writeMessage(folder, MESSAGES.request(count), request);
  const answer = readMessage(folder, MESSAGES.answer(count), endOf(folder));
  if (answer === undefined) throw new Error(`the process ended, or took too long, during ${request.args.join(' ')}`);
  return answer as CliRun;
}

/** Lets the process end. */
export function endSharedProcess(): void {
  if (running === undefined) return;
  writeFileSync(join(running.folder, MESSAGES.closed), '');
  readMessage(running.folder, MESSAGES.ended, endOf(running.folder));
  rmSync(running.folder, { recursive: true, force: true });
  running = undefined;
}

/** Tells whether nothing more is to be expected. */
function endOf(folder: string): () => boolean {
  const start = performance.now();
  return () => existsSync(join(folder, MESSAGES.ended)) || performance.now() - start > LONGEST_MILLISECONDS;
}

function startProcess(): SharedProcess {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-cli-'));
  spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'answer-commands.ts'), folder], { cwd: ROOT, stdio: 'ignore' }).unref();
  return { folder, count: 0 };
}
