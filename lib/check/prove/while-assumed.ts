import { isStillAssumed, momentOf, type Moment } from './history';
import type { Path } from './path';

/** Works something out when it is first asked for, and again where a run has gone back behind that. */
export function whileAssumed<T>(path: Path, make: () => T): () => T {
  let made: { readonly value: T; readonly moment: Moment } | undefined;
  return () => {
    if (made === undefined || !isStillAssumed(path, made.moment)) {
      const value = make();
      made = { value, moment: momentOf(path) };
    }
    return made.value;
  };
}
