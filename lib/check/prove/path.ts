import { constantOf, isEmpty, type Domain } from './domain';
import type { Position } from './position';
import type { Scalar } from '../view/view';

/** An assumption about several unknown things together, which no domain can hold. */
export interface Relation {
  readonly question: string;
  /** What it is about, as far as a customer can set it. */
  readonly sources: readonly Position[];
  readonly answer: boolean;
}

/** One run of a rule: what was chosen, and what is assumed of the unknown things that were asked about. */
export interface Path {
  /** The number of one of several continuations, all of which other runs take. */
  readonly choose: (count: number) => number;
  /** What is needed to look at the members of a list or map one by one. */
  readonly course: Course;
  /** Whether a part of what something can be is to be tried first. @default - the part that answers with yes */
  readonly prefers?: (position: Position, part: Domain) => boolean;
  readonly domains: Map<string, Domain>;
  /** Everything that was asked about. */
  readonly positions: Map<string, Position>;
  /** How many arbitrary members a list of the customer has. */
  readonly sizes: Map<string, number>;
  /** The key of the entry that stands for all other entries of a map of the customer; undefined where there is none. */
  readonly others: Map<string, Position | undefined>;
  readonly relations: Relation[];
  /** Numbers of maps and lists that are written out, so that a question about one can be told from the same about another. */
  readonly identities: Map<object, number>;
}

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
  /** Loops begun so far. */
  loops: number;
  /** What members asked that left no trace, because they chose nothing. */
  readonly forgotten: { hasAsked: boolean; hasAssumed: boolean };
}

/** A trail without choices. */
export function newTrail(): Trail {
  return { choices: [], counts: [], stops: [] };
}

/** A run that takes the given choices first, and then always the first continuation. */
export function startPath(trail: Trail): Path {
  return { ...follow(trail), domains: new Map(), positions: new Map(), sizes: new Map(), others: new Map(), relations: [], identities: new Map() };
}

/** A run that goes on from what another one assumed, with choices of its own. */
export function continuePath(path: Path, trail: Trail, prefers: NonNullable<Path['prefers']>): Path {
  return {
    ...follow(trail),
    prefers,
    domains: new Map(path.domains),
    positions: new Map(path.positions),
    sizes: new Map(path.sizes),
    others: new Map(path.others),
    relations: [...path.relations],
    identities: new Map(path.identities),
  };
}

function follow({ choices, counts, stops }: Trail): Pick<Path, 'choose' | 'course'> {
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
    loops: 0,
    forgotten: { hasAsked: false, hasAssumed: false },
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
  const last = choices.reduce((found, choice, at) => (choice + 1 < (counts[at] as number) ? at : found), -1);
  return last < 0 ? undefined : { choices: [...choices.slice(0, last), (choices[last] as number) + 1], counts: counts.slice(0, last + 1), stops: stops.slice(0, last + 1) };
}

/** Thrown to end a run in which nothing more can be found: what it left out, other runs look at. One for all, because to make one takes time. */
export const pathEnd = new Error('the rest is looked at by other runs');

/** What something can still be. */
export function domainIn(path: Path, position: Position): Domain {
  return path.domains.get(position.id) ?? position.domain;
}

/** The value of something of which only one is left. */
export function knownValue(path: Path, position: Position): { readonly value: Scalar | undefined } | undefined {
  return constantOf(domainIn(path, position));
}

/** Goes on with one of two parts of what something can be. Where only one is possible, nothing is chosen. */
export function split(path: Path, position: Position, yes: Domain, no: Domain): boolean {
  path.positions.set(position.id, position);
  if (isEmpty(no)) {
    return true;
  }
  if (isEmpty(yes)) {
    return false;
  }
  const isNoFirst = path.prefers?.(position, no) === true && !path.prefers(position, yes);
  const answer = (path.choose(2) === 0) !== isNoFirst;
  path.domains.set(position.id, answer ? yes : no);
  return answer;
}

/** Goes on with one of several parts of what something can be. */
export function splitIn<Part>(path: Path, position: Position, parts: readonly Part[], domainOf: (part: Part) => Domain): Part {
  path.positions.set(position.id, position);
  const [only, ...others] = parts;
  const part = others.length === 0 ? (only as Part) : (parts[path.choose(parts.length)] as Part);
  if (others.length > 0) {
    path.domains.set(position.id, domainOf(part));
  }
  return part;
}
