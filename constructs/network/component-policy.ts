import { Condition } from '../../lib';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';
import type { NetworkIdentity } from '../workload/network-identity';

/** The NetworkPolicy of one component, to which rules are added until the chart is synthesized. */
export interface ComponentPolicy {
  readonly apiObject: ApiObject;
  readonly ingress: unknown[];
  readonly egress: unknown[];
}

/** The policy of a component, without rules: it admits nothing, like the default. It is there while the component is. */
export function componentPolicy(scope: Construct, place: Place, name: string, { component, selector, condition = true }: NetworkIdentity): ComponentPolicy {
  const ingress: unknown[] = [];
  const egress: unknown[] = [];
  const apiObject = place.object(condition === true ? scope : new Condition(scope, `if-${component}`, condition), component, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels: { 'app.kubernetes.io/component': component } },
    spec: () => ({
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length === 0 ? {} : { ingress: [...ingress] }),
      ...(egress.length === 0 ? {} : { egress: [...egress] }),
    }),
  });
  return { apiObject, ingress, egress };
}
