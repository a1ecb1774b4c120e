import { readSync, writeSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { runCommandLine } from '../../lib/cli/main';
import type { CliRun } from './run-cli';
import type { SharedRequest } from './shared-process';

// A program for the tests of the command line: reads one command a line on descriptor 3, runs one after the other as
// the command line does, and answers each on descriptor 4.

const [REQUESTS, ANSWERS] = [3, 4] as const;
const ROOT = resolve(__dirname, '..', '..');
const LIBRARY = ['lib', 'constructs', 'node_modules', 'index.ts', join('test', 'cli', 'answer-commands.ts')].map((path) => join(ROOT, path));
const { log, info, debug } = console;

async function answerCommands(): Promise<void> {
  for (let line = nextLine(); line !== undefined; line = nextLine()) {
    writeAll(`${JSON.stringify(await answerOf(JSON.parse(line) as SharedRequest))}\n`);
  }
}

/** What a command leaves behind. Of the app that it loads nothing stays. */
async function answerOf({ args, cwd, environment }: SharedRequest): Promise<CliRun> {
  const before = { ...process.env };
  const out: string[] = [];
  const errors: string[] = [];
  const restore = [keep(process.stdout, out), keep(process.stderr, errors)];
  Object.assign(process.env, environment);
  process.chdir(cwd);
  process.exitCode = undefined;
  try {
    runCommandLine(args);
    // The exit code is the last thing but one that a command line sets, before its result.
    while (process.exitCode === undefined) await new Promise((resume) => setImmediate(resume));
    return { exitCode: process.exitCode, stdout: out.join(''), stderr: errors.join('') };
  } finally {
    restore.forEach((undo) => undo());
    process.env = before;
    Object.assign(console, { log, info, debug });
    forgetApps();
  }
}

function keep(stream: NodeJS.WriteStream, texts: string[]): () => void {
  const { write } = stream;
  stream.write = (chunk: string | Uint8Array): boolean => {
    texts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
  return () => {
    stream.write = write;
    stream.removeAllListeners('error');
  };
}

function forgetApps(): void {
  for (const path of Object.keys(require.cache)) {
    if (!LIBRARY.some((kept) => path === kept || path.startsWith(kept + sep))) Reflect.deleteProperty(require.cache, path);
  }
}

let rest = '';

/** The next line, or undefined once nobody writes any more. */
function nextLine(): string | undefined {
  const buffer = Buffer.alloc(65536);
  while (!rest.includes('\n')) {
    const length = readSync(REQUESTS, buffer);
    if (length === 0) return undefined;
    rest += buffer.toString('utf8', 0, length);
  }
  const end = rest.indexOf('\n');
  const line = rest.slice(0, end);
  rest = rest.slice(end + 1);
  return line;
}

function writeAll(text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length; ) written += writeSync(ANSWERS, bytes, written);
}

void answerCommands();
