import { constantOf, isEmpty, type Domain } from './domain';
import { goBack, markOf, newHistory, remember, type History } from './history';
import { follow, type Course, type Trail } from './trail';
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
  /** How many arbitrary members a list of the customer has, and up to how many it was asked for (`<id>/asked`). */
  readonly sizes: Map<string, number>;
  /** How often members of a list or map of the customer were looked at. */
  readonly met: Map<string, number>;
  /** Whether a map of the customer has an entry that stands for all that are not known, or a second one, by the ids of their keys. */
  readonly others: Map<string, boolean>;
  readonly relations: Relation[];
  /** Numbers of maps and lists that are written out, so that a question about one can be told from the same about another. */
  readonly identities: Map<object, number>;
  /** What was written into the maps and lists above, so that it can be taken back. */
  readonly history: History;
  /** What was asked for and cannot be told, of all runs together: why nothing is proved although no run fails. */
  readonly doubts: Set<string>;
  /** Whether it is only tried out if something is asked. */
  readonly trial: { isOn: boolean };
  /** How often members may be looked at again before the run is given up. */
  readonly mostCases: number;
}

/** A run that takes the given choices first, and then always the first continuation. */
export function startPath(trail: Trail, mostCases: number, doubts = new Set<string>()): Path {
  const trial = { isOn: false };
  return { ...following(trail, trial), domains: new Map(), positions: new Map(), sizes: new Map(), met: new Map(), others: new Map(), relations: [], identities: new Map(), doubts, mostCases };
}

/** A choice is a change of what was assumed also where nothing is written down for it: what was made after it falls with it. */
function following(trail: Trail, trial: Path['trial']): Pick<Path, 'choose' | 'course' | 'history' | 'trial'> {
  const { choose, course } = follow(trail);
  const history = newHistory();
  return {
    choose: (count) => {
      if (count > 1) {
        endTrial(trial);
        history.changes.push(nothing);
      }
      return choose(count);
    },
    course,
    history,
    trial,
  };
}

const asked = new Error('something was asked');

/** Ends a trial: what comes next depends on what is assumed. */
export function endTrial(trial: Path['trial']): void {
  if (trial.isOn) {
    throw asked;
  }
}

/** Whether something is done without a question that has several answers. It leaves no trace. */
export function asksNothing(path: Path, something: () => unknown): boolean {
  const { trial } = path;
  const [mark, wasOn] = [markOf(path), trial.isOn];
  trial.isOn = true;
  try {
    something();
    return true;
  } catch (error) {
    if (error !== asked) {
      throw error;
    }
    return false;
  } finally {
    trial.isOn = wasOn;
    goBack(path, mark);
  }
}

function nothing(): void {
  // There is nothing to take back.
}

/** A run that goes on from what another one assumed, with choices of its own. */
export function continuePath(path: Path, trail: Trail, prefers: NonNullable<Path['prefers']>): Path {
  return {
    ...following(trail, { isOn: false }),
    prefers,
    domains: new Map(path.domains),
    positions: new Map(path.positions),
    sizes: new Map(path.sizes),
    met: new Map(path.met),
    others: new Map(path.others),
    relations: [...path.relations],
    identities: new Map(path.identities),
    doubts: path.doubts,
    mostCases: path.mostCases,
  };
}

/** Notes that something was asked about. */
export function touch(path: Path, position: Position): void {
  if (path.positions.get(position.id) !== position) {
    remember(path, path.positions, position.id, position);
  }
}

/** Notes an assumption about several things together. */
export function noteRelation({ relations, history: { changes } }: Path, relation: Relation): void {
  relations.push(relation);
  changes.push(() => relations.pop());
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
  touch(path, position);
  if (isEmpty(no)) {
    return true;
  }
  if (isEmpty(yes)) {
    return false;
  }
  const isNoFirst = path.prefers?.(position, no) === true && !path.prefers(position, yes);
  const answer = (path.choose(2) === 0) !== isNoFirst;
  remember(path, path.domains, position.id, answer ? yes : no);
  return answer;
}

/** Goes on with one of several parts of what something can be. */
export function splitIn<Part>(path: Path, position: Position, parts: readonly Part[], domainOf: (part: Part) => Domain): Part {
  touch(path, position);
  const [only, ...others] = parts;
  const part = others.length === 0 ? (only as Part) : (parts[path.choose(parts.length)] as Part);
  if (others.length > 0) {
    remember(path, path.domains, position.id, domainOf(part));
  }
  return part;
}
