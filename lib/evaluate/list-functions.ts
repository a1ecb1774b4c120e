import { compareCodePoints } from '../template/key-order';
import { pairsOf } from '../values/pairs-of';
import { isQuantityAtLeast } from '../values/quantity-order';

/** Helm's join leaves out what is absent. */
export function joinTexts(texts: unknown, separator: string): string {
  return ((texts ?? []) as readonly (string | null)[]).filter((each) => each !== null).join(separator);
}

function textsAt(members: unknown, key: string): readonly (string | null)[] {
  return ((members ?? []) as readonly Readonly<Record<string, string | null>>[]).map((member) => member[key] ?? null);
}

/** Quantities that do not rise from key to key. */
export function quantitiesOutOfOrder(members: unknown, keys: readonly string[]): string {
  const found = ((members ?? []) as readonly Readonly<Record<string, Readonly<Record<string, unknown>> | null>>[]).flatMap((member) =>
    pairsOf(keys).flatMap(([less, greater]) => {
      const small = member[less] ?? {};
      const great = member[greater] ?? {};
      const wrong = Object.keys(small).sort(compareCodePoints).filter((name) => Object.hasOwn(great, name) && !isQuantityAtLeast(great[name], small[name]));
      return wrong.map((name) => `${name} (${less} above ${greater})`);
    }),
  );
  return [...new Set(found)].join(', ');
}

/** What members have at a key, and no member of another list has. */
export function missingTexts(members: unknown, others: unknown, key: string): string {
  const known = textsAt(others, key);
  return joinTexts([...new Set(textsAt(members, key).filter((text) => !known.includes(text)))], ', ');
}

/** What several members have at a key. */
export function repeatedTexts(members: unknown, key: string): string {
  const texts = textsAt(members, key);
  return joinTexts([...new Set(texts.filter((text, index) => texts.indexOf(text) < index))], ', ');
}
