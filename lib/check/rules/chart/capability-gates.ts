import { DEFAULT_API_VERSIONS } from '../../../evaluate/default-api-versions';
import { inlined } from '../../../reference/with-arguments';
import { partsOf } from '../../../reference/walk-expression';
import { objectsOf } from './template-objects';
import type { Expression } from '../../../reference/expression';
import type { TemplateRule } from '../../rule';

// The groups that every cluster serves, as Helm itself takes them to be there.
const BUILT_IN_GROUPS = new Set(DEFAULT_API_VERSIONS.map(groupOf));

/**
 * A cluster without the controller refuses the whole release. An object that a chart brings the definition of is of
 * the chart's own kind, and a guard that asks for the API says what to install. Whether a cluster that serves an
 * API also runs its controller is not known.
 */
export const capabilityGates: TemplateRule = {
  kind: 'template',
  id: 'capability-gates',
  severity: 'error',
  description: 'Objects of kinds that Kubernetes itself does not have stand behind a value, or a guard or condition that asks whether the cluster serves them.',
  remedy: 'Put the object into a Condition on a value, or ask capabilities.has in a guard.',
  source: 'https://helm.sh/docs/chart_template_guide/builtin_objects/',
  check: function* ({ documents, guards }) {
    const objects = documents.flatMap(objectsOf);
    const asked = guards.flatMap(({ condition }) => askedApis(condition));
    const brought = new Set(objects.filter(({ kind }) => kind === 'CustomResourceDefinition').flatMap(({ parts }) => parts.flatMap(({ node, place }) => (place.path.at(-1) === 'group' && node.kind === 'literal' ? [String(node.value)] : []))));
    for (const { document, apiVersion, kind } of objects) {
      const isServed = BUILT_IN_GROUPS.has(groupOf(apiVersion)) || brought.has(groupOf(apiVersion)) || asked.some((api) => api === apiVersion || api === `${apiVersion}/${kind}`);
      if (!isServed && ![document.condition, document.repeat?.source, document.repeat?.condition].some((each) => each !== undefined && (asksSomebody(each) || isNever(each)))) {
        yield { place: document.path, source: document.source, problem: `a ${kind} of ${apiVersion} is rendered always, also where the cluster does not serve it` };
      }
    }
  },
};

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** The APIs that a condition asks the cluster for. */
function askedApis(given: Expression): readonly string[] {
  const condition = inlined(given);
  return condition.kind === 'has-api' ? [condition.apiVersion] : partsOf(condition).flatMap(askedApis);
}

/** Whether a condition depends on the customer or the cluster. */
function asksSomebody(given: Expression): boolean {
  const condition = inlined(given);
  return ['value', 'variable', 'has-api', 'raw'].includes(condition.kind) || partsOf(condition).some(asksSomebody);
}

/** Whether a condition holds for nobody: a literal left the object out. */
function isNever(given: Expression): boolean {
  const condition = inlined(given);
  return condition.kind === 'literal' && condition.value === false;
}
