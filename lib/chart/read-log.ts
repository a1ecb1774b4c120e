import { join, sep } from 'node:path';

/** A value that was read from `chart.values`, and where. */
export interface Read {
  readonly path: readonly string[];
  /** The reader's line, such as `apps/web.ts:31:18`, or undefined when the stack does not tell. */
  readonly line: () => string | undefined;
}

/** Remembers which values were handed out, so that none is lost silently. */
export interface ReadLog {
  readonly note: (path: readonly string[]) => void;
  readonly reads: () => readonly Read[];
}

/** An empty log. Each value is remembered where it was first read. */
export function createReadLog(): ReadLog {
  const reads = new Map<string, Read>();
  return {
    note: (path) => {
      const key = JSON.stringify(path);
      if (!reads.has(key)) {
        const holder: { stack?: string } = {};
        // V8 formats the stack only when it is read.
        Error.captureStackTrace(holder);
        reads.set(key, { path, line: () => callerLine(holder.stack ?? '') });
      }
    },
    reads: () => [...reads.values()],
  };
}

/** The first line of a stack that is outside this library. */
export function callerLine(stack: string): string | undefined {
  const root = join(__dirname, '..', '..');
  const own = [join(root, 'lib'), join(root, 'constructs')].map((folder) => folder + sep);
  const places = stack.split('\n').flatMap((line) => /\(?([^()\s]+:\d+:\d+)\)?$/u.exec(line)?.[1] ?? []);
  return places.find((place) => !place.startsWith('node:') && !own.some((folder) => place.startsWith(folder)));
}
