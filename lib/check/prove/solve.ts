import { defaultOf } from '../../values/defaults-of';
import { isMap, ownValue, setOwn } from '../../values/own-property';
import { constantOf, includesScalar, kindsOf, someScalars, type Domain } from './domain';
import { domainIn, type Path } from './path';
import { childAt, declaredKeys, hasFreeKeys, idOfOtherKey, isRequiredInBranch, isValuesPosition, itemAt, otherKeyAt, otherValueAt, type Position, type ValuesPosition } from './position';
import { keysOfPlace, leastEntries } from './read-place';
import type { Scalar } from '../view/view';

/** Scalars that were picked for some positions, by their ids; everything else is picked here. */
export type Picks = ReadonlyMap<string, Scalar>;

const NONE = Symbol('none');

/**
 * A value of a place that satisfies what a run assumed, as near to what is preferred as possible.
 * Undefined where the place has to be empty.
 */
export function valueOf(path: Path, place: ValuesPosition, preferred: unknown, picks: Picks): unknown {
  const domain = domainIn(path, place);
  const picked = picks.has(place.id) ? picks.get(place.id) : NONE;
  if (picked !== NONE) {
    return picked;
  }
  if (isPreferable(path, place, preferred, domain)) {
    return Array.isArray(preferred) ? listOf(path, place, preferred, picks) : isMap(preferred) ? mapOf(path, place, preferred, picks) : preferred;
  }
  return valueOfKind(path, place, domain, picks);
}

function isPreferable(path: Path, place: ValuesPosition, preferred: unknown, domain: Domain): boolean {
  switch (typeof preferred) {
    case 'undefined':
      return domain.absent;
    case 'string':
    case 'number':
    case 'boolean':
      return includesScalar(domain, preferred);
    default:
      return Array.isArray(preferred) ? domain.list : preferred !== null && domain.map;
  }
}

/** The simplest value of whatever kind is possible. */
function valueOfKind(path: Path, place: ValuesPosition, domain: Domain, picks: Picks): unknown {
  const [kind] = kindsOf({ ...domain, absent: false });
  switch (kind) {
    case 'list':
      return listOf(path, place, [], picks);
    case 'map':
      return mapOf(path, place, {}, picks);
    case undefined:
      return undefined;
    default:
      return someScalars(domain, 1)[0];
  }
}

function listOf(path: Path, place: ValuesPosition, preferred: unknown, picks: Picks): readonly unknown[] {
  const known = Array.isArray(preferred) ? (preferred as readonly unknown[]) : [];
  const size = path.sizes.get(place.id);
  const least = place.of.field?.kind === 'list' ? (place.of.field.minItems ?? 0) : 0;
  if (size === undefined) {
    return known.length >= least ? known : Array.from({ length: least }, () => valueOf(path, itemAt(place, 0), undefined, picks));
  }
  const items = Array.from({ length: size }, (_, item) => valueOf(path, itemAt(place, item), known[item] ?? defaultBelow(itemAt(place, item)), picks));
  const more = Math.max(0, size === 0 ? 0 : least - size);
  return [...items, ...Array.from({ length: more }, () => items.at(-1))];
}

function mapOf(path: Path, place: ValuesPosition, preferred: Readonly<Record<string, unknown>>, picks: Picks): Readonly<Record<string, unknown>> {
  const map: Record<string, unknown> = {};
  for (const key of keysFor(path, place, preferred)) {
    const child = childAt(place, key);
    const value = child === undefined ? preferred[key] : childValue(path, child, ownValue(preferred, key), picks);
    if (value !== undefined) {
      setOwn(map, key, value);
    }
  }
  for (const other of ([0, 1] as const).filter((each) => path.others.get(idOfOtherKey(place, each)) === true)) {
    const position = otherKeyAt(place, other);
    const key = picks.get(position.id) ?? someScalars(domainIn(path, position), Object.keys(map).length + 1).find((each) => !Object.hasOwn(map, String(each)));
    setOwn(map, String(key), valueOf(path, otherValueAt(place, other), defaultBelow(otherValueAt(place, other)), picks));
  }
  addNeeded(path, place, map, picks);
  return map;
}

/** Entries that nothing was asked of, while a map has fewer than it must. */
function addNeeded(path: Path, place: ValuesPosition, map: Record<string, unknown>, picks: Picks): void {
  const least = leastEntries(place);
  const absent = keysOfPlace(path, place);
  for (const key of least === 0 ? [] : someScalars(otherKeyAt(place).domain, least + absent.length)) {
    if (Object.keys(map).length < least && !absent.includes(String(key))) {
      setOwn(map, String(key), valueOf(path, otherValueAt(place), defaultBelow(otherValueAt(place)), picks));
    }
  }
}

/** What the customer must set while a branch is chosen is left out while another is, unless a run asked for it. */
function childValue(path: Path, child: ValuesPosition, preferred: unknown, picks: Picks): unknown {
  const isNeeded = !isRequiredInBranch(child) || path.positions.has(child.id) || child.of.branches.every(({ discriminator, name }) => valueOf(path, discriminator, defaultBelow(discriminator), picks) === name);
  return isNeeded || preferred !== undefined ? valueOf(path, child, preferred ?? defaultBelow(child), picks) : undefined;
}

/** Declared keys, those that were asked for, and (while nothing else was assumed) those that are preferred. */
function keysFor(path: Path, place: ValuesPosition, preferred: Readonly<Record<string, unknown>>): readonly string[] {
  const asked = [...path.positions.values()].filter(isValuesPosition).filter((each) => isChild(place, each)).flatMap(({ of }) => {
    const last = of.steps.at(-1);
    return last !== undefined && 'key' in last ? [last.key] : [];
  });
  const free = hasFreeKeys(place) && path.others.has(idOfOtherKey(place, 0)) ? [] : Object.keys(preferred);
  return [...new Set([...declaredKeys(place), ...free, ...asked])];
}

function isChild(place: ValuesPosition, child: Position & { readonly of: ValuesPosition['of'] }): boolean {
  return child.of.steps.length === place.of.steps.length + 1 && child.id.startsWith(`${place.id}/`);
}

function defaultBelow({ of }: ValuesPosition): unknown {
  return of.field === undefined ? undefined : defaultOf(of.field);
}

/** Scalars worth trying for a position: what is preferred, the simplest ones, and some that are large. */
export function candidatesFor(path: Path, position: Position, preferred: unknown): readonly Scalar[] {
  const domain = domainIn(path, position);
  const own = isScalar(preferred) && includesScalar(domain, preferred) ? [preferred] : [];
  const known = constantOf(domain);
  if (known?.value !== undefined) {
    return [known.value];
  }
  const hints = HINTS.filter((hint) => includesScalar(domain, hint));
  return [...new Set([...own, ...someScalars(domain, 4), ...hints])];
}

// Quantities and numbers of different sizes, and texts that rules speak of.
const HINTS: readonly Scalar[] = ['1', '1m', '1Ki', '1Gi', '1Ti', 'a', 'b', 1000, 100_000];

/** Whether a value is text, a number, a switch or null. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** What a values file has to say so that the values become these: what differs from the defaults, null for what is removed. */
export function overridesFor(defaults: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const overrides: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(defaults), ...Object.keys(values)])) {
    const [before, after] = [ownValue(defaults, key), ownValue(values, key)];
    if (after === undefined) {
      setOwn(overrides, key, null);
    } else if (isMap(before) && isMap(after)) {
      const below = overridesFor(before, after);
      if (Object.keys(below).length > 0) {
        setOwn(overrides, key, below);
      }
    } else if (JSON.stringify(before) !== JSON.stringify(after)) {
      setOwn(overrides, key, after);
    }
  }
  return overrides;
}

