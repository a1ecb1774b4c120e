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
}

/** A run that takes the given choices first, and then always the first continuation. */
export function startPath(trail: Trail): Path {
  return { choose: chooser(trail), domains: new Map(), positions: new Map(), sizes: new Map(), others: new Map(), relations: [], identities: new Map() };
}

/** A run that goes on from what another one assumed, with choices of its own. */
export function continuePath(path: Path, trail: Trail, prefers: NonNullable<Path['prefers']>): Path {
  return {
    choose: chooser(trail),
    prefers,
    domains: new Map(path.domains),
    positions: new Map(path.positions),
    sizes: new Map(path.sizes),
    others: new Map(path.others),
    relations: [...path.relations],
    identities: new Map(path.identities),
  };
}

function chooser({ choices, counts }: Trail): Path['choose'] {
  let next = 0;
  return (count) => {
    const at = next++;
    if (at === choices.length) {
      choices.push(0);
      counts.push(count);
    }
    return choices[at] as number;
  };
}

/** The choices of the run after this one, or undefined when all have been taken. */
export function nextTrail({ choices, counts }: Trail): Trail | undefined {
  const last = choices.reduce((found, choice, at) => (choice + 1 < (counts[at] as number) ? at : found), -1);
  return last < 0 ? undefined : { choices: [...choices.slice(0, last), (choices[last] as number) + 1], counts: counts.slice(0, last + 1) };
}

/** Ends a run in which nothing more can be found: what it left out, other runs look at. */
export class PathEnd extends Error {}

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
