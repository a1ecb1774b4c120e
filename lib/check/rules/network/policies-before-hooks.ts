import { isolates, policiesAmong } from '../../network/policy-view';
import { selects } from '../../view/label-selector';
import { defaultDeny, pod, policy, selectorOf } from './network-examples';
import { podsAmong } from './pods-among';
import type { ObjectView } from '../../object-view';
import type { ChartRule } from '../../rule';
import type { Scalar, View } from '../../view/view';

// When the policies of a release are not there yet, are those of another version, or are gone
// (https://helm.sh/docs/topics/charts_hooks/#the-available-hooks), each as a word among others.
const EARLY = [
  ['pre-install', /(?:^|,)\s*pre-install\s*(?:,|$)/u],
  ['pre-upgrade', /(?:^|,)\s*pre-upgrade\s*(?:,|$)/u],
  ['pre-rollback', /(?:^|,)\s*pre-rollback\s*(?:,|$)/u],
  ['post-delete', /(?:^|,)\s*post-delete\s*(?:,|$)/u],
] as const;
const DIRECTIONS = ['Ingress', 'Egress'] as const;

const hookOf = (hook: string, weight: string): Readonly<Record<string, string>> => ({ 'helm.sh/hook': hook, 'helm.sh/hook-weight': weight });
const hookPod = (hook: string, weight: string): object => ({ ...pod('migrate'), metadata: { name: 'migrate', labels: { 'app.kubernetes.io/component': 'migrate' }, annotations: hookOf(hook, weight) } });
const lock = (hook: string, weight: string, policyTypes = ['Ingress', 'Egress']): object => policy('lock', { podSelector: selectorOf('migrate'), policyTypes }, hookOf(hook, weight));

/** A hook runs before the objects of its release are made: so must the policies that lock its pods in. */
export const policiesBeforeHooks: ChartRule = {
  kind: 'chart',
  id: 'policies-before-hooks',
  severity: 'error',
  description: 'In a chart with NetworkPolicies, the pods of hooks that run before those are there are locked in by policies that are earlier hooks.',
  remedy: 'Select the pods by a NetworkPolicy that is a hook of the same events with a lower weight.',
  source: 'https://helm.sh/docs/topics/charts_hooks/',
  checks: ['N06'],
  premises: ['policies-enforced'],
  check: function* ({ objects, every }) {
    const policies = policiesAmong(objects);
    for (const { object, pod: { metadata } } of every(policies.length === 0 ? [] : podsAmong(objects))) {
      if (!hookAnnotation(object).isPresent()) {
        continue;
      }
      for (const [event, word] of every(EARLY)) {
        for (const direction of every(DIRECTIONS)) {
          const isLock = (one: ObjectView): boolean =>
            hookAnnotation(one).matches(word) && isolates(one, direction) && selects(one.root.get('spec', 'podSelector'), metadata.get('labels')) && isEarlier(one, object) && one.isRendered();
          if (hookAnnotation(object).matches(word) && !policies.some(isLock) && object.isRendered()) {
            yield { object, at: metadata, problem: `its pods run at ${event}, and no policy that is there before selects them for ${direction}` };
          }
        }
      }
    }
  },
  examples: {
    passing: [
      [hookPod('pre-install', '0')],
      [defaultDeny, pod('api')],
      [defaultDeny, hookPod('post-install', '0')],
      [defaultDeny, hookPod('pre-install,pre-upgrade', '0'), lock('pre-install,pre-upgrade', '-1')],
      [defaultDeny, hookPod('pre-rollback', 'soon'), lock('pre-rollback', '-1')],
    ],
    failing: [
      [defaultDeny, hookPod('pre-install', '0')],
      [defaultDeny, hookPod('pre-install,pre-upgrade', '0'), lock('pre-upgrade', '-1')],
      [defaultDeny, hookPod('pre-upgrade', '-5'), lock('pre-upgrade', '-5')],
      [defaultDeny, hookPod('post-delete', '0'), lock('post-delete', '-1', ['Egress'])],
      [defaultDeny, hookPod('pre-rollback', '0'), lock('pre-rollback', '-1 or less')],
      [defaultDeny, hookPod('pre-install', '0'), policy('lock', { podSelector: selectorOf('api'), policyTypes: ['Ingress', 'Egress'] }, hookOf('pre-install', '-1'))],
    ],
  },
};

function hookAnnotation({ root }: ObjectView): View {
  return root.get('metadata', 'annotations', 'helm.sh/hook');
}

function isEarlier(one: ObjectView, other: ObjectView): boolean {
  return weightOf(one).relate('a lower weight of a hook than', [weightOf(other)], (weight, than) => numberOf(weight) < numberOf(than));
}

function weightOf({ root }: ObjectView): View {
  return root.get('metadata', 'annotations', 'helm.sh/hook-weight');
}

/** A weight that is none counts as 0 (https://helm.sh/docs/topics/charts_hooks/#writing-a-hook). */
function numberOf(weight: Scalar | undefined): number {
  return typeof weight === 'string' && /^[-+]?\d+$/u.test(weight) ? Number(weight) : 0;
}
