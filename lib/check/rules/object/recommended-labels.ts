import type { ObjectRule } from '../../rule';

const LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/managed-by'] as const;

const labelled = (labels: object): object => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', labels } });
const all = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'prod', 'app.kubernetes.io/managed-by': 'Helm' };

/** Tools and people find everything of a release by the same labels. */
export const recommendedLabels: ObjectRule = {
  kind: 'object',
  id: 'recommended-labels',
  severity: 'warning',
  description: 'Every object has the labels that say what it is, of which release, and what manages it.',
  remedy: 'Add the labels app.kubernetes.io/name, app.kubernetes.io/instance and app.kubernetes.io/managed-by.',
  source: 'https://helm.sh/docs/chart_best_practices/labels/#standard-labels',
  checks: ['D04'],
  check: function* (object, { every }) {
    for (const label of every(LABELS)) {
      const at = object.root.get('metadata', 'labels', label);
      if (!at.isPresent()) {
        yield { object, at, problem: `the label ${label} is missing` };
      }
    }
  },
  examples: { passing: [[labelled(all)]], failing: [[labelled({})], [labelled({ ...all, 'app.kubernetes.io/instance': undefined })], [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }]] },
};
