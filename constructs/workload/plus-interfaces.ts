import { HelmChart, release, text, token } from '../../lib';
import type { Construct } from 'constructs';
import type { PodSelectorConfig } from 'cdk8s-plus-28/lib/pod';
import type { SubjectConfiguration } from 'cdk8s-plus-28/lib/role-binding';
import type * as plus from 'cdk8s-plus-28';
import type { Labels } from '../place/place';
import type { Workload } from './workload';
import type { PortMap } from './ports';

/** The pods of a workload, as objects of cdk8s-plus select them. */
export function podSelectorConfig(selector: Labels): PodSelectorConfig {
  // Loaded here, so that who uses no objects of cdk8s-plus does not wait for them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { LabelSelector } = require('cdk8s-plus-28') as typeof plus;
  return { labelSelector: LabelSelector.of({ labels: selector }) };
}

/** The ServiceAccount of a workload, as the roles of cdk8s-plus bind it. A binding needs the namespace, which a release has. */
export function subjectConfiguration(construct: Construct, { place, pod }: Pick<Workload<PortMap>, 'place' | 'pod'>): SubjectConfiguration {
  const subject = { kind: 'ServiceAccount', name: place.asText(pod.serviceAccountName), apiGroup: '' };
  return HelmChart.find(construct) === undefined ? subject : { ...subject, namespace: token(text`${release.namespace}`) };
}
