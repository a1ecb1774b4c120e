import type { HelmChart } from './helm-chart';
import type { LiftedObject } from './lift';
import { ifSet } from '../reference';
import { fieldAt } from '../values';
import { known } from '../reference/operations';

/** An object whose annotations begin with those that the customer wants on every object. */
export function withCommonAnnotations(chart: HelmChart, object: LiftedObject): LiftedObject {
  const field = fieldAt(chart.definition, ['commonAnnotations']);
  const metadata = object.metadata as Readonly<Record<string, unknown>> | undefined;
  if (field === undefined || metadata === undefined) {
    return object;
  }
  const common = known<Readonly<Record<string, string>>>({ kind: 'value', path: ['commonAnnotations'], field, certain: 1 });
  const own = metadata.annotations as object | undefined;
  const annotations = own === undefined ? ifSet(common) : { ...common, ...own };
  return { ...object, metadata: { ...metadata, annotations } };
}
