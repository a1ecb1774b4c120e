import { each, equals, v, when } from '../../../index';
import { deploymentOf, podOf, restriction, violation, type PlantedChart } from './planted-chart';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

const named = { name: v.string({ description: 'Name.', required: true, pattern: '^[a-z]{1,20}$' }) };
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

const labels: readonly PlantedChart[] = [
  violation({
    name: 'pod labels without reserved keys that win over the selector',
    rule: 'selector-matches-pods',
    values: { podLabels: v.map(v.string(), { description: 'Labels.', default: {} }) },
    objects: ({ podLabels }) => ({ web: deploymentOf({ app: 'web', ...podLabels }) }),
    breaking: { podLabels: { app: 'other' } },
  }),
  restriction({
    name: 'pod labels over which the selector wins',
    rule: 'selector-matches-pods',
    values: { podLabels: v.map(v.string(), { description: 'Labels.', default: {} }) },
    objects: ({ podLabels }) => ({ web: deploymentOf({ ...podLabels, app: 'web' }) }),
    attempt: { podLabels: { app: 'other' } },
    outcome: 'harmless',
  }),
  restriction({
    name: 'pod labels whose selector is reserved',
    rule: 'selector-matches-pods',
    values: { podLabels: v.map(v.string(), { description: 'Labels.', default: {}, reservedKeys: ['app'] }) },
    objects: ({ podLabels }) => ({ web: deploymentOf({ app: 'web', ...podLabels }) }),
    attempt: { podLabels: { app: 'other' } },
    outcome: 'refused',
  }),
];

const annotations: readonly PlantedChart[] = [
  violation({
    name: 'pod annotations that switch AppArmor off',
    rule: 'app-armor-profile',
    values: { podAnnotations: v.map(v.string(), { description: 'Annotations.', default: {} }) },
    objects: ({ podAnnotations }) => ({ pod: podOf({}, {}, { annotations: podAnnotations }) }),
    breaking: { podAnnotations: { [`${APP_ARMOR}main`]: 'unconfined' } },
  }),
  restriction({
    name: 'pod annotations without those of AppArmor',
    rule: 'app-armor-profile',
    values: { podAnnotations: v.map(v.string(), { description: 'Annotations.', default: {}, reservedPrefixes: [APP_ARMOR] }) },
    objects: ({ podAnnotations }) => ({ pod: podOf({}, {}, { annotations: podAnnotations }) }),
    attempt: { podAnnotations: { [`${APP_ARMOR}main`]: 'unconfined' } },
    outcome: 'refused',
  }),
];

const cacheFields = { memory: { sizeLimit: v.quantity({ description: 'Size.', default: '1Gi' }) }, disk: {} };
const claims = v.list(v.object({ ...named, claimName: v.string({ description: 'Claim.', required: true }) }, { description: 'Volume.' }), { description: 'Volumes.', default: [] });

const volumes: readonly PlantedChart[] = [
  violation({
    name: 'extraVolumes that may be anything',
    rule: 'restricted-volumes',
    values: { extraVolumes: v.kubernetes<k8s.Volume[]>('Volumes.') },
    objects: ({ extraVolumes }) => ({ pod: podOf({ volumes: extraVolumes }) }),
    breaking: { extraVolumes: [{ name: 'share', nfs: { server: 'nfs.example.com', path: '/' } }] },
  }),
  violation({
    name: 'extraVolumes beside those of the chart',
    rule: 'host-path-volumes',
    values: { extraVolumes: v.kubernetes<k8s.Volume[]>('Volumes.') },
    objects: ({ extraVolumes }) => ({ pod: podOf({ volumes: [{ name: 'scratch', emptyDir: {} }, ...(extraVolumes as unknown as readonly object[])] }) }),
    breaking: { extraVolumes: [{ name: 'node', hostPath: { path: '/var/run/docker.sock' } }] },
  }),
  restriction({
    name: 'extraVolumes that are claims',
    rule: 'restricted-volumes',
    values: { extraVolumes: claims },
    objects: ({ extraVolumes }) => ({ pod: podOf({ volumes: each(extraVolumes, ({ name, claimName }) => ({ name, persistentVolumeClaim: { claimName } })) }) }),
    attempt: { extraVolumes: [{ name: 'share', claimName: 'data', nfs: { server: 'nfs.example.com', path: '/' } }] },
    outcome: 'refused',
  }),
  violation({
    name: 'a union with a branch that is a hostPath',
    rule: 'host-path-volumes',
    values: { cache: v.union('kind', { ...cacheFields, node: { path: v.string({ description: 'Path.', default: '/var/cache' }) } }, { description: 'Cache.', default: 'memory' }) },
    objects: ({ cache }) => ({
      pod: podOf({
        volumes: [{ name: 'cache', emptyDir: when(equals(cache.kind, 'memory'), { medium: 'Memory' }), hostPath: when(equals(cache.kind, 'node'), { path: cache.node.path }) }],
      }),
    }),
    breaking: { cache: { kind: 'node' } },
  }),
  restriction({
    name: 'a union without such a branch',
    rule: 'host-path-volumes',
    values: { cache: v.union('kind', cacheFields, { description: 'Cache.', default: 'memory' }) },
    objects: ({ cache }) => ({ pod: podOf({ volumes: [{ name: 'cache', emptyDir: when(equals(cache.kind, 'memory'), { medium: 'Memory', sizeLimit: cache.memory.sizeLimit }, {}) }] }) }),
    attempt: { cache: { kind: 'node' } },
    outcome: 'refused',
  }),
];

const environments: readonly PlantedChart[] = [
  violation({
    name: 'extraEnvVars that may come from Secrets',
    rule: 'secrets-as-files',
    values: { extraEnvVars: v.kubernetes<k8s.EnvVar[]>('Variables.') },
    objects: ({ extraEnvVars }) => ({ pod: podOf({}, { env: [{ name: 'MODE', value: 'fast' }, ...(extraEnvVars as unknown as readonly object[])] }) }),
    breaking: { extraEnvVars: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } }] },
  }),
  restriction({
    name: 'extraEnvVars that are text',
    rule: 'secrets-as-files',
    values: { extraEnvVars: v.list(v.object({ ...named, value: v.string({ description: 'Value.', required: true }) }, { description: 'Variable.' }), { description: 'Variables.', default: [] }) },
    objects: ({ extraEnvVars }) => ({ pod: podOf({}, { env: each(extraEnvVars, ({ name, value }) => ({ name, value })) }) }),
    attempt: { extraEnvVars: [{ name: 'password', value: '', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } }] },
    outcome: 'refused',
  }),
];

const ports: readonly PlantedChart[] = [
  violation({
    name: 'a port of the node that is 0 by default',
    rule: 'host-ports',
    values: { hostPort: v.integer({ description: 'Port of the node. 0: none.', default: 0, minimum: 0, maximum: 65535 }) },
    objects: ({ hostPort }) => ({ pod: podOf({}, { ports: [{ containerPort: 8080, hostPort }] }) }),
    breaking: { hostPort: 8080 },
  }),
  restriction({
    name: 'a port of the container alone',
    rule: 'host-ports',
    values: { port: v.port({ description: 'Port.', default: 8080 }) },
    objects: ({ port }) => ({ pod: podOf({}, { ports: [{ containerPort: port }] }) }),
    attempt: { port: 80 },
    outcome: 'harmless',
  }),
];

/** What values do to labels, annotations, volumes, variables and ports. */
export const PLANTED_PARTS: readonly PlantedChart[] = [...labels, ...annotations, ...volumes, ...environments, ...ports];
