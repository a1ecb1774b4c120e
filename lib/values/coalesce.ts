import { copyValue } from './copy-value';
import { isMap, ownValue, setOwn } from './own-property';

type Map = Readonly<Record<string, unknown>>;

/**
 * The values that Helm computes from a chart's defaults and what the customer gives: maps are merged
 * key by key at every depth, everything else is replaced whole, and null removes a default. Null for
 * a key that has no default stays null, and so does null inside a list: as in Helm 4.2 (releases
 * differ there only in values that the schema refuses anyway). Shares nothing with its inputs.
 *
 * @example
 * coalesceValues({ web: { replicas: 2, port: 80 } }, { web: { replicas: 3, port: null } })
 * // { web: { replicas: 3 } }
 */
export function coalesceValues(defaults: Map, overrides: Map): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(defaults)) {
    const given = ownValue(overrides, key);
    if (given === undefined) {
      setOwn(values, key, copyValue(value));
    } else if (given !== null) {
      setOwn(values, key, isMap(value) && isMap(given) ? coalesceValues(value, given) : copyValue(given));
    }
  }
  for (const [key, given] of Object.entries(overrides)) {
    if (given !== undefined && ownValue(defaults, key) === undefined) {
      setOwn(values, key, copyValue(given));
    }
  }
  return values;
}
