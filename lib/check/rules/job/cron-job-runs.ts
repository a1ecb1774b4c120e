import type { ObjectRule } from '../../rule';

const cronJob = (spec: object, restartPolicy: string | undefined = 'Never'): object => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'report' },
  spec: { schedule: '0 3 * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 300, jobTemplate: { spec: { template: { spec: { restartPolicy, containers: [] } } } }, ...spec },
});

/** A run that hangs does not become hundreds, and runs that were missed do not all begin at once. */
export const cronJobRuns: ObjectRule = {
  kind: 'object',
  id: 'cron-job-runs',
  severity: 'error',
  description: 'The runs of every CronJob end by themselves, one at a time, and one that is too late is left out.',
  remedy: 'Set concurrencyPolicy to Forbid or Replace, startingDeadlineSeconds to 10 or more, and restartPolicy to Never or OnFailure.',
  // Less than ten seconds is less than the controller's own pause: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
  checks: ['D05'],
  appliesTo: ['CronJob'],
  check: function* (object) {
    const spec = object.root.get('spec');
    const concurrency = spec.get('concurrencyPolicy');
    if (!concurrency.oneOf(['Forbid', 'Replace'])) {
      yield { object, at: concurrency, problem: 'a run that takes long is joined by the next' };
    }
    const deadline = spec.get('startingDeadlineSeconds');
    if (!deadline.isPresent()) {
      yield { object, at: deadline, problem: 'after a hundred missed runs it never runs again' };
    } else if (!deadline.atLeast(10)) {
      yield { object, at: deadline, problem: 'the controller looks every ten seconds, and would miss runs' };
    }
    const restart = spec.get('jobTemplate', 'spec', 'template', 'spec', 'restartPolicy');
    if (!restart.oneOf(['Never', 'OnFailure'])) {
      yield { object, at: restart, problem: 'the API server refuses pods of a job that never end' };
    }
  },
  examples: {
    passing: [[cronJob({})], [cronJob({ concurrencyPolicy: 'Replace' }, 'OnFailure')], [cronJob({ startingDeadlineSeconds: 10 })]],
    failing: [[cronJob({ concurrencyPolicy: 'Allow' })], [cronJob({ concurrencyPolicy: undefined })], [cronJob({ startingDeadlineSeconds: undefined })], [cronJob({ startingDeadlineSeconds: 9 })], [cronJob({}, 'Always')]],
  },
};
