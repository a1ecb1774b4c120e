import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import {
  chartFiles, defineValues, EgressLockedNamespace, greaterThan, HardenedDeployment, HardenedStatefulSet, HealthCheck, HelmApp, HelmChart, ProbeSet, render, SelfCheck,
  selfCheckValues, SmokeTest, smokeTestValues, workloadValues, type KubernetesObject, type Override,
} from '../../index';
import { CHECK_SCRIPT } from '../../constructs/check/check-script';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({
  api: workloadValues(),
  vault: workloadValues({ singleWriter: true }),
  smokeTest: smokeTestValues(),
  selfCheck: selfCheckValues({ schedule: '*/15 * * * *' }),
});
const ports = { http: 8080 } as const;
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });

function makeChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition });
  const { values } = chart;
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports, probes });
  const vault = new HardenedStatefulSet(chart, 'vault', { values: values.vault, ports, probes, singleWriter: true });
  const checks = [HealthCheck.http(api, 'http', { path: '/ready?deep=1' }), HealthCheck.tcp(vault, 'http', { when: greaterThan(values.vault.replicas, 0) })];
  const smokeTest = new SmokeTest(chart, 'smoke-test', { values: values.smokeTest, checks });
  const selfCheck = new SelfCheck(chart, 'self-check', { values: values.selfCheck, checks });
  const network = new EgressLockedNamespace(chart, 'network');
  smokeTest.allowIn(network);
  network.flow(selfCheck, api, 'http');
  return { chart, api };
}

const { chart } = makeChart();
const release = { name: 'r', namespace: 'n' };
const valueSets: readonly Override<typeof definition>[] = [
  {},
  { smokeTest: { enabled: false } },
  {
    clusterDomain: 'cluster.internal',
    global: { imageRegistry: 'mirror.example', imagePullSecrets: ['one'] },
    vault: { replicas: 0 },
    smokeTest: { attempts: 1, image: { repository: 'tools', tag: '2' }, podAnnotations: { 'example.com/a': 'b' }, podLabels: { team: 'a' } },
    selfCheck: { enabled: true, timeoutSeconds: 1, podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } },
  },
];
const full = valueSets[2] ?? {};

function find(objects: readonly KubernetesObject[], kind: string, name: string): Record<string, unknown> | undefined {
  return objects.find((object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === name);
}

forEachHelm((binary) => {
  test('Helm lints and renders tests as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values, release: 'r', namespace: 'n' });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, release }));
      }
    });
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  expect(valueSets.flatMap((values) => render(chart, { values })).flatMap(strictValidator(version))).toEqual([]);
});

test('a test is a hook of helm test that stays for its logs, and asks each Service by its address', () => {
  const pod = find(render(chart, { release }), 'Pod', 'r-shop-smoke-test');
  expect(pod).toMatchObject({
    metadata: {
      labels: { 'app.kubernetes.io/component': 'smoke-test', 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'helm.sh/hook': 'test', 'helm.sh/hook-weight': '0', 'helm.sh/hook-delete-policy': 'before-hook-creation' },
    },
    spec: {
      activeDeadlineSeconds: 600,
      restartPolicy: 'Never',
      containers: [
        {
          image: 'docker.io/library/busybox:1.37.0',
          command: ['/bin/sh', '-c', CHECK_SCRIPT, 'checks'],
          args: ['http', 'api /ready?deep=1', 'http://r-shop-api.n.svc.cluster.local:8080/ready?deep=1', 'tcp', 'vault http', 'r-shop-vault.n.svc.cluster.local:8080'],
          env: [{ name: 'APP_VERSION' }, { name: 'ATTEMPTS', value: '24' }, { name: 'DELAY_SECONDS', value: '5' }, { name: 'TIMEOUT_SECONDS', value: '5' }],
        },
      ],
    },
  });
  expect(podsOf(valueSets.flatMap((values) => render(chart, { values }))).flatMap(hardeningFaults)).toEqual([]);
});

test('what is scaled to zero is not asked, and both kinds of checks ask the same', () => {
  const objects = render(chart, { values: full, release });
  const args = ['http', 'api /ready?deep=1', 'http://r-shop-api.n.svc.cluster.internal:8080/ready?deep=1'];
  const asking = podsOf(objects).filter(({ place }) => /Pod|CronJob/u.test(place));
  expect(asking.map(({ spec }) => spec.containers[0]?.['args'])).toEqual([args, args]);
  expect(asking.map(({ spec }) => spec.containers[0]?.image).sort()).toEqual(['mirror.example/library/busybox:1.37.0', 'mirror.example/tools:2']);
  expect(find(objects, 'CronJob', 'r-shop-self-check')).toMatchObject({ spec: { schedule: '*/15 * * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { backoffLimit: 0 } } } });
});

test('the self-check is off by default, and the test can be switched off', () => {
  expect(render(chart).map(({ kind }) => kind)).not.toContain('CronJob');
  expect(render(chart, { values: { smokeTest: { enabled: false } } }).map(({ kind }) => kind)).not.toContain('Pod');
});

test('the checks are let through, and nothing else is', () => {
  const objects = render(chart, { release });
  expect(find(objects, 'NetworkPolicy', 'r-shop-network-smoke-test')).toMatchObject({ spec: { egress: [{ to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'api' } } }] }, { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'vault' } } }] }] } });
  expect((find(objects, 'NetworkPolicy', 'r-shop-network-vault') as { spec: { ingress: readonly unknown[] } }).spec.ingress).toHaveLength(1);
});

test('a test of literals is plain Kubernetes', () => {
  const plain = new Chart(Testing.app(), 'tools');
  const api = new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports, probes });
  const checks = [HealthCheck.http(api, 'http', { path: '/ready' }), HealthCheck.tcp(api, 'http', { when: false })];
  new SmokeTest(plain, 'test', { values: { attempts: 2 }, checks });
  new SelfCheck(plain, 'check', { values: {}, checks });
  const objects = Testing.synth(plain) as readonly KubernetesObject[];
  expect(objects.map(({ kind }) => kind)).not.toContain('CronJob');
  expect(find(objects, 'Pod', 'test')).toMatchObject({ spec: { containers: [{ args: ['http', 'api /ready', 'http://api:8080/ready'], env: [{ name: 'ATTEMPTS', value: '2' }, {}, {}] }] } });
});

test('wrong checks are refused, all at once', () => {
  const { chart: other, api } = makeChart();
  expect(codesOf(() => new SmokeTest(other, 'a', { values: {}, checks: [] }))).toEqual(['CONSTRUCT_INVALID']);
  expect(() => new SelfCheck(other, 'b', { values: {}, checks: [HealthCheck.http(api, 'http', { path: 'ready' })] })).toThrow(
    'CONSTRUCT_INVALID: the path of the check of api is "ready"\n  in: shop/b\n  fix: begin the path with "/" and write it without spaces',
  );
  // @ts-expect-error the workload has no such port
  expect(codesOf(() => HealthCheck.tcp(api, 'grpc'))).toEqual(['PORT_UNKNOWN']);
});

describe('the script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-checks-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the checks with a curl and an nc of our own, which answer for what has "good" in its name. */
  function run(args: readonly string[]): { readonly status: number | null; readonly lines: readonly string[] } {
    const stub = '#!/bin/sh\nprintf "%s\\n" "$*" >> "$0.log"\ncase "$*" in *good*) exit 0 ;; *late*) [ "$(grep -c late "$0.log")" -ge 3 ] ;; *) exit 1 ;; esac\n';
    for (const name of ['curl', 'nc']) {
      writeFileSync(join(folder, name), stub, { mode: 0o755 });
    }
    const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, ATTEMPTS: '3', DELAY_SECONDS: '0', TIMEOUT_SECONDS: '1' };
    const { status, stdout } = spawnSync('/bin/sh', ['-c', CHECK_SCRIPT, 'checks', ...args], { encoding: 'utf8', env });
    return { status, lines: stdout.trim().split('\n') };
  }

  test('asks everything, tries again, and fails when anything never answered', () => {
    expect(run(['http', 'a /', 'http://good/', 'tcp', 'b', 'bad:1', 'tcp', 'c', 'good:2', 'http', 'd', 'http://late/'])).toEqual({
      status: 1,
      lines: ['ok a / (http://good/, attempt 1)', 'FAILED b (bad:1, attempt 3)', 'ok c (good:2, attempt 1)', 'ok d (http://late/, attempt 3)'],
    });
  });

  test('succeeds when everything answered, and takes addresses for what they are', () => {
    expect(run(['http', '$(echo x)', 'http://good/;exit 1', 'tcp', '"`', 'good:1'])).toEqual({
      status: 0,
      lines: ['ok $(echo x) (http://good/;exit 1, attempt 1)', 'ok "` (good:1, attempt 1)'],
    });
  });
});
