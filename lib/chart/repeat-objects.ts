import { Construct } from 'constructs';
import { ChartError } from '../diagnostic';
import { compareCodePoints } from '../template/key-order';
import { deferredOf, isListLike, nameOf } from '../reference/deferred';
import { entriesOf, membersOf } from '../reference/each';
import { typeOf } from '../reference/expression-type';
import { HelmChart } from './helm-chart';
import { attachRepetition, repetitionAround } from './repetition-scope';
import type { Known, Reference } from '../reference';

/**
 * Makes objects once for each different text of a list, or for each entry of a map in the order of its keys. For a
 * literal one the callback is called for each member at once, with a scope of its own; for a reference it is called
 * once, and its objects become templates that repeat themselves. Then the name of each has to contain the text or
 * key, or its `checksum`, so that no two of them are ever the same.
 *
 * @throws ChartError EXPRESSION_TYPE – when the reference is not to a list of texts, or to a map, that the values declare.
 * @throws ChartError UNSUPPORTED_STRUCTURE – when a reference is repeated over where objects are repeated already.
 * @throws ChartError REFERENCE_OUTSIDE_CHART – when a reference is used outside a HelmChart.
 * @example
 * repeatObjects(chart, 'zones', values.zones, (scope, zone) => {
 *   new ApiObject(scope, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: token(text`zone-${zone}`) }, data: { zone: token(zone) } });
 * });
 */
export function repeatObjects(scope: Construct, id: string, list: readonly string[] | Known<readonly string[]>, make: (scope: Construct, text: Reference<string>) => void): Construct;
export function repeatObjects<Entry>(scope: Construct, id: string, map: Known<Readonly<Record<string, Entry>>> | Readonly<Record<string, Entry>>, make: (scope: Construct, key: Reference<string>, value: Reference<Entry>) => void): Construct;
export function repeatObjects(scope: Construct, id: string, source: object, make: Make): Construct {
  const construct = new Construct(scope, id);
  if (deferredOf(source) === undefined) {
    repeatNow(construct, source, make);
  } else {
    repeatLater(construct, source, make);
  }
  return construct;
}

type Make = (scope: Construct, key: never, value: never) => void;

function repeatNow(construct: Construct, source: object, make: Make): void {
  const members: readonly (readonly [string, unknown])[] = Array.isArray(source)
    ? [...new Set<string>(source)].map((text) => [text, undefined])
    : Object.entries(source).sort(([a], [b]) => compareCodePoints(a, b));
  for (const [key, value] of members) {
    make(new Construct(construct, key), key as never, value as never);
  }
}

function repeatLater(construct: Construct, source: object, make: Make): void {
  const deferred = deferredOf(source);
  const name = deferred === undefined ? '' : nameOf(deferred);
  const outer = repetitionAround(construct);
  if (outer !== undefined) {
    throw new ChartError('UNSUPPORTED_STRUCTURE', `objects are to be repeated for ${name}, but ${outer.node.path} repeats them already`, {
      in: construct.node.path,
      fix: 'declare one map whose keys name all of the objects, or repeat inside an object with each or eachEntry',
    });
  }
  if (HelmChart.find(construct) === undefined) {
    throw new ChartError('REFERENCE_OUTSIDE_CHART', `objects are repeated for ${name} in an ordinary cdk8s Chart, which has no values`, {
      in: construct.node.path,
      fix: 'create them inside a HelmChart, or pass a literal list or map',
    });
  }
  if (deferred !== undefined && isListLike(deferred)) {
    repeatTexts(construct, source, make);
  } else {
    const { source: map, key, member, keyReference, memberReference } = entriesOf(source);
    attachRepetition(construct, { source: map, key, member });
    make(construct, keyReference as never, memberReference as never);
  }
}

function repeatTexts(construct: Construct, list: object, make: Make): void {
  const { source, member, memberReference } = membersOf(list);
  const deferred = deferredOf(memberReference);
  if (deferred?.kind !== 'expression' || typeOf(deferred.expression) !== 'string') {
    throw new ChartError('EXPRESSION_TYPE', `the members of ${nameOf({ kind: 'expression', expression: source })} are not texts, which alone tell objects apart`, {
      in: construct.node.path,
      fix: 'declare the value with v.map, whose keys do',
    });
  }
  attachRepetition(construct, { source, key: undefined, member });
  make(construct, memberReference as never, undefined as never);
}
