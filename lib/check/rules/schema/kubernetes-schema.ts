import { findMisfits } from '../../kubernetes-schema/find-misfits';
import { kindDefinition } from '../../kubernetes-schema/definitions';
import { podWith } from '../examples';
import type { ObjectRule } from '../../rule';

/** Objects have the fields that the API knows, with the types that it wants. */
export const kubernetesSchema: ObjectRule = {
  kind: 'object',
  id: 'kubernetes-schema',
  severity: 'error',
  description: 'Every object has only fields that the Kubernetes API knows, all that it requires, and each of the type that it wants.',
  remedy: 'Correct the field as the API reference of its kind describes it.',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  checks: ['D02'],
  premises: ['passed-through', 'custom-resources'],
  perVersion: true,
  check: function* (object, context) {
    const definition = kindDefinition(object.apiVersion, object.kind);
    if (definition === undefined) {
      return;
    }
    for (const { at, problem } of findMisfits(object.root, definition.type, context)) {
      yield { object, at, problem };
    }
  },
  examples: {
    passing: [
      [podWith({})],
      [podWith({ tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }] }, { resources: { limits: { memory: '1Gi', cpu: 2 } } })],
      [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', creationTimestamp: null }, data: { key: 'text' }, binaryData: { key: 'AAEC' } }],
      [{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'a' }, anything: true }],
    ],
    failing: [
      [podWith({ hostnetwork: false })],
      [podWith({ containers: undefined })],
      [podWith({}, { name: undefined })],
      [podWith({ restartPolicy: 'Sometimes' })],
      [podWith({ priority: 1.5 })],
      [podWith({ terminationGracePeriodSeconds: '30' })],
      [podWith({ tolerations: {} })],
      [podWith({ nodeSelector: { pool: true } })],
      [podWith({}, { resources: { limits: { memory: '1 GiB' } } })],
      [podWith({}, { ports: [{ containerPort: 2 ** 31 }] })],
      [podWith({}, { env: [null] })],
      [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { replicas: 3 } }],
      [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { password: 'not base64!' } }],
    ],
  },
};
