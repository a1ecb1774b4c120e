import { each, equals, guard, isSet, not, repeated, reserveNames, v, when, type HelmChart, type Reference } from '../../../index';
import { podOf, restriction, violation, type PlantedChart } from './planted-chart';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

const labels = { app: 'web' };
const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'registry.example.com/app:1.0.0' }] } };
const workload = (spec: object, podSpec: object = {}): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: labels }, template: { ...template, spec: { ...template.spec, ...podSpec } }, ...spec },
});
const budget = (spec: object): object => ({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec: { selector: { matchLabels: labels }, ...spec } });
const scaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web' }, spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 4 } };
const cronJob = (concurrencyPolicy: unknown): object => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  spec: { schedule: '0 3 * * *', concurrencyPolicy, startingDeadlineSeconds: 300, jobTemplate: { spec: { template: { spec: { ...template.spec, restartPolicy: 'Never' } } } } },
});

/** Two charts that differ in one value: with what it may be in the first, the rule can be broken. */
interface Pair {
  readonly rule: string;
  readonly least?: number;
  readonly choices?: readonly [string, ...string[]];
  readonly bad: number | string;
  readonly objects: (value: Reference<number> & Reference<string>) => Readonly<Record<string, object>>;
}

/** Numbers from 0 on, or choices with the bad one among them; and without it. */
function pairOf({ rule, least = 1, choices, bad, objects }: Pair): readonly PlantedChart[] {
  const fieldOf = (isOpen: boolean) =>
    choices === undefined
      ? v.integer({ description: 'Number.', default: Math.max(least, 3), minimum: isOpen ? 0 : least, maximum: 100_000 })
      : v.choice(isOpen ? [...choices, bad as string] : choices, { description: 'Choice.', default: choices[0] });
  const made = (isOpen: boolean) => ({ rule, values: { value: fieldOf(isOpen) }, objects: ({ value }: { readonly value: unknown }) => objects(value as Reference<number> & Reference<string>) });
  return [
    violation({ ...made(true), name: `${rule}: a value that may be ${String(bad)}`, breaking: { value: bad } }),
    restriction({ ...made(false), name: `${rule}: a value that may be anything else`, attempt: { value: bad }, outcome: 'refused' }),
  ];
}

const spread = { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: labels } }] };
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: labels, ports: [{ name: 'http', port: 80 }] } };
const rule = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web' } };

const http = { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] };

const pairs: readonly Pair[] = [
  { rule: 'disruption-budgets', bad: 0, objects: (value) => ({ web: workload({ replicas: 3 }), budget: budget({ maxUnavailable: value }) }) },
  { rule: 'disruption-budgets', bad: 2, least: 3, objects: (value) => ({ web: workload({ replicas: value }), budget: budget({ minAvailable: 2 }) }) },
  { rule: 'pods-spread', choices: ['spread'], bad: 'anywhere', objects: (value) => ({ web: workload({ replicas: 3 }, { topologySpreadConstraints: when(equals(value, 'spread'), spread.topologySpreadConstraints) }) }) },
  { rule: 'update-strategy', choices: ['RollingUpdate'], bad: 'Recreate', objects: (value) => ({ web: workload({ strategy: { type: value } }) }) },
  { rule: 'update-strategy', bad: 0, objects: (value) => ({ web: workload({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: value, maxUnavailable: 0 } } }) }) },
  { rule: 'autoscaler-targets', choices: ['load'], bad: 'number', objects: (value) => ({ web: workload({ replicas: when(equals(value, 'number'), 2) }), scaler }) },
  { rule: 'bare-pods', choices: ['test', 'always'], bad: 'none', objects: (value) => ({ pod: { ...podOf({}), metadata: { annotations: { 'helm.sh/hook': when(not(equals(value, 'none')), 'test') } } } }) },
  { rule: 'cron-job-runs', choices: ['Forbid', 'Replace'], bad: 'Allow', objects: (value) => ({ report: cronJob(value) }) },
  { rule: 'job-cleanup', choices: ['soon', 'late'], bad: 'never', objects: (value) => ({ job: { apiVersion: 'batch/v1', kind: 'Job', spec: { ttlSecondsAfterFinished: when(not(equals(value, 'never')), 60), template } } }) },
  { rule: 'claim-requests', choices: ['ReadWriteOnce', 'ReadWriteMany'], bad: 'ReadWriteTwice', objects: (value) => ({ data: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: { accessModes: [value], resources: { requests: { storage: '1Gi' } } } } }) },
  { rule: 'http-backends', choices: ['http'], bad: 'https', objects: (value) => ({ service, ingress: { ...rule, spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: value } } } }] } }] } } }) },
  { rule: 'ingress-hosts', choices: ['web.bank.example'], bad: '', objects: (value) => ({ service, ingress: { ...rule, spec: { rules: [{ host: value, http }] } } }) },
  { rule: 'ingress-tls', choices: ['web.bank.example'], bad: 'bank.example', objects: (value) => ({ service, ingress: { ...rule, spec: { rules: [{ host: 'web.bank.example', http }], tls: [{ hosts: ['api.bank.example', value] }] } } }) },
  { rule: 'unprivileged-ports', bad: 80, least: 1024, objects: (value) => ({ pod: podOf({}, { ports: [{ containerPort: value }] }) }) },
  { rule: 'several-replicas', bad: 1, least: 2, objects: (value) => ({ web: workload({ replicas: value }) }) },
  { rule: 'cluster-internal-services', choices: ['ClusterIP'], bad: 'NodePort', objects: (value) => ({ service: { ...service, spec: { ...service.spec, type: value } } }) },
];

const hosts = v.kubernetes<k8s.HostAlias[]>('Hosts.');
const names = (patternOf: string) => v.list(v.string({ pattern: patternOf }), { description: 'Names.', default: [] });
const variables = (given: Reference<readonly string[]>): Readonly<Record<string, object>> => ({ pod: podOf({}, { env: [{ name: 'MODE', value: 'fast' }, ...(each(given, (name) => ({ name, value: 'x' })) as unknown as readonly object[])] }) });

const extraEnvVars = v.list(v.object({ name: v.string({ description: 'Name.', required: true, pattern: '^[A-Z]{1,9}$' }), value: v.string({ description: 'Text.', removable: true }) }), { description: 'Variables.', default: [] });

/** A variable of the chart's own and those of the customer, with what keeps their names apart. */
const ownAndExtra = (keeps: { readonly names: boolean; readonly members: boolean }) => ({
  rule: 'env-names-differ',
  values: { extraEnvVars },
  objects: ({ extraEnvVars: extra }: { readonly extraEnvVars: Reference<readonly { readonly name: string; readonly value?: string }[]> }, chart: HelmChart) => {
    if (keeps.names) {
      reserveNames(chart, extra, () => ['MODE']);
    }
    if (keeps.members) {
      guard(chart, not(isSet(repeated(extra, 'name'))), 'extraEnvVars has a name more than once.');
    }
    return { pod: podOf({}, { env: [{ name: 'MODE', value: 'fast' }, ...extra] }) };
  },
});

const others: readonly PlantedChart[] = [
  violation({
    name: 'pod annotations that leave the mesh',
    rule: 'service-mesh',
    values: { podAnnotations: v.map(v.string(), { description: 'Annotations.', default: {} }) },
    objects: ({ podAnnotations }) => ({ pod: podOf({}, {}, { annotations: podAnnotations }) }),
    breaking: { podAnnotations: { 'traffic.sidecar.istio.io/excludeOutboundPorts': '443' } },
  }),
  restriction({
    name: 'pod annotations without those of the mesh',
    rule: 'service-mesh',
    values: { podAnnotations: v.map(v.string(), { description: 'Annotations.', default: {}, reservedPrefixes: ['sidecar.istio.io/', 'traffic.sidecar.istio.io/'] }) },
    objects: ({ podAnnotations }) => ({ pod: podOf({}, {}, { annotations: podAnnotations }) }),
    attempt: { podAnnotations: { 'sidecar.istio.io/inject': 'false' } },
    outcome: 'refused',
  }),
  violation({
    name: 'hosts that customers give',
    rule: 'own-names-and-processes',
    values: { hosts },
    objects: ({ hosts }) => ({ pod: podOf({ hostAliases: hosts }) }),
    breaking: { hosts: [{ ip: '10.0.0.1', hostnames: ['database'] }] },
  }),
  restriction({
    name: 'processes that nothing shares',
    rule: 'own-names-and-processes',
    values: { isShared: v.boolean({ description: 'Whether the network is shared.', default: false }) },
    objects: () => ({ pod: podOf({ shareProcessNamespace: false }) }),
    attempt: { isShared: true },
    outcome: 'harmless',
  }),
  violation({
    name: 'variables that may have a name of the chart',
    rule: 'env-names-differ',
    values: { names: names('^[A-Z]{1,9}$') },
    objects: ({ names }) => variables(names),
    breaking: { names: ['MODE'] },
  }),
  violation({
    name: 'variables that may have one name twice',
    rule: 'env-names-differ',
    values: { names: names('^X_[A-Z]{1,9}$') },
    objects: ({ names }) => variables(names),
    breaking: { names: ['X_A', 'X_A'] },
  }),
  violation({ ...ownAndExtra({ names: false, members: true }), name: 'variables of a customer that may have the name of the chart', breaking: { extraEnvVars: [{ name: 'MODE' }] } }),
  violation({ ...ownAndExtra({ names: true, members: false }), name: 'variables of a customer that may repeat', breaking: { extraEnvVars: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] } }),
  restriction({ ...ownAndExtra({ names: true, members: true }), name: 'variables of a customer with names of their own', attempt: { extraEnvVars: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] }, outcome: 'refused' }),
  restriction({ ...ownAndExtra({ names: true, members: true }), name: 'variables of a customer other than the chart\'s own', attempt: { extraEnvVars: [{ name: 'MODE' }] }, outcome: 'refused' }),
  restriction({
    name: 'a variable with a name of its own',
    rule: 'env-names-differ',
    values: { name: v.string({ description: 'Name.', default: 'X_A', pattern: '^X_[A-Z]{1,9}$' }) },
    objects: ({ name }) => ({ pod: podOf({}, { env: [{ name: 'MODE', value: 'fast' }, { name, value: 'x' }] }) }),
    attempt: { name: 'MODE' },
    outcome: 'refused',
  }),
];

/** What values do to pods that are replaced, scaled and reached, and to what runs to an end. */
export const PLANTED_LIFECYCLES: readonly PlantedChart[] = [...pairs.flatMap(pairOf), ...others];
