import { ifSet, type Reference, type Value } from '../../lib';
import { jobIdentity, jobSpec, makeJobPod, type JobContainer, type JobIdentity } from './job-pod';
import { podTemplate } from '../pod/pod-template';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CronJobValues } from './job-values';

// "-" and ten digits, the minute of the run since 1970:
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/cron-job-v1/ (at most 52 characters).
const SUFFIX_LENGTH = 11;

/** A CronJob and what belongs to it. */
export interface CronJob extends JobIdentity {
  readonly cronJob: ApiObject;
  readonly serviceAccount: ApiObject;
}

/** What a CronJob has besides its values. */
export interface CronJobContainer extends JobContainer {
  /** Annotations of the CronJob itself. @default - none */
  readonly annotations?: Readonly<Record<string, Value<string>>>;
}

/** Makes a CronJob below a scope, named after a construct. */
export function makeCronJob(construct: Construct, scope: Construct, values: Reference<CronJobValues>, container: CronJobContainer): CronJob {
  const identity = jobIdentity(construct, SUFFIX_LENGTH, container);
  const { place, name, labels } = identity;
  const { serviceAccount, pod } = makeJobPod(scope, { identity, values, container });
  const cronJob = place.object(scope, 'cron-job', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, labels, ...(container.annotations === undefined ? {} : { annotations: container.annotations }) },
    spec: () => ({
      schedule: values.schedule,
      timeZone: ifSet(values.timeZone),
      suspend: values.suspend,
      // A run that takes long is never overtaken by the next.
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: values.startingDeadlineSeconds,
      successfulJobsHistoryLimit: values.successfulJobsHistoryLimit,
      failedJobsHistoryLimit: values.failedJobsHistoryLimit,
      jobTemplate: { metadata: { labels: identity.selector }, spec: jobSpec(values, podTemplate(pod)) },
    }),
  });
  return { ...identity, cronJob, serviceAccount };
}
