import { copyValue } from './copy-value';
import { isMap, ownValue, setOwn } from './own-property';

type Values = Readonly<Record<string, unknown>>;

/**
 * The values of one file laid over those of earlier ones, as Helm does before it looks at the chart: maps are
 * merged at every depth, everything else is replaced; null stays, to remove a default later. Shares nothing
 * with its inputs.
 */
export function mergeValues(base: Values, over: Values): Values {
  const merged = copyValue(base) as Record<string, unknown>;
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) {
      continue;
    }
    const below = ownValue(merged, key);
    setOwn(merged, key, isMap(below) && isMap(value) ? mergeValues(below, value) : copyValue(value));
  }
  return merged;
}
