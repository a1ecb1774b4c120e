import { inside, type Scalar, type View, type ViewEntry, type ViewKind } from '../view/view';
import { pointerOf, type Place } from '../view/place';
import { eachOf } from './each-of';
import { atLeastIn, atMostIn, greaterThanIn, lessThanIn } from './number-set';
import { NOTHING, onlyIntegers, withoutIntegers } from './domain';
import { isStillAssumed, momentOf, type Moment } from './history';
import { knownValue, type Path } from './path';
import { equalsConstant, isMatch, isOneOf, isPresent, isWithin, kindOf } from './questions';
import { isSame, relate } from './relations';
import { missingMembers } from './missing-members';
import { repeatedMembers } from './repeated-members';
import { entryGroups, itemsOfPart, readEntries, readItems, readKey, someOf } from './read-symbolic';
import type { Entry } from './read-place';
import { constant, type Lazy, type Symbolic, type TextSymbolic } from './symbolic';

/** A view of what something renders to for all values at once. A question with several answers is answered by the path of the run. */
export function symbolicView(path: Path, value: Lazy, pointer: string): View {
  return new SymbolicView(path, value, { above: pointer });
}

// A class, because one view is made for every part that a rule looks at, in every run.
class SymbolicView implements View {
  private made: { readonly symbolic: Symbolic; readonly moment: Moment } | undefined;

  constructor(
    private readonly path: Path,
    private readonly value: Lazy,
    private readonly place: Place,
  ) {}

  get pointer(): string {
    return pointerOf(this.place);
  }

  get [inside](): Symbolic {
    // What it is may depend on what was assumed of a member that has been passed by.
    if (this.made === undefined || !isStillAssumed(this.path, this.made.moment)) {
      const symbolic = this.value();
      this.made = { symbolic, moment: momentOf(this.path) };
    }
    return settled(this.path, this.made.symbolic);
  }

  get(...keys: readonly string[]): View {
    return keys.reduce<View>((from, key) => new SymbolicView(this.path, () => readKey(this.path, readOf(from), key), { above: from, key }), this);
  }

  kind(): ViewKind {
    return kindOf(this.path, this[inside]);
  }

  isPresent(): boolean {
    return isPresent(this.path, this[inside]);
  }

  isInteger(): boolean {
    return isWithin(this.path, this[inside], Number.isInteger, onlyIntegers, withoutIntegers);
  }

  isOpen(): boolean {
    return isOpen(this[inside]);
  }

  constant(): unknown {
    const symbolic = this[inside];
    switch (symbolic.kind) {
      case 'constant':
        return symbolic.value;
      case 'map':
      case 'list':
        return symbolic.literal;
      case 'text':
      case 'unknown':
        return undefined;
    }
  }

  items(most: 1 | 2 = 1): readonly View[] {
    return readItems(this.path, this[inside], most).map((item, index) => this.itemView(item, index));
  }

  each(): Iterable<View> {
    return eachItem(this.path, this[inside], (item, index) => this.itemView(item, index));
  }

  some(test: (item: View) => boolean): boolean {
    return someOf(this.path, this[inside], (item, index) => test(this.itemView(item, index)));
  }

  *eachRepeated(key: string): Iterable<View> {
    for (const { item, index } of repeatedMembers(this.path, this[inside], key)) {
      yield this.itemView(item, index).get(key);
    }
  }

  *eachMissing(key: string, others: View): Iterable<View> {
    for (const { item, index } of missingMembers(this.path, this[inside], key, readOf(others))) {
      yield this.itemView(item, index).get(key);
    }
  }

  entries(): readonly ViewEntry[] {
    return readEntries(this.path, this[inside]).map((entry) => this.entryView(entry));
  }

  eachEntry(): Iterable<ViewEntry> {
    return eachEntryOf(this.path, this[inside], (entry) => this.entryView(entry));
  }

  equals(constant: Scalar): boolean {
    return equalsConstant(this.path, this[inside], constant);
  }

  oneOf(constants: readonly Scalar[]): boolean {
    return isOneOf(this.path, this[inside], constants);
  }

  atLeast(least: number): boolean {
    return isWithin(this.path, this[inside], (number) => number >= least, ({ numbers }) => ({ ...NOTHING, numbers: atLeastIn(numbers, least) }), (domain) => ({ ...domain, numbers: lessThanIn(domain.numbers, least) }));
  }

  atMost(most: number): boolean {
    return isWithin(this.path, this[inside], (number) => number <= most, ({ numbers }) => ({ ...NOTHING, numbers: atMostIn(numbers, most) }), (domain) => ({ ...domain, numbers: greaterThanIn(domain.numbers, most) }));
  }

  matches(pattern: RegExp): boolean {
    return isMatch(this.path, this[inside], pattern);
  }

  same(other: View): boolean {
    return isSame(this.path, this[inside], readOf(other));
  }

  relate(question: string, others: readonly View[], answer: (...values: readonly (Scalar | undefined)[]) => boolean): boolean {
    return relate(this.path, question, [this[inside], ...others.map(readOf)], answer);
  }

  private itemView(item: Symbolic, index: number): View {
    return new SymbolicView(this.path, () => item, { above: this, key: item.kind === 'unknown' ? '*' : String(index) });
  }

  private entryView({ key, value }: { readonly key: Symbolic; readonly value: Symbolic }): ViewEntry {
    return {
      key: new SymbolicView(this.path, () => key, { above: this }),
      value: new SymbolicView(this.path, () => value, { above: this, key: key.kind === 'constant' ? String(key.value) : '*' }),
    };
  }
}

/** The members of a list one by one; the condition of one is asked only where it is looked at. */
function* eachItem(path: Path, list: Symbolic, viewOf: (item: Symbolic, index: number) => View): Iterable<View> {
  if (list.kind !== 'list') {
    const items = readItems(path, list, 1);
    yield* eachOf(path, items.length, (index) => items.slice(index, index + 1).map(viewOf));
    return;
  }
  for (const index of eachOf(path, list.parts.length, (at) => [at])) {
    const items = list.parts.slice(index, index + 1).flatMap((part) => itemsOfPart(path, part, 1));
    const at = items.length === 0 ? 0 : path.choose(items.length);
    yield* items.slice(at, at + 1).map((item) => viewOf(item, index + at));
  }
}

/** The entries of a map one by one; the condition of one is asked only where it is looked at. */
function* eachEntryOf(path: Path, map: Symbolic, viewOf: (entry: Entry) => ViewEntry): Iterable<ViewEntry> {
  const groups = entryGroups(path, map);
  for (const group of eachOf(path, groups.length, (at) => groups.slice(at, at + 1))) {
    yield* group().map(viewOf);
  }
}

function readOf(view: View): Symbolic {
  return view[inside] as Symbolic;
}

/** Whether the inside of a value is not declared: a Kubernetes-shaped field, or something below one. */
function isOpen(symbolic: Symbolic): boolean {
  if (symbolic.kind !== 'unknown' || symbolic.position.of.kind !== 'values') {
    return false;
  }
  const { field } = symbolic.position.of;
  return field === undefined || field.kind === 'kubernetes';
}

function settled(path: Path, symbolic: Symbolic): Symbolic {
  switch (symbolic.kind) {
    case 'unknown': {
      const known = knownValue(path, symbolic.position);
      return known === undefined ? symbolic : constant(known.value);
    }
    case 'text':
      return settledText(path, symbolic.parts);
    default:
      return symbolic;
  }
}

function settledText(path: Path, parts: TextSymbolic['parts']): Symbolic {
  const now = parts.map((part) => {
    const known = typeof part === 'string' ? undefined : knownValue(path, part);
    return known === undefined ? part : String(known.value);
  });
  return now.every((part) => typeof part === 'string') ? constant(now.join('')) : { kind: 'text', parts: now };
}
