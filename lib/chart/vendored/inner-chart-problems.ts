import { describe, type Problem } from '../../diagnostic';
import type { ChartDependency } from '../chart-metadata';
import type { VendoredChart } from './vendored-chart';
import { versionInRange } from './version-range';

/**
 * What is missing inside a chart. Helm looks for the dependencies of the outermost chart only: without an inner one it
 * installs the rest, and one of another version it installs without its alias, so that its values and its condition are lost.
 */
export function innerChartProblems(chart: VendoredChart, place: string): readonly Problem[] {
  return [...chart.dependencies.flatMap((dependency) => problemOf(chart, dependency, place)), ...chart.subcharts.flatMap((inner) => innerChartProblems(inner, place))];
}

function problemOf({ name, source, subcharts }: VendoredChart, dependency: ChartDependency, place: string): readonly Problem[] {
  const found = subcharts.filter((inner) => inner.name === dependency.name);
  const fix = `run: helm dependency build ${source}`;
  if (found.length === 0) {
    return [{ code: 'SUBCHART_INVALID', what: `${name} in ${source} depends on ${dependency.name} ${dependency.version}, which is not in its charts/`, in: place, fix }];
  }
  // What only Helm understands of ranges is not judged here.
  return found.every(({ version }) => versionInRange(version, dependency.version) === 'outside')
    ? [{ code: 'SUBCHART_VERSION', what: `${name} in ${source} depends on ${dependency.name} ${describe(dependency.version)}, and its charts/ holds ${found.map(({ version }) => version).join(', ')}`, in: place, fix }]
    : [];
}
