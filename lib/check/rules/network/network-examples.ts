/** Objects for the examples of rules about the network. */

export const SOLE = { 'chartwright.dev/egress': 'sole' };

export function ciliumPolicy(spec: object, annotations: Readonly<Record<string, string>> = {}): object {
  return { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'names', annotations }, spec };
}

export function policy(name: string, spec: object, annotations: Readonly<Record<string, string>> = {}): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, annotations }, spec };
}

export function pod(component: string, containerPort = 8080): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: component, labels: labelsOf(component) },
    spec: { containers: [{ name: 'main', image: 'registry.example.com/app:1.0.0', ports: [{ name: 'http', containerPort, protocol: 'TCP' }] }] },
  };
}

export function labelsOf(component: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/component': component };
}

export function selectorOf(component: string): object {
  return { matchLabels: labelsOf(component) };
}

export const defaultDeny = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });

export const soleEgressPolicy = policy('sole-egress', { podSelector: selectorOf('proxy'), policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }, SOLE);
