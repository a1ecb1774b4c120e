/** What was chosen at each point of a run, of how many. */
export interface Trail {
  readonly choices: number[];
  readonly counts: number[];
  /** Where it is chosen whether a member is looked at or passed by: which one of which loop. */
  readonly stops: (Stop | undefined)[];
}

/** One member of a loop at which other runs go on with the next. */
export interface Stop {
  /** The number of the loop in its run. */
  readonly loop: number;
  readonly member: number;
}

/** How far a run has come on its trail. */
export interface Course {
  /** The number of choices so far. */
  readonly at: () => number;
  /** The stop that the trail has here, or undefined where it has none, or has not come here before. */
  readonly stop: () => Stop | undefined;
  /** Whether an earlier run went on from here. */
  readonly isKnown: () => boolean;
  /** Makes a place that was passed a stop, at which this run looked at the member. */
  readonly insert: (at: number, stop: Stop) => void;
  /** Goes back to a place of the trail, and takes the next of the choices after it; false where all have been taken. */
  readonly advance: (from: number) => boolean;
  /** Passes the stop before a place by: its member has been looked at. */
  readonly pass: (after: number) => void;
  /** Loops begun so far. */
  loops: number;
  /** What members asked that left no trace, and how often one of them was looked at again. */
  readonly forgotten: { hasAsked: boolean; hasAssumed: boolean; cases: number };
}

/** A trail without choices. */
export function newTrail(): Trail {
  return { choices: [], counts: [], stops: [] };
}

/** A run on a trail: it takes the choices that are there first, and then always the first. */
export function follow({ choices, counts, stops }: Trail): { readonly choose: (count: number) => number; readonly course: Course } {
  let next = 0;
  const course: Course = {
    at: () => next,
    stop: () => stops[next],
    isKnown: () => next < choices.length,
    insert: (at, stop) => {
      choices.splice(at, 0, 0);
      counts.splice(at, 0, 2);
      stops.splice(at, 0, stop);
      next += 1;
    },
    advance: (from) => {
      next = from;
      const last = lastOpen(choices, counts, from);
      const length = last < 0 ? from : last + 1;
      for (const list of [choices, counts, stops]) {
        list.length = length;
      }
      if (last >= 0) {
        choices[last] = (choices[last] as number) + 1;
      }
      return last >= 0;
    },
    pass: (after) => {
      choices[after - 1] = 1;
    },
    loops: 0,
    forgotten: { hasAsked: false, hasAssumed: false, cases: 0 },
  };
  const choose = (count: number): number => {
    if (count === 1) {
      return 0;
    }
    const at = next++;
    if (at === choices.length) {
      choices.push(0);
      counts.push(count);
      stops.push(undefined);
    }
    return choices[at] as number;
  };
  return { choose, course };
}

/** The choices of the run after this one, or undefined when all have been taken. */
export function nextTrail({ choices, counts, stops }: Trail): Trail | undefined {
  const last = lastOpen(choices, counts, 0);
  return last < 0 ? undefined : { choices: [...choices.slice(0, last), (choices[last] as number) + 1], counts: counts.slice(0, last + 1), stops: stops.slice(0, last + 1) };
}

/** The last place at or after another at which there is another choice; -1 where there is none. */
function lastOpen(choices: readonly number[], counts: readonly number[], from: number): number {
  for (let at = choices.length - 1; at >= from; at -= 1) {
    if ((choices[at] as number) + 1 < (counts[at] as number)) {
      return at;
    }
  }
  return -1;
}
