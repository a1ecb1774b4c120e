import type { Field } from '../field';

/** What options of any builder look like at run time. */
export type AnyOptions = Readonly<Record<string, unknown>>;

/** A frozen field of a kind. Options that are undefined count as absent; an item's description is empty. */
export function makeField<F extends Field>(kind: F['kind'], options: AnyOptions = {}, shape: AnyOptions = {}): F {
  const given = Object.entries(options).filter(([, option]) => option !== undefined);
  return Object.freeze({ description: '', ...Object.fromEntries(given), kind, ...shape }) as unknown as F;
}
