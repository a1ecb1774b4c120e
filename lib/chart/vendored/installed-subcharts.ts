import { coalesceValues } from '../../values';
import { isMap, ownValue } from '../../values/own-property';
import type { SubchartUse } from './subchart-use';

type Values = Readonly<Record<string, unknown>>;

/**
 * The subcharts that Helm installs with values, libraries among them: a condition decides, otherwise tags, of which one
 * that is on is enough. https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/util/dependencies.go
 */
export function installedSubcharts(defaults: Values, given: Values, subcharts: readonly SubchartUse[]): readonly SubchartUse[] {
  const values = coalesceValues(defaults, given);
  return subcharts.filter(({ condition, dependency: { tags = [] } }) => {
    if (condition !== undefined) {
      return valueAt(values, condition) !== false;
    }
    const switches = tags.map((tag) => valueAt(values, ['tags', tag]));
    return switches.includes(true) || !switches.includes(false);
  });
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce((value, key) => (isMap(value) ? ownValue(value, key) : undefined), values);
}
