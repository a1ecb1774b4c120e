/**
 * The source of a vendor's module that imports the installed package: it is compiled strictly and run once as
 * CommonJS and once as an ES module. It does what a vendor does first: single constructs in an ordinary cdk8s chart,
 * and a chart of references rendered in-process.
 */
export function consumerSource(): string {
  return `
import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  EgressLockedNamespace, HardenedDeployment, HelmApp, HelmChart, ProbeSet, PvcContract, chartFiles, defineValues,
  pvcValues, render, text, v, workloadValues,
} from 'chartwright';

type Known<T> = 0 extends 1 & T ? never : T;
const knownTypes: readonly [Known<typeof HelmChart>, Known<typeof defineValues>] = [HelmChart, defineValues];

const chart = new Chart(new App(), 'vendor');
const claim = new PvcContract(chart, 'evidence_data', { values: {}, retention: '7y', backup: { recoveryPoint: '6h', method: 'snapshot' } });
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 60 });
const proxy = new HardenedDeployment(chart, 'proxy', {
  values: { image: { repository: 'registry.example.com/proxy', tag: '1' } },
  ports: { proxy: 3128 },
  probes: ProbeSet.tcp({ port: 'proxy', startupBudgetSeconds: 30 }),
});
const api = new HardenedDeployment(chart, 'api', {
  values: { replicas: 1, image: { repository: 'registry.example.com/api', tag: '1.4.0' } },
  ports: { http: 8080 },
  probes,
  mounts: [claim.mountAt('/data')],
});
const network = new EgressLockedNamespace(chart, 'network');
network.soleEgress(proxy, { cidrs: ['10.0.0.0/8'] });
network.flow(api, proxy, 'proxy');
api.deployment.addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));
const kinds = (Testing.synth(chart) as readonly { readonly kind: string; readonly metadata: { readonly name: string }; readonly spec?: { readonly revisionHistoryLimit?: number } }[]);
if (!kinds.some(({ kind, spec }) => kind === 'Deployment' && spec?.revisionHistoryLimit === 3)) throw new Error('the patched Deployment is missing');
// Names follow from ids alone, in every version: a renamed volume or Service is another one.
const names = kinds.map((object) => \`\${object.kind}/\${object.metadata.name}\`).sort().join(' ');
const expectedNames = 'Deployment/api Deployment/proxy NetworkPolicy/network-api NetworkPolicy/network-default-deny NetworkPolicy/network-dns NetworkPolicy/network-proxy NetworkPolicy/network-sole-egress PersistentVolumeClaim/evidence-data PodDisruptionBudget/proxy Service/api Service/proxy ServiceAccount/api ServiceAccount/proxy';
if (names !== expectedNames) throw new Error(\`the names are \${names}\`);
if (JSON.stringify(kinds).includes('{{')) throw new Error('an ordinary chart holds template text');

const values = defineValues({ api: workloadValues({ replicas: 2, cpu: '100m', memory: '64Mi' }), data: pvcValues('1Gi'), level: v.string({ description: 'Level.', default: 'info' }) });
const helm = new HelmChart(new HelmApp(), 'vendor-chart', { version: '1.0.0', appVersion: '1', values });
const data = new PvcContract(helm, 'data', { values: helm.values.data, retention: '1y', backup: { recoveryPoint: '1d', method: 'snapshot' } });
new HardenedDeployment(helm, 'api', { values: helm.values.api, ports: { http: 8080 }, probes, env: { LEVEL: text\`\${helm.values.level}\` }, mounts: [data.mountAt('/data')] });
const replicas = render(helm, { values: { api: { replicas: 1 } } }).map((object) => (object['spec'] as { readonly replicas?: number } | undefined)?.replicas);
if (!replicas.includes(1)) throw new Error(\`replicas are \${JSON.stringify(replicas)}\`);
if (!chartFiles(helm).has('values.schema.json')) throw new Error('no schema');
if (knownTypes.length !== 2) throw new Error('types');
`;
}

/** A vendor's app in a repository of its own, found and run by the installed command line. */
export function appSource(): string {
  return `
import { ApiObject } from 'cdk8s';
import { HelmChart, defineValues, v, type HelmApp } from 'chartwright';

const values = defineValues({ level: v.choice(['info', 'debug'], { description: 'Level.', default: 'info' }) });

export function createChart(app: HelmApp): HelmChart<typeof values> {
  const chart = new HelmChart(app, 'vendor-app', { version: '1.0.0', values });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', data: { level: chart.values.level } });
  return chart;
}
`;
}
