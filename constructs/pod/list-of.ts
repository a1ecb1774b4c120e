import { ifSet, type Reference } from '../../lib';

/** What the chart has, then what the customer adds. Where the chart has nothing, the key is left out together with an empty list. */
export function listOf(own: readonly unknown[], extra: Reference<readonly unknown[]>): unknown {
  return own.length === 0 ? ifSet(extra) : [...own, ...extra];
}
