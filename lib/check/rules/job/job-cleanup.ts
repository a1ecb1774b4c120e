import type { ObjectRule } from '../../rule';

const job = (spec: object, annotations?: object): object => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migrate', annotations }, spec: { template: { spec: { restartPolicy: 'Never' } }, ...spec } });

/** A Job cannot be changed: one that stays where it was breaks the next upgrade that changes it. */
export const jobCleanup: ObjectRule = {
  kind: 'object',
  id: 'job-cleanup',
  severity: 'warning',
  description: 'Every Job is a hook that Helm deletes, or deletes itself some time after it has ended.',
  remedy: 'Set ttlSecondsAfterFinished, or make it a hook with a helm.sh/hook-delete-policy.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  checks: ['D05'],
  appliesTo: ['Job'],
  check: function* (object) {
    const annotations = object.root.get('metadata', 'annotations');
    const at = object.root.get('spec', 'ttlSecondsAfterFinished');
    // Helm deletes a hook before it is made again, unless a policy says otherwise: https://helm.sh/docs/topics/charts_hooks/
    if (!annotations.get('helm.sh/hook').isPresent() && !at.isPresent()) {
      yield { object, at, problem: 'the job stays for ever, and cannot be changed' };
    }
  },
  examples: {
    passing: [[job({ ttlSecondsAfterFinished: 3600 })], [job({}, { 'helm.sh/hook': 'pre-upgrade' })]],
    failing: [[job({})], [job({ ttlSecondsAfterFinished: null })]],
  },
};
