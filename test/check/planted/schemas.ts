import { ApiObject } from 'cdk8s';
import { Condition, text, v, when } from '../../../index';
import { deploymentOf, podOf, restriction, violation, type PlantedChart } from './planted-chart';

const disruptionBudget = { kind: 'PodDisruptionBudget', spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } } };
const isOld = v.boolean({ description: 'Whether the cluster is an old one.', default: false });

const versions: readonly PlantedChart[] = [
  violation({
    name: 'an API version that is gone, behind a switch',
    rule: 'api-versions-served',
    values: { isOld },
    objects: ({ isOld: condition }, chart) => {
      new ApiObject(new Condition(chart, 'old', condition), 'budget', { apiVersion: 'policy/v1beta1', ...disruptionBudget });
      return {};
    },
    breaking: { isOld: true },
  }),
  restriction({
    name: 'an API version that all clusters serve, behind a switch',
    rule: 'api-versions-served',
    values: { isOld },
    objects: ({ isOld: condition }, chart) => {
      new ApiObject(new Condition(chart, 'old', condition), 'budget', { apiVersion: 'policy/v1', ...disruptionBudget });
      return {};
    },
    attempt: { isOld: true },
    outcome: 'harmless',
  }),
];

const extraSpec = { description: 'Further fields of the pod.', default: {} };
const shard = v.integer({ description: 'Number of the shard.', default: 0, minimum: 0, maximum: 9 });

const fields: readonly PlantedChart[] = [
  violation({
    name: 'a map of the customer that is merged into the spec of a pod',
    rule: 'kubernetes-schema',
    values: { extraSpec: v.map(v.string(), extraSpec) },
    objects: ({ extraSpec: extra }) => ({ pod: podOf({ restartPolicy: 'Never', ...extra }) }),
    breaking: { extraSpec: { priorityClass: 'high' } },
  }),
  restriction({
    name: 'a map of the customer that is merged into the spec of a pod and has only keys of it',
    rule: 'kubernetes-schema',
    values: { extraSpec: v.map(v.string(), { ...extraSpec, keyPattern: '^(?:priorityClassName|schedulerName|runtimeClassName)$' }) },
    objects: ({ extraSpec: extra }) => ({ pod: podOf({ restartPolicy: 'Never', ...extra }) }),
    attempt: { extraSpec: { priorityClass: 'high' } },
    outcome: 'refused',
  }),
  violation({
    name: 'a map of the customer with keys of a pod that are not text',
    rule: 'kubernetes-schema',
    values: { extraSpec: v.map(v.string(), { ...extraSpec, keyPattern: '^(?:priorityClassName|priority)$' }) },
    objects: ({ extraSpec: extra }) => ({ pod: podOf({ restartPolicy: 'Never', ...extra }) }),
    breaking: { extraSpec: { priority: 'high' } },
  }),
  violation({
    name: 'a constant of a closed list over which the customer wins',
    rule: 'kubernetes-schema',
    values: { extraSpec: v.map(v.string(), { ...extraSpec, keyPattern: '^restartPolicy$' }) },
    objects: ({ extraSpec: extra }) => ({ pod: podOf({ restartPolicy: 'Never', ...extra }) }),
    breaking: { extraSpec: { restartPolicy: 'Sometimes' } },
  }),
  restriction({
    name: 'a constant of a closed list that wins over the customer',
    rule: 'kubernetes-schema',
    values: { extraSpec: v.map(v.string(), { ...extraSpec, keyPattern: '^restartPolicy$' }) },
    objects: ({ extraSpec: extra }) => ({ pod: podOf({ ...extra, restartPolicy: 'Never' }) }),
    attempt: { extraSpec: { restartPolicy: 'Sometimes' } },
    outcome: 'harmless',
  }),
  violation({
    name: 'a number where a label is text, behind a switch',
    rule: 'kubernetes-schema',
    values: { sharded: v.boolean({ description: 'Whether there are shards.', default: false }), shard },
    objects: ({ sharded, shard: number }) => ({ web: deploymentOf({ app: 'web', shard: when(sharded, number) }) }),
    breaking: { sharded: true },
  }),
  restriction({
    name: 'a number in a label as text, behind a switch',
    rule: 'kubernetes-schema',
    values: { sharded: v.boolean({ description: 'Whether there are shards.', default: false }), shard },
    objects: ({ sharded, shard: number }) => ({ web: deploymentOf({ app: 'web', shard: when(sharded, text`${number}`) }) }),
    attempt: { sharded: true, shard: 3 },
    outcome: 'harmless',
  }),
  violation({
    name: 'a number without an upper bound where the API has 32 bits',
    rule: 'kubernetes-schema',
    values: { replicas: v.integer({ description: 'Pods.', default: 1, minimum: 0 }) },
    objects: ({ replicas }) => ({ web: { ...deploymentOf({ app: 'web' }), spec: { ...(deploymentOf({ app: 'web' }) as { readonly spec: object }).spec, replicas } } }),
    breaking: { replicas: 2 ** 31 },
  }),
  violation({
    name: 'a field that only later versions have, behind a switch',
    rule: 'kubernetes-schema',
    values: { sleeps: v.boolean({ description: 'Whether it waits before it stops.', default: false }) },
    objects: ({ sleeps }) => ({ pod: podOf({}, { lifecycle: when(sleeps, { preStop: { sleep: { seconds: 5 } } }) }) }),
    breaking: { sleeps: true },
  }),
  restriction({
    name: 'a piece of a pod that the customer writes',
    rule: 'kubernetes-schema',
    values: { tolerations: v.kubernetes<object[]>('Tolerations.') },
    objects: ({ tolerations }) => ({ pod: podOf({ tolerations }) }),
    attempt: { tolerations: [{ operator: 'Exists' }] },
    outcome: 'harmless',
  }),
];

/** What values do to what the Kubernetes API makes of objects. */
export const PLANTED_SCHEMAS: readonly PlantedChart[] = [...versions, ...fields];
