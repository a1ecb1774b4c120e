import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { runCommandLine } from '../../lib/cli/main';
import { readMessage, writeMessage } from './message-files';
import { MESSAGES, type SharedRequest } from './shared-process';
import type { CliRun } from './run-cli';

// A program for the tests of the command line: reads commands from a folder, runs one after the other as the command
// line does, and answers each, until nothing more is asked or nobody is there to ask.

const [FOLDER = ''] = process.argv.slice(2);
const { ppid } = process;
const ROOT = resolve(__dirname, '..', '..');
const LIBRARY = ['lib', 'constructs', 'node_modules', 'index.ts', join('test', 'cli', 'answer-commands.ts')].map((path) => join(ROOT, path));
const { log, info, debug } = console;

process.on('exit', () => {
  if (existsSync(FOLDER)) writeMessage(FOLDER, MESSAGES.ended, true);
});

async function answerCommands(): Promise<void> {
  const isOver = (): boolean => existsSync(join(FOLDER, MESSAGES.closed)) || process.ppid !== ppid;
  for (let count = 0; ; count += 1) {
    const request = readMessage(FOLDER, MESSAGES.request(count), isOver);
    if (request === undefined) return;
    writeMessage(FOLDER, MESSAGES.answer(count), await answerOf(request as SharedRequest));
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

void answerCommands();
