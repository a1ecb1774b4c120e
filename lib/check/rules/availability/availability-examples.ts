import { labelsOf, selectorOf } from '../network/network-examples';

/** A workload for the examples of rules. */
export function workloadOf(spec: object, podSpec: object = {}, kind = 'Deployment'): object {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'api', labels: labelsOf('api') },
    spec: { selector: selectorOf('api'), template: { metadata: { labels: labelsOf('api') }, spec: { containers: [{ name: 'main', image: 'registry.example.com/app:1.0.0' }], ...podSpec } }, ...spec },
  };
}

/** A PodDisruptionBudget of that workload. */
export function budgetOf(spec: object): object {
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'api' }, spec: { selector: selectorOf('api'), ...spec } };
}

/** An autoscaler of that workload. */
export function autoscalerOf(spec: object = {}): object {
  return { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'api' }, spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' }, minReplicas: 2, maxReplicas: 4, ...spec } };
}
