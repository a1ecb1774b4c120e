import { SPREAD_KEY } from '../reference/deferred';
import { nodeOf } from '../template/from-object';
import { keysOf } from '../template/known-keys';

/** Whether what is spread into a map is known to have a key of its own by that name, always or for some values. */
export function namesKey(spread: unknown, key: string): boolean {
  const node = nodeOf({ [SPREAD_KEY]: spread });
  const entries = node.kind === 'map' ? node.entries : [];
  const expressions = [...(node.kind === 'passthrough' ? [node.expression] : []), ...entries.flatMap((entry) => (entry.kind === 'spread' ? [entry.expression] : []))];
  return entries.some((entry) => entry.kind === 'entry' && entry.key === key) || expressions.some((each) => keysOf(each).keys.includes(key));
}
