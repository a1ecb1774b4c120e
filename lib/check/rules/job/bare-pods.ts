import { podWith } from '../examples';
import type { ObjectRule } from '../../rule';

const hook = { ...podWith({}), metadata: { name: 'test', annotations: { 'helm.sh/hook': 'test' } } };

const made = { ...podWith({}), metadata: { name: 'web-x7k2p', ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: '1' }] } };

/** A Pod by itself is gone with its node. Those that Helm runs as hooks or tests are meant to end. */
export const barePods: ObjectRule = {
  kind: 'object',
  id: 'bare-pods',
  severity: 'error',
  description: 'Every pod is made by something that makes it again, unless it is a hook or test of Helm.',
  remedy: 'Make the pod by a Deployment, StatefulSet or Job.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
  checks: ['D05'],
  appliesTo: ['Pod'],
  check: function* (object) {
    const at = object.root.get('metadata', 'annotations', 'helm.sh/hook');
    // What a controller made says whose it is.
    if (!at.isPresent() && object.root.get('metadata', 'ownerReferences').kind() !== 'list') {
      yield { object, at: object.root, problem: 'nothing makes the pod again when it is gone' };
    }
  },
  examples: { passing: [[hook], [made]], failing: [[podWith({})]] },
};
