import {
  cronJobValues, HardenedCronJob, HardenedDeployment, HardenedJob, HardenedStatefulSet, HealthCheck, HelmApp, HelmChart, jobValues, LedgerUpgrade,
  ledgerUpgradeValues, ProbeSet, PvcContract, pvcValues, SelfCheck, selfCheckValues, SmokeTest, smokeTestValues, workloadValues, type Fields, type ObjectOf, type Reference, type ValuesDefinition,
} from '../../index';
import type { KubernetesObject } from '../../index';
import { podsOf, type Container } from '../apps/restricted-pods';
import type { Chart } from 'cdk8s';

/** The values of one construct of each kind that makes pods. */
export const everyPodFields = {
  api: workloadValues(),
  ledger: workloadValues({ singleWriter: true }),
  data: pvcValues('1Gi'),
  seed: jobValues(),
  migrate: jobValues(),
  cleanup: cronJobValues({ schedule: '@daily' }),
  smokeTest: smokeTestValues(),
  selfCheck: selfCheckValues({ schedule: '@hourly' }),
  upgrade: ledgerUpgradeValues({ image: { repository: 'ledger' } }),
} satisfies Fields;

const ports = { http: 8080 } as const;
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });

type EveryPodValues = Reference<ObjectOf<typeof everyPodFields>>;

/** A HelmChart with no pods yet. */
export function emptyChart<Values extends ValuesDefinition<unknown>>(values: Values): HelmChart<Values> {
  return new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values });
}

/** One construct of each kind that makes pods: workloads, jobs, hooks, tests, and steps of an upgrade. */
export function makeEveryPod(chart: Chart, values: EveryPodValues) {
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports, probes });
  const volume = new PvcContract(chart, 'data', { values: values.data, appendOnly: true, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const ledger = new HardenedStatefulSet(chart, 'ledger', { values: values.ledger, ports, probes, mounts: [volume.mountAt('/data')], singleWriter: true });
  new HardenedJob(chart, 'seed', { values: values.seed });
  new HardenedJob(chart, 'migrate', { values: values.migrate, hook: { events: ['pre-install', 'pre-upgrade'] } });
  new HardenedCronJob(chart, 'cleanup', { values: values.cleanup });
  const checks = [HealthCheck.http(api, 'http', { path: '/ready' })];
  new SmokeTest(chart, 'smoke-test', { values: values.smokeTest, checks });
  new SelfCheck(chart, 'self-check', { values: values.selfCheck, checks });
  new LedgerUpgrade(chart, 'upgrade', {
    values: values.upgrade,
    ledger: { volume, path: '/data', workload: ledger },
    verify: { args: ['verify'], does: 'Verifies.' },
    migrate: { args: ['migrate'], does: 'Migrates.' },
  });
  return { api, ledger };
}

/** The same, with an image for each, in a chart that has no versions. */
export const literalValues = {
  api: { image: { tag: '1' } }, ledger: { image: { tag: '1' } }, data: {}, seed: { image: { tag: '1' } }, migrate: { image: { tag: '1' } }, cleanup: { image: { tag: '1' }, schedule: '@daily' },
  smokeTest: {}, selfCheck: { enabled: true, schedule: '@hourly' }, upgrade: { image: { repository: 'ledger', tag: '1' } },
} as unknown as EveryPodValues;

/** Every container of every pod of rendered objects: init containers and sidecars too. */
export function containersOf(objects: readonly KubernetesObject[]): readonly (Container & { readonly place: string })[] {
  return podsOf(objects).flatMap(({ place, spec }) => [...(spec.initContainers ?? []), ...spec.containers].map((container) => ({ ...container, place })));
}

/** The variables of a container that have a value, by their names. */
export function variablesOf(container: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const items = (container['env'] ?? []) as readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  return Object.fromEntries(items.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
}
