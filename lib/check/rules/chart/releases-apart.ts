import { pointerTo } from '../../../chart/images/image-parts';
import { isOfCluster } from '../../../chart/cluster-kinds';
import { negate } from '../../../reference/operations';
import { sameExpression } from '../../../reference/walk-expression';
import { apartness, type ReleaseFact } from './apartness';
import { expressionAt, objectsOf, partsAt, scalarsBelow, type TemplateObject } from './template-objects';
import type { Expression } from '../../../reference/expression';
import type { TemplateFinding, TemplateRule } from '../../rule';

// Where a kind says which pods are its own.
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  DaemonSet: ['spec', 'selector'],
  Deployment: ['spec', 'selector'],
  NetworkPolicy: ['spec', 'podSelector'],
  PodDisruptionBudget: ['spec', 'selector'],
  ReplicaSet: ['spec', 'selector'],
  Service: ['spec', 'selector'],
  StatefulSet: ['spec', 'selector'],
};

const FACT_NAMES: Readonly<Record<ReleaseFact, string>> = { 'release.name': 'name of the release', 'release.namespace': 'namespace of the release' };

/**
 * Premises: customers give no two releases of a namespace the same `fullnameOverride` or the same names of their own, and
 * hashes do not collide. By Helm's usual rule for `fullname` the releases `x` and `x-<chart>` have the same names; Helm
 * refuses the second. What an object's name means to a program of the cluster is not known here.
 */
export const releasesApart: TemplateRule = {
  kind: 'template',
  id: 'releases-apart',
  severity: 'error',
  description: 'Two releases of the chart have no object of the same name, and none selects the pods of the other.',
  remedy: 'Leave metadata.name to the HelmChart, or begin it with the name of the release (in the whole cluster: chart.clusterObjectName), and select by app.kubernetes.io/instance.',
  source: 'https://helm.sh/docs/chart_best_practices/labels/#standard-labels',
  check: function* ({ documents }) {
    for (const object of documents.flatMap(objectsOf)) {
      yield* nameFindings(object);
      yield* selectorFindings(object);
    }
  },
};

function* nameFindings(object: TemplateObject): Iterable<TemplateFinding> {
  const { kind, document } = object;
  const facts: readonly ReleaseFact[] = isOfCluster(kind) || isElsewhere(object) ? ['release.name', 'release.namespace'] : ['release.name'];
  for (const part of partsAt(object, 'metadata', 'name')) {
    const name = expressionAt(part);
    const missing = name === undefined ? [] : facts.filter((fact) => apartness(name, fact) === 'fixed');
    if (missing.length > 0) {
      yield { place: `${document.path} ${pointerTo(part.place)}`, source: document.source, problem: `the name of the ${kind} does not depend on the ${missing.map((fact) => FACT_NAMES[fact]).join(' and the ')}` };
    }
  }
}

/** Whether an object stands in another namespace than its release, or may. */
function isElsewhere(object: TemplateObject): boolean {
  return partsAt(object, 'metadata', 'namespace').some((part) => {
    const namespace = expressionAt(part);
    return namespace !== undefined && apartness(namespace, 'release.namespace') === 'fixed';
  });
}

function* selectorFindings(object: TemplateObject): Iterable<TemplateFinding> {
  const { kind, document } = object;
  const path = SELECTORS[kind];
  const parts = path === undefined ? [] : scalarsBelow(object, ...path);
  const telling = parts.filter((part) => tellsApart(expressionAt(part))).map(({ place }) => place.conditions);
  const found = parts.find(({ place }) => canBeAbsent(telling, place.conditions));
  if (found !== undefined) {
    yield { place: `${document.path} ${pointerTo(found.place)}`, source: document.source, problem: `the ${kind} selects pods of other releases too` };
  }
}

/** Whether none of some parts need be there, each known by its conditions, while others hold: one condition of each has to fail. */
function canBeAbsent([first, ...others]: readonly (readonly Expression[])[], holding: readonly Expression[]): boolean {
  return first === undefined || first.some((each) => !includes(holding, each) && canBeAbsent(others, [...holding, negate(each)]));
}

function includes(conditions: readonly Expression[], wanted: Expression): boolean {
  return conditions.some((each) => sameExpression(each, wanted));
}

/** Whether a part of a selector is different in every release, or is the customer's own. */
function tellsApart(expression: Expression | undefined): boolean {
  return expression !== undefined && apartness(expression, 'release.name') !== 'fixed';
}
