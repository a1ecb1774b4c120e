import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Messages of two processes, of which each waits for the other: files, because pipes that have names need a program
// that not every machine has.

const PAUSE_MILLISECONDS = 2;
const clock = new Int32Array(new SharedArrayBuffer(4));

/** Writes a message that is read whole or not at all. */
export function writeMessage(folder: string, name: string, message: unknown): void {
  const file = join(folder, name);
  writeFileSync(`${file}.part`, JSON.stringify(message));
  renameSync(`${file}.part`, file);
}

/** Waits for a message; undefined where the other process ends before it comes. */
export function readMessage(folder: string, name: string, hasEnded: () => boolean): unknown {
  const file = join(folder, name);
  for (;;) {
    // Whoever has ended wrote what it had to say before.
    const isOver = hasEnded();
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (isOver) return undefined;
    Atomics.wait(clock, 0, 0, PAUSE_MILLISECONDS);
  }
}
