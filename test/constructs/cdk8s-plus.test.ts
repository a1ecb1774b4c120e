import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HardenedDeployment, HardenedStatefulSet, HelmApp, HelmChart, ProbeSet, chartFiles, defineValues, render, workloadValues, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { strictValidator } from '../kubernetes/strict-validator';
import type { Construct } from 'constructs';

const probes = ProbeSet.tcp({ port: 'http' });
const ports = { http: 8080 };

/** Objects of cdk8s-plus that are given our workloads where they take their own. */
function addPlusObjects(scope: Construct, api: HardenedDeployment, vault: HardenedStatefulSet): void {
  const policy = new kplus.NetworkPolicy(scope, 'api-policy', { selector: api, egress: { default: kplus.NetworkPolicyTrafficDefault.DENY } });
  policy.addEgressRule(vault, [kplus.NetworkPolicyPort.tcp(8080)]);
  policy.addIngressRule(vault);
  const role = new kplus.Role(scope, 'reader');
  role.allowRead(kplus.ApiResource.CONFIG_MAPS);
  role.bind(api, vault);
}

function byKind(objects: readonly unknown[], kind: string): KubernetesObject {
  return (objects as readonly KubernetesObject[]).find((object) => object['kind'] === kind && JSON.stringify(object).includes('-policy') === (kind === 'NetworkPolicy')) ?? {};
}

function plainObjects(): readonly unknown[] {
  const chart = new Chart(new App(), 'shop');
  const image = { repository: 'registry.example.com/shop', tag: '1' };
  addPlusObjects(chart, new HardenedDeployment(chart, 'api', { values: { image }, ports, probes }), new HardenedStatefulSet(chart, 'vault', { values: { image }, ports, probes }));
  return chart.toJson();
}

const definition = defineValues({ api: workloadValues(), vault: workloadValues({ kind: 'StatefulSet' }) });
const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1', values: definition });
addPlusObjects(chart, new HardenedDeployment(chart, 'api', { values: chart.values.api, ports, probes }), new HardenedStatefulSet(chart, 'vault', { values: chart.values.vault, ports, probes }));

function labels(instance: string, component: string): object {
  return { matchLabels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/component': component } };
}

test('in an ordinary chart they select the pods and bind the ServiceAccounts', () => {
  const objects = plainObjects();
  expect(byKind(objects, 'NetworkPolicy')['spec']).toEqual({
    podSelector: labels('shop', 'api'),
    policyTypes: ['Egress', 'Ingress'],
    egress: [{ to: [{ podSelector: labels('shop', 'vault') }], ports: [{ port: 8080, protocol: 'TCP' }] }],
    ingress: [{ from: [{ podSelector: labels('shop', 'vault') }], ports: [] }],
  });
  expect(byKind(objects, 'RoleBinding')['subjects']).toEqual([{ kind: 'ServiceAccount', name: 'api', apiGroup: '' }, { kind: 'ServiceAccount', name: 'vault', apiGroup: '' }]);
});

test('in a HelmChart the selector is that of the release, and the ServiceAccount what the customer names', () => {
  const objects = render(chart, { values: { vault: { serviceAccount: { create: false, name: 'own' } } }, release: { name: 'prod', namespace: 'shops' } });
  expect(byKind(objects, 'NetworkPolicy')['spec']).toMatchObject({ podSelector: labels('prod', 'api'), egress: [{ to: [{ podSelector: labels('prod', 'vault') }] }] });
  expect(byKind(objects, 'RoleBinding')['subjects']).toEqual([
    { kind: 'ServiceAccount', name: 'prod-shop-api', namespace: 'shops', apiGroup: '' },
    { kind: 'ServiceAccount', name: 'own', namespace: 'shops', apiGroup: '' },
  ]);
  const faultsOf = strictValidator('1.36');
  expect([...objects, ...plainObjects()].flatMap((object) => faultsOf(object as KubernetesObject))).toEqual([]);
});

forEachHelm((binary) => {
  test('Helm renders the same', () => {
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { release: 'prod', namespace: 'shops' }));
    expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { release: { name: 'prod', namespace: 'shops' } }));
  });
});
