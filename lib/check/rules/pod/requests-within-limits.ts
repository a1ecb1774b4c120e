import { isAtLeastQuantity } from '../../view/quantity-view';
import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import type { View } from '../../view/view';

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'] as const;
const withResources = (resources: object): object => podWith({}, { resources });

/** The API server refuses what makes such pods, when hooks have run and other objects have been changed. A limit without a request is one, and a request without a limit has none. */
export const requestsWithinLimits = podRule({
  id: 'requests-within-limits',
  severity: 'error',
  description: 'No container asks for more of a resource than it may use.',
  remedy: 'Lower the request or raise the limit, and compare both with quantityAtLeast in a guard where values set them.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  checks: ['R03'],
  find: function* (pod, { every }) {
    for (const container of eachContainer(pod)) {
      for (const resource of every(RESOURCES)) {
        const at = container.get('resources', 'requests', resource);
        if (exceeds(at, container.get('resources', 'limits', resource))) {
          yield { at, problem: `the container asks for more ${resource} than its limit` };
        }
      }
    }
    // Of all containers together, since Kubernetes 1.34.
    for (const resource of every(RESOURCES)) {
      const at = pod.spec.get('resources', 'requests', resource);
      if (exceeds(at, pod.spec.get('resources', 'limits', resource))) {
        yield { at, problem: `the pod asks for more ${resource} than its limit` };
      }
    }
  },
  examples: {
    passing: [
      [podWith({})],
      [withResources({ requests: { cpu: '100m', memory: '1Gi' } })],
      [withResources({ limits: { cpu: '100m', memory: '1Gi' } })],
      [withResources({ requests: { cpu: 1, memory: '1Gi', 'ephemeral-storage': '1000Mi' }, limits: { cpu: '1000m', memory: '1073741824', 'ephemeral-storage': '1Gi' } })],
      [withResources({ requests: { memory: '9007199254740992' }, limits: { memory: '9007199254740993' } })],
    ],
    failing: [
      [withResources({ requests: { cpu: '0.2' }, limits: { cpu: '100m' } })],
      [withResources({ requests: { memory: '1025Mi' }, limits: { memory: '1Gi' } })],
      [withResources({ requests: { 'ephemeral-storage': '1Gi' }, limits: { 'ephemeral-storage': '1G' } })],
      [withResources({ requests: { memory: '9007199254740993' }, limits: { memory: '9007199254740992' } })],
      [podWith({ initContainers: [{ name: 'first', resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }] })],
      [podWith({ resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } })],
    ],
  },
});

function exceeds(request: View, limit: View): boolean {
  return request.isPresent() && limit.isPresent() && !isAtLeastQuantity(limit, request);
}
