import { Chart, Testing } from 'cdk8s';
import {
  chartFiles, defineValues, EgressLockedNamespace, HardenedDeployment, HardenedJob, HelmApp, HelmChart, jobValues, networkValues, ProbeSet, render, v, workloadValues,
  type HookEvent, type KubernetesObject,
} from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { hooksInOrder } from '../helm/hooks-in-order';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { makeUpgrade } from './ledger-chart';

const definition = defineValues({
  api: workloadValues(),
  job: jobValues(),
  network: networkValues(),
  cidrs: v.list(v.cidr(), { description: 'Networks.', default: [] }),
});
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });

function makeChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition });
  const { values } = chart;
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports: { http: 8080, admin: 9090 }, probes });
  const job = (id: string, weight: number, ...events: readonly HookEvent[]): HardenedJob => new HardenedJob(chart, id, { values: values.job, hook: { events, weight } });
  const migrate = job('migrate', 5, 'pre-upgrade', 'pre-rollback');
  const isolated = job('isolated', -20, 'pre-install', 'pre-upgrade');
  const network = new EgressLockedNamespace(chart, 'network', { values: values.network });
  const cleanup = job('cleanup', 0, 'pre-delete', 'post-delete');
  const warm = job('warm', 0, 'post-install', 'post-upgrade', 'post-rollback', 'pre-delete');
  network.flow(migrate, api, 'http');
  network.flow(migrate, api, 'admin');
  network.flow(warm, api, 'http');
  network.apiServer(cleanup);
  network.soleEgress(migrate, { cidrs: values.cidrs });
  expect(isolated.component).toBe('isolated');
  return chart;
}

const chart = makeChart();
const valueSets = [{}, { network: { dnsServers: [], nodeLocalDns: ['169.254.20.10/32'], apiServer: { cidrs: ['10.0.0.1/32'] } }, cidrs: ['203.0.113.0/24'] }] as const;

interface Policy {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly unknown[];
    readonly egress?: readonly { readonly to?: readonly unknown[] }[];
  };
}

function policiesOf(objects: readonly KubernetesObject[]): readonly Policy[] {
  return objects.filter(({ kind }) => kind === 'NetworkPolicy') as unknown as readonly Policy[];
}

function hookPolicy(objects: readonly KubernetesObject[], name: string): Policy | undefined {
  return policiesOf(objects).find(({ metadata }) => metadata.name === `r-shop-network-hook-${name}`);
}

function objectsOf(values: (typeof valueSets)[number] = {}): readonly KubernetesObject[] {
  return render(chart, { values: values, release: { name: 'r' } });
}

const componentOf = (labels: Readonly<Record<string, string>> = {}): string | undefined => labels['app.kubernetes.io/component'];

/** The hook pods that start before a policy denies them both directions, of those that run before the policies of the release are there. */
function unlockedPods(objects: readonly KubernetesObject[]): readonly string[] {
  return (['pre-install', 'pre-upgrade', 'pre-rollback', 'post-delete'] as const).flatMap((event) => {
    const order = hooksInOrder(objects, event);
    return order.flatMap((hook, index) => {
      if (hook['kind'] !== 'Job') return [];
      const component = componentOf((hook as unknown as { spec: { template: { metadata: { labels: Record<string, string> } } } }).spec.template.metadata.labels);
      const isLocked = policiesOf(order.slice(0, index)).some(({ spec }) => componentOf(spec.podSelector.matchLabels) === component && spec.policyTypes.length === 2);
      return isLocked ? [] : [`${event}: ${String(component)}`];
    });
  });
}

forEachHelm((binary) => {
  test.each(valueSets)('Helm renders %j as we do, and creates the policies of hook pods before them', (values) => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
      for (const isUpgrade of [false, true]) {
        const helm = helmTemplate(binary, folder, { values, release: 'r', isUpgrade });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: values, release: { name: 'r', isUpgrade } }));
        expect(unlockedPods((helm.ok ? helm.objects : []) as readonly KubernetesObject[])).toEqual([]);
      }
    });
  });

  test('the steps of an upgrade are locked in before they run, and let in by what they connect to', () => {
    withChartFolder(chartFiles(makeUpgrade().chart), (folder) => {
      const helm = helmTemplate(binary, folder, { release: 'r', isUpgrade: true });
      const objects = (helm.ok ? helm.objects : []) as readonly KubernetesObject[];
      expect(hooksInOrder(objects, 'pre-upgrade').filter(({ kind }) => kind === 'Job')).toHaveLength(5);
      expect(unlockedPods(objects)).toEqual([]);
      const intoVault = policiesOf(hooksInOrder(objects, 'pre-upgrade')).filter(({ spec }) => componentOf(spec.podSelector.matchLabels) === 'vault');
      expect(intoVault.map(({ spec }) => [spec.policyTypes, JSON.stringify(spec.ingress)])).toEqual([[['Ingress'], expect.stringContaining('ledger-upgrade-quiesce') as unknown]]);
      // Names that nobody types leave the release's name its room.
      expect(intoVault[0]?.metadata.name).toMatch(/^r-shop-network-hook-ledger-[0-9a-f]{8}$/);
    });
  });
});

test('without the policies, hook pods would count as unlocked', () => {
  expect(unlockedPods(objectsOf().filter(({ kind }) => kind !== 'NetworkPolicy'))).toEqual([
    'pre-install: isolated', 'pre-upgrade: isolated', 'pre-upgrade: migrate', 'pre-rollback: migrate', 'post-delete: cleanup',
  ]);
});

test('the policies of a hook are there at its early events, and stay until they are made again', () => {
  expect(hookPolicy(objectsOf(), 'migrate')?.metadata.annotations).toEqual({ 'helm.sh/hook': 'pre-upgrade,pre-rollback', 'helm.sh/hook-weight': '4', 'helm.sh/hook-delete-policy': 'before-hook-creation' });
  expect(hookPolicy(objectsOf(), 'migrate-to-api')?.metadata.annotations).toEqual(hookPolicy(objectsOf(), 'migrate')?.metadata.annotations);
  expect(hookPolicy(objectsOf(), 'cleanup')?.metadata.annotations?.['helm.sh/hook']).toBe('post-delete');
  expect(hookPolicy(objectsOf(), 'warm')).toBeUndefined();
});

test('what is left behind after an uninstallation selects nothing of others, and opens no more than the policies of the release', () => {
  const policies = policiesOf(objectsOf(valueSets[1]));
  const left = policies.filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] !== undefined);
  expect(left.map(({ metadata }) => metadata.name.replace('r-shop-network-hook-', '')).sort()).toEqual(['cleanup', 'isolated', 'migrate', 'migrate-to-api']);
  for (const { spec } of left) {
    expect(Object.keys(spec.podSelector.matchLabels ?? {})).toEqual(['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/component']);
    const ordinary = policies.filter(({ metadata, spec: other }) => metadata.annotations?.['helm.sh/hook'] === undefined && [undefined, componentOf(spec.podSelector.matchLabels)].includes(componentOf(other.podSelector.matchLabels)));
    expect(ordinary.flatMap(({ spec: other }) => other.egress ?? [])).toEqual(expect.arrayContaining([...(spec.egress ?? [])]));
    expect(spec.egress ?? []).not.toContainEqual(expect.objectContaining({ to: [] }));
  }
});

test('hook pods have DNS, their flows, and what else they were given', () => {
  const objects = objectsOf(valueSets[1]);
  const dns = policiesOf(objects).find(({ metadata }) => metadata.name === 'r-shop-network-dns')?.spec.egress;
  const labels = (component: string): object => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'r', 'app.kubernetes.io/component': component } } });
  const port = (number: number): object => ({ port: number, protocol: 'TCP' });
  expect(hookPolicy(objects, 'isolated')?.spec).toMatchObject({ policyTypes: ['Ingress', 'Egress'], egress: dns });
  expect(hookPolicy(objects, 'migrate')?.spec.egress?.slice(dns?.length)).toEqual([
    { to: [labels('api')], ports: [port(8080)] },
    { to: [labels('api')], ports: [port(9090)] },
    { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] },
  ]);
  expect(hookPolicy(objects, 'migrate-to-api')?.spec).toEqual({ ...labels('api'), policyTypes: ['Ingress'], ingress: [{ from: [labels('migrate')], ports: [port(8080), port(9090)] }] });
  expect(hookPolicy(objects, 'cleanup')?.spec.egress).toContainEqual({ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [port(6443)] });
  // Without networks there is no rule, which would reach everything.
  expect(hookPolicy(objectsOf(), 'migrate')?.spec.egress).toHaveLength(3);
});

test('a chart whose hooks are off has no policies for them', () => {
  const objects = render(makeUpgrade().chart, { values: { ledgerUpgrade: { enabled: false } } });
  expect(policiesOf(objects).filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] !== undefined)).toEqual([]);
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  expect(valueSets.flatMap(objectsOf).flatMap(strictValidator(version))).toEqual([]);
});

test('in an ordinary chart the same policies come out', () => {
  const plain = new Chart(Testing.app(), 'shop');
  new EgressLockedNamespace(plain, 'network');
  new HardenedJob(plain, 'seed', { values: { image: { tag: '1' } }, hook: { events: ['pre-install'] } });
  const objects = Testing.synth(plain) as readonly KubernetesObject[];
  expect(policiesOf(objects).map(({ metadata }) => metadata.name)).toEqual(['network-default-deny', 'network-dns', 'network-hook-seed']);
  expect(unlockedPods(objects)).toEqual([]);
});
