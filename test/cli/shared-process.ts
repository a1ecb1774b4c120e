import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CliRun } from './run-cli';

/** One command for the process that runs many. */
export interface SharedRequest {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface SharedProcess {
  readonly folder: string;
  readonly requests: number;
  readonly answers: number;
}

const ROOT = resolve(__dirname, '..', '..');

let running: SharedProcess | undefined;

/**
 * Runs one command line of a test file in the process that runs all of them: loading the library takes ten times as
 * long as most commands.
 */
export function runInSharedProcess(request: SharedRequest): CliRun {
  running ??= startProcess();
  writeSync(running.requests, `${JSON.stringify(request)}\n`);
  const answer = readLine(running.answers);
  if (answer === undefined) throw new Error(`the process ended during ${request.args.join(' ')}`);
  return JSON.parse(answer) as CliRun;
}

/** Ends the process by closing what it reads. */
export function endSharedProcess(): void {
  if (running === undefined) return;
  closeSync(running.requests);
  closeSync(running.answers);
  rmSync(running.folder, { recursive: true, force: true });
  running = undefined;
}

function startProcess(): SharedProcess {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-cli-'));
  const [requests, answers] = [join(folder, 'requests'), join(folder, 'answers')] as const;
  const made = spawnSync('mkfifo', [requests, answers]);
  if (made.status !== 0) throw new Error('mkfifo made no pipes', { cause: made.error });
  // The shell opens both pipes before anything can fail, so that neither end waits for the other in vain.
  const command = `exec "$0" --require tsx/cjs "$1" 3<"$2" 4>"$3"`;
  spawn('sh', ['-c', command, process.execPath, join(__dirname, 'answer-commands.ts'), requests, answers], { cwd: ROOT, stdio: 'ignore' }).unref();
  return { folder, requests: openSync(requests, 'w'), answers: openSync(answers, 'r') };
}

function readLine(descriptor: number): string | undefined {
  const buffer = Buffer.alloc(1024 * 1024);
  const chunks: Buffer[] = [];
  for (;;) {
    const length = readSync(descriptor, buffer);
    if (length === 0) return undefined;
    chunks.push(Buffer.from(buffer.subarray(0, length)));
    if (buffer[length - 1] === 10) return Buffer.concat(chunks).toString('utf8');
  }
}
