import type { Course } from './trail';

/** Everything that a run has assumed, in order, and how often it went back. */
export interface History {
  readonly changes: (() => void)[];
  /** How many changes were left each time that some were taken back. */
  readonly returns: number[];
}

/** A point in a run to which it can go back. */
export interface Mark {
  readonly changes: number;
  readonly choices: number;
  readonly loops: number;
}

/** When something was worked out of what a run had assumed. */
export interface Moment {
  readonly changes: number;
  /** How often the run had gone back when this was last known to hold. */
  returns: number;
}

/** Something that keeps a history. */
interface Remembering {
  readonly history: History;
}

type Run = Remembering & { readonly course: Course };

/** A history of nothing. */
export function newHistory(): History {
  return { changes: [], returns: [] };
}

/** A run as it is now. */
export function markOf({ history, course }: Run): Mark {
  return { changes: history.changes.length, choices: course.at(), loops: course.loops };
}

/** Takes back everything that a run has assumed since. */
export function goBack({ history: { changes, returns }, course }: Run, mark: Mark): void {
  while (changes.length > mark.changes) {
    changes.pop()?.();
  }
  returns.push(mark.changes);
  course.loops = mark.loops;
}

/** What a run has assumed so far. */
export function momentOf({ history: { changes, returns } }: Remembering): Moment {
  return { changes: changes.length, returns: returns.length };
}

/** Whether everything that was assumed at a moment still is. */
export function isStillAssumed({ history: { returns } }: Remembering, moment: Moment): boolean {
  for (let at = moment.returns; at < returns.length; at += 1) {
    if ((returns[at] as number) < moment.changes) {
      return false;
    }
  }
  moment.returns = returns.length;
  return true;
}

/** Writes into one of the maps of a run, until the run goes back. */
export function remember<Key, Value>({ history: { changes } }: Remembering, map: Map<Key, Value>, key: Key, value: Value): void {
  const before = map.get(key);
  changes.push(before === undefined && !map.has(key) ? () => map.delete(key) : () => map.set(key, before as Value));
  map.set(key, value);
}
