import { defaultOf } from '../../values/defaults-of';
import { setOwn } from '../../values/own-property';
import { kindsOf, onlyKind, someScalars } from '../prove/domain';
import { childAt, declaredKeys, hasFreeKeys, itemAt, otherKeyAt, otherValueAt, type ValuesPosition } from '../prove/position';
import { leastEntries } from '../prove/read-place';

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

// At least half of the values keep their defaults, in most samples many more: what values have to do with each other
// rarely fits where all of them change.
const LEAST_KEPT = 0.5;
// The greater, the more samples change only a few values.
const FEW = 6;
const MOST_KEPT = 0.997;
const REMOVED = 0.3;
const MOST_MEMBERS = 2;
const MOST_SCALARS = 8;

/** Some value of a place. What the schema refuses all the same, such as half a reference, is for the caller to drop. */
function randomValue(place: ValuesPosition, random: Random, kept: number): unknown {
  const usual = usualOf(place);
  // What an object has by default may lack what the customer must set.
  const isWhole = declaredKeys(place).length === 0 || place.of.field?.kind === 'secret-key-ref';
  if (usual !== undefined && isWhole && random() < kept) {
    return usual;
  }
  if (place.domain.absent && random() < (usual === undefined ? kept : REMOVED)) {
    return undefined;
  }
  if (place.of.field?.kind === 'secret-key-ref') {
    return { name: 'name', key: 'key' };
  }
  const kind = pick(kindsOf({ ...place.domain, absent: false }), random);
  switch (kind) {
    case 'map':
      return randomMap(place, random, kept);
    case 'list':
      return randomList(place, random, kept);
    case undefined:
      return usual;
    default:
      return pick(someScalars(onlyKind(place.domain, kind), MOST_SCALARS), random);
  }
}

/** Some values of a chart. */
export function randomValues(root: ValuesPosition, random: Random): Readonly<Record<string, unknown>> {
  return randomMap(root, random, MOST_KEPT - (MOST_KEPT - LEAST_KEPT) * random() ** FEW);
}

function usualOf({ of }: ValuesPosition): unknown {
  return of.field === undefined ? undefined : defaultOf(of.field);
}

function randomMap(place: ValuesPosition, random: Random, kept: number): Readonly<Record<string, unknown>> {
  const map: Record<string, unknown> = {};
  const { field } = place.of;
  const chosen = field?.kind === 'union' ? randomValue(childAt(place, field.discriminator) as ValuesPosition, random, kept) : undefined;
  for (const key of declaredKeys(place)) {
    const child = childAt(place, key);
    const value = child === undefined ? undefined : field?.kind === 'union' && key !== chosen ? (key === field.discriminator ? chosen : usualOf(child)) : randomValue(child, random, kept);
    if (value !== undefined) {
      setOwn(map, key, value);
    }
  }
  // An open object is the library's own `global`: what else may stand in it nobody reads.
  const least = leastEntries(place);
  const count = hasFreeKeys(place) && declaredKeys(place).length === 0 ? least + Math.floor(random() * (MOST_MEMBERS + 1)) : 0;
  const candidates = someScalars(otherKeyAt(place).domain, Math.max(MOST_SCALARS, least));
  for (let index = 0; index < count; index += 1) {
    const key = index < least ? candidates[index] : pick(candidates, random);
    setOwn(map, String(key), deepEnough(place) ? 'text' : randomValue(otherValueAt(place), random, kept));
  }
  return map;
}

function randomList(place: ValuesPosition, random: Random, kept: number): readonly unknown[] {
  const { field } = place.of;
  const [least, greatest] = field?.kind === 'list' ? [field.minItems ?? 0, field.maxItems ?? Infinity] : [0, Infinity];
  const length = Math.min(greatest, least + Math.floor(random() * (MOST_MEMBERS + 1)));
  return Array.from({ length }, () => (deepEnough(place) ? 'text' : randomValue(itemAt(place, 0), random, kept)));
}

/** Free-form content has no depth of its own. */
function deepEnough({ of }: ValuesPosition): boolean {
  const freeSteps = 3;
  return of.field === undefined && of.steps.length > freeSteps;
}

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[Math.floor(random() * from.length)];
}

/** Mulberry32 (https://github.com/cprosche/mulberry32): good enough to choose samples, and the same everywhere. */
export function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
