import type { HelmChart } from './helm-chart';
import type { LiftedObject } from './lift';
import { ifSet, isSet, or, when } from '../reference';
import { fieldAt } from '../values';
import { expressionOf } from '../reference/convert';
import { deferredOf, SPREAD_KEY } from '../reference/deferred';
import { known } from '../reference/operations';
import type { Expression } from '../reference/expression';
import type { Reference } from '../reference';

/** An object whose annotations begin with those that the customer wants on every object. */
export function withCommonAnnotations(chart: HelmChart, object: LiftedObject): LiftedObject {
  const field = fieldAt(chart.definition, ['commonAnnotations']);
  const metadata = object.metadata as Readonly<Record<string, unknown>> | undefined;
  if (field === undefined || metadata === undefined) {
    return object;
  }
  const common = known<Readonly<Record<string, string>>>({
    kind: 'value',
    path: ['commonAnnotations'],
    field,
    certain: 1,
  });
  return {
    ...object,
    metadata: { ...metadata, annotations: joined(common, metadata.annotations as object | undefined) },
  };
}

function joined(common: Reference<Readonly<Record<string, string>>>, own: object | undefined): unknown {
  if (own === undefined) {
    return ifSet(common);
  }
  const optional = optionalMapOf(own);
  // An empty map adds nothing, so that the map itself can be merged.
  return optional === undefined ? { ...common, ...own } : when(or(isSet(common), known<boolean>(optional.condition)), { ...common, ...optional.map });
}

/** What `ifSet(map)` was called with, where annotations are nothing else: cdk8s spreads them into a map of its own. */
function optionalMapOf(own: object): { readonly condition: Expression; readonly map: object } | undefined {
  const [only, ...others] = Object.entries(own) as readonly (readonly [string, unknown])[];
  const deferred = only?.[0].startsWith(SPREAD_KEY) === true && others.length === 0 ? deferredOf(only[1]) : undefined;
  if (deferred?.kind !== 'conditional' || deferred.otherwise !== undefined || deferred.condition.kind !== 'is-set') {
    return undefined;
  }
  const { condition, value } = deferred;
  return condition.value === expressionOf(value) ? { condition, map: value as object } : undefined;
}
