import { inside, type View, type ViewEntry } from '../view/view';
import { pointerBelow } from '../view/concrete-view';
import { atLeastIn, atMostIn, greaterThanIn, lessThanIn } from './number-set';
import { NOTHING, onlyIntegers, withoutIntegers } from './domain';
import { knownValue, type Path } from './path';
import { equalsConstant, isMatch, isOneOf, isPresent, isSame, isWithin, kindOf, relate } from './questions';
import { eachOf, itemsOfPart, readEntries, readItems, readKey } from './read-symbolic';
import { constant, type Lazy, type Symbolic, type TextSymbolic } from './symbolic';

/** A view of what something renders to for all values at once. A question with several answers is answered by the path of the run. */
export function symbolicView(path: Path, value: Lazy, pointer: string): View {
  const now = memo(value);
  const read = (): Symbolic => settled(path, now());
  const view = (lazy: Lazy, below: string): View => symbolicView(path, lazy, below);
  const itemView = (item: Symbolic, index: number): View => view(() => item, `${pointer}/${item.kind === 'unknown' ? '*' : String(index)}`);
  const entryView = ({ key, value: below }: { readonly key: Symbolic; readonly value: Symbolic }): ViewEntry => ({
    key: view(() => key, pointer),
    value: view(() => below, pointerBelow(pointer, key.kind === 'constant' ? String(key.value) : '*')),
  });
  return {
    [inside]: read,
    pointer,
    get: (...keys) => keys.reduce<View>((from, key) => view(() => readKey(path, readOf(from), key), pointerBelow(from.pointer, key)), view(now, pointer)),
    kind: () => kindOf(path, read()),
    isPresent: () => isPresent(path, read()),
    isInteger: () => isWithin(path, read(), Number.isInteger, onlyIntegers, withoutIntegers),
    isOpen: () => isOpen(read()),
    items: (most = 1) => readItems(path, read(), most).map(itemView),
    each: () => eachItem(path, read(), itemView),
    entries: () => readEntries(path, read()).map(entryView),
    eachEntry: () => {
      const entries = readEntries(path, read());
      return eachOf(path, entries.length, (index) => entries.slice(index, index + 1).map(entryView));
    },
    equals: (given) => equalsConstant(path, read(), given),
    oneOf: (given) => isOneOf(path, read(), given),
    atLeast: (least) => isWithin(path, read(), (number) => number >= least, (domain) => ({ ...NOTHING, numbers: atLeastIn(domain.numbers, least) }), (domain) => ({ ...domain, numbers: lessThanIn(domain.numbers, least) })),
    atMost: (most) => isWithin(path, read(), (number) => number <= most, (domain) => ({ ...NOTHING, numbers: atMostIn(domain.numbers, most) }), (domain) => ({ ...domain, numbers: greaterThanIn(domain.numbers, most) })),
    matches: (pattern) => isMatch(path, read(), pattern),
    same: (other) => isSame(path, read(), readOf(other)),
    relate: (question, others, answer) => relate(path, question, [read(), ...others.map(readOf)], answer),
  };
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

function readOf(view: View): Symbolic {
  return (view[inside] as Lazy)();
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

function memo(make: Lazy): Lazy {
  let made: Symbolic | undefined;
  return () => (made ??= make());
}
