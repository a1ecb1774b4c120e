import { and, not } from '../reference';
import { exclusionsOf } from '../values/exclusions';
import { printPath, type ValuesPath } from '../values/values-path';
import { guard } from './guard';
import type { BooleanValue, Reference } from '../reference';
import type { HelmChart } from './helm-chart';

/** Refuses switches that exclude each other where the schema is not asked: Helm can skip it. */
export function guardExclusions(chart: HelmChart): void {
  for (const { path, other, reason } of exclusionsOf(chart.definition)) {
    const [name, otherName] = [printPath(path), printPath(other)];
    guard(chart, not(and(referenceAt(chart.values, path), referenceAt(chart.values, other))), `${name} is true, although ${otherName} is: ${reason}. Set ${name} or ${otherName} to false.`);
  }
}

function referenceAt(values: Reference<unknown>, path: ValuesPath): BooleanValue {
  return path.reduce<unknown>((found, key) => (found as Readonly<Record<string | number, unknown>>)[key], values) as BooleanValue;
}
