import { expectTypeOf } from 'expect-type';
import {
  defineValues, EgressLockedNamespace, HardenedDeployment, HardenedStatefulSet, HelmApp, HelmChart, ProbeSet, PvcContract, pvcValues, v, workloadValues,
  type Override,
} from '../../index';

// What the design document shows, letter for letter.
const complianceValues = defineValues({
  gatewayApi: workloadValues({ replicas: 2, cpu: '250m', memory: '512Mi' }),
  evidenceVault: workloadValues({ replicas: 1, cpu: '500m', memory: '1Gi', singleWriter: true }),
  egressProxy: workloadValues({ replicas: 2, cpu: '100m', memory: '128Mi' }),
  storage: v.object({ evidence: pvcValues('100Gi') }),
  egress: v.object({
    cidrs: v.list(v.cidr(), { description: 'Networks that egress-proxy may reach. Empty: fully air-gapped.', default: [] }),
  }),
});

function makeParts() {
  const app = new HelmApp();
  const chart = new HelmChart(app, 'compliance-platform', { version: '1.0.0', appVersion: '1.4.0', values: complianceValues });
  const { values } = chart;
  const evidence = new PvcContract(chart, 'evidence_data', {
    values: values.storage.evidence, appendOnly: true, onUninstall: 'keep', retention: '7y',
    backup: { recoveryPoint: '6h', method: 'snapshot' },
  });
  const proxy = new HardenedDeployment(chart, 'egress-proxy', {
    values: values.egressProxy, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy', startupBudgetSeconds: 30 }),
  });
  const vault = new HardenedStatefulSet(chart, 'evidence-vault', {
    values: values.evidenceVault, ports: { http: 8080 },
    probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 600 }),
    mounts: [evidence.mountAt('/data/evidence')],
  });
  const gateway = new HardenedDeployment(chart, 'gateway-api', {
    values: values.gatewayApi, ports: { http: 8080 },
    probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 120 }),
    env: { VAULT_URL: vault.service.url('http') },
  });
  const network = new EgressLockedNamespace(chart, 'network');
  network.soleEgress(proxy, { cidrs: values.egress.cidrs });
  network.flow(gateway, vault, 'http');
  return { chart, values, proxy, vault, gateway, network, evidence };
}

test('the example of the design document is a chart', () => {
  const { chart } = makeParts();
  expect(chart.toJson()).not.toHaveLength(0);
});

test('ports are known by name', () => {
  expectTypeOf<ReturnType<typeof makeParts>['vault']['service']['url']>().parameter(0).toEqualTypeOf<'http'>();
  expectTypeOf<ReturnType<typeof makeParts>['proxy']['ports']>().toEqualTypeOf<{ readonly proxy: 3128 }>();
});

test('ports of sidecars are known by name', () => {
  const { chart, values, gateway, network } = makeParts();
  const sidecar = (name: string) => ({ name, values: values.gatewayApi as never });
  const meshed = new HardenedDeployment(chart, 'meshed', {
    values: values.gatewayApi, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }),
    sidecars: [{ ...sidecar('mesh'), ports: { mtls: 15006 }, probes: ProbeSet.tcp({ port: 'mtls' }) }, { ...sidecar('stats'), ports: { stats: 9102 }, probes: ProbeSet.tcp({ port: 'stats' }) }],
  });
  expectTypeOf(meshed.sidecarPorts).toHaveProperty('mtls');
  expectTypeOf<keyof typeof meshed.sidecarPorts>().toEqualTypeOf<'mtls' | 'stats'>();
  expectTypeOf<keyof typeof gateway.sidecarPorts>().toEqualTypeOf<never>();
  network.flow(gateway, meshed, 'mtls');
  network.flow(gateway, meshed, 'http');
  network.ingressFrom({ namespaces: ['monitoring'] }, meshed, 'stats');
  expect(meshed.sidecarPorts).toEqual({ mtls: 15006, stats: 9102 });
});

test('misuse does not compile', () => {
  const { chart, values, vault, gateway, network, proxy } = makeParts();
  const probes = ProbeSet.http({ port: 'http', live: '/a', ready: '/b' });
  const ports = { http: 8080 };
  const sidecar = { name: 'mesh', values: {}, ports: { mtls: 15006 }, probes: ProbeSet.tcp({ port: 'mtls' }) } as const;
  const misuses = [
    // @ts-expect-error -- a workload without probes
    (): unknown => new HardenedDeployment(chart, 'a', { values: values.gatewayApi, ports }),
    // @ts-expect-error -- the probes ask a port that is not declared
    (): unknown => new HardenedDeployment(chart, 'a', { values: values.gatewayApi, ports: { web: 8080 }, probes }),
    // @ts-expect-error -- values of another kind of block
    (): unknown => new HardenedDeployment(chart, 'a', { values: values.storage.evidence, ports, probes }),
    // @ts-expect-error -- a value path that does not exist
    (): unknown => values.gatewayAPI,
    // @ts-expect-error -- a text reference where a number is wanted
    (): unknown => new HardenedDeployment(chart, 'a', { values: { replicas: values.gatewayApi.image.tag }, ports, probes }),
    // @ts-expect-error -- a key that the block does not have
    (): unknown => new HardenedDeployment(chart, 'a', { values: { replica: 1 }, ports, probes }),
    // @ts-expect-error -- what cannot be removed is not null
    (): unknown => new HardenedDeployment(chart, 'a', { values: { replicas: null }, ports, probes }),
    // @ts-expect-error -- a Pod Security level, or any other security context
    (): unknown => new HardenedDeployment(chart, 'a', { values: values.gatewayApi, ports, probes, podSecurity: 'baseline' }),
    // @ts-expect-error -- a number where text is wanted
    (): unknown => new HardenedDeployment(chart, 'a', { values: values.gatewayApi, ports, probes, env: { A: 1 } }),
    // @ts-expect-error -- a folder of the node
    (): unknown => new HardenedDeployment(chart, 'a', { values: values.gatewayApi, ports, probes, mounts: [{ kind: 'hostPath', path: '/' }] }),
    // @ts-expect-error -- a volume without retention
    (): unknown => new PvcContract(chart, 'a', { values: values.storage.evidence, backup: { method: 'snapshot', recoveryPoint: '6h' } }),
    // @ts-expect-error -- a volume without a backup statement
    (): unknown => new PvcContract(chart, 'a', { values: values.storage.evidence, retention: '7y' }),
    // @ts-expect-error -- no backup, and no reason for it
    (): unknown => new PvcContract(chart, 'a', { values: values.storage.evidence, retention: '7y', backup: { method: 'none' } }),
    // @ts-expect-error -- a port that is not declared
    (): unknown => vault.service.url('https'),
    // @ts-expect-error -- a port of another workload
    (): unknown => network.flow(gateway, vault, 'proxy'),
    // @ts-expect-error -- a port that is not declared
    (): unknown => network.ingressFrom({ namespaces: ['a'] }, gateway, 'https'),
    // @ts-expect-error -- a port that neither the workload nor a sidecar declares
    (): unknown => network.flow(gateway, new HardenedDeployment(chart, 'a', { values: values.gatewayApi, ports, probes, sidecars: [sidecar] }), 'metrics'),
    // @ts-expect-error -- without saying where to
    (): unknown => network.soleEgress(proxy),
    // @ts-expect-error -- HTTP probes without a path for readiness
    (): unknown => ProbeSet.http({ port: 'http', live: '/a' }),
  ];
  expect(misuses).toHaveLength(19);
});

test('a customer may set what the blocks declare', () => {
  expectTypeOf<{ gatewayApi: { replicas: 3; podSecurityContext: { runAsUser: null } } }>().toExtend<Override<typeof complianceValues>>();
  expectTypeOf<{ gatewayApi: { securityContext: object } }>().not.toExtend<Override<typeof complianceValues>>();
});
