import { Construct } from 'constructs';
import { conditionAround, HelmChart, release, settingsOf, text, token, type BooleanValue, type Settings } from '../lib';
import { hookAnnotations, type Hook } from './job/hook';
import { jobIdentity, jobProblems, jobSpec, makeJobPod, type JobContainer, type NoPorts } from './job/job-pod';
import { jobValues, type JobValues } from './job/job-values';
import { announceHookPods } from './network/hook-pods';
import { podTemplate } from './pod/pod-template';
import type { ApiObject } from 'cdk8s';
import type { Labels } from './place/place';
import type { NetworkIdentity } from './workload/network-identity';

// "-" and five digits of a revision; then "-" and the five characters of a pod's name
// (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/).
const SUFFIX_LENGTH = 12;

/** What a HardenedJob is made of. */
export interface HardenedJobProps extends JobContainer {
  /** What customers set: `chart.values.<block>` of a block made by `jobValues`, or literals. */
  readonly values: Settings<JobValues>;
  /** When Helm runs the job. @default - it is an object of the release, and runs once for each revision */
  readonly hook?: Hook;
}

/**
 * A Job with its ServiceAccount, whose pods obey what the pods of all workloads do: the restricted level,
 * the registry, pull secrets, no token. As a hook it is deleted before it runs again, and its
 * ServiceAccount is a hook too, because hooks run before the objects of the release are there. Otherwise
 * its name ends with the revision, because a Job cannot be changed. A job must bear to be run twice.
 * An EgressLockedNamespace of the chart has its policies in place before the pods of a hook.
 *
 * @throws ChartError VOLUME_INVALID – when a mount's path is no folder or is taken, or it would write to an
 *   append-only volume.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when its name has more than 40 characters, when a further container or the
 *   hook is not what Kubernetes and Helm take, when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const values = defineValues({ vault: workloadValues(), migrate: jobValues({ activeDeadlineSeconds: 1800 }) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const vault = new HardenedDeployment(chart, 'vault', { values: chart.values.vault, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 * const migrate = new HardenedJob(chart, 'migrate', {
 *   values: chart.values.migrate, args: ['migrate', '--idempotent'], hook: { events: ['pre-upgrade'], weight: 5 },
 * });
 * new EgressLockedNamespace(chart, 'network').flow(migrate, vault, 'http');
 */
export class HardenedJob extends Construct implements NetworkIdentity<NoPorts> {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: NoPorts = {};
  readonly condition: BooleanValue;
  /** The name of the Job; may be placed wherever text is taken. */
  readonly jobName: string;
  /** The Job, for patches. */
  readonly job: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: HardenedJobProps) {
    super(scope, id);
    this.condition = conditionAround(this);
    const { hook } = props;
    const values = settingsOf(jobValues(), props.values, this.node.path, jobProblems(this, props, { hook }));
    const identity = jobIdentity(this, SUFFIX_LENGTH, props, { hook });
    const { place, name, labels } = identity;
    this.component = identity.component;
    this.selector = identity.selector;
    const inRelease = hook === undefined && HelmChart.find(this) !== undefined;
    this.jobName = inRelease ? token(text`${name}-${release.revision}`) : name;
    const { serviceAccount, pod } = makeJobPod(this, { identity, values, container: props, hook });
    this.serviceAccount = serviceAccount;
    this.job = place.object(this, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: this.jobName, labels, ...annotationsOf(hook, inRelease) },
      spec: () => jobSpec(values, podTemplate(pod)),
    });
    if (hook !== undefined) {
      announceHookPods(this, { identity: this, hook, condition: this.condition });
    }
  }
}

function annotationsOf(hook: Hook | undefined, inRelease: boolean): object {
  if (hook !== undefined) {
    return { annotations: hookAnnotations(hook) };
  }
  // For Argo CD every revision is the first, and it would try to change the Job:
  // https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
  return inRelease ? { annotations: { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' } } : {};
}
