import { type Chart, Testing } from 'cdk8s';
import { chartFiles, defineValues, HardenedDeployment, HardenedStatefulSet, HelmApp, HelmChart, ProbeSet, render, workloadValues, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';

const definition = defineValues({ web: workloadValues({ replicas: 2 }), ledger: workloadValues({ singleWriter: true }) });
const probes = ProbeSet.tcp({ port: 'http', startupBudgetSeconds: 30 });

function newChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'scaling', { version: '1.0.0', appVersion: '1', icon: 'https://example.com/i.svg', values: definition });
  new HardenedDeployment(chart, 'web', { values: chart.values.web, ports: { http: 8080 }, probes });
  new HardenedStatefulSet(chart, 'ledger', { values: chart.values.ledger, ports: { http: 8080 }, probes, singleWriter: true });
  return chart;
}

const keda = { mode: 'keda', keda: { minReplicaCount: 0, maxReplicaCount: 9, triggers: [{ type: 'cron', metadata: { desiredReplicas: '3' } }] } } as const;
const sets = {
  fixed: {},
  one: { web: { replicas: 1 } },
  hpa: { web: { autoscaling: { mode: 'hpa', hpa: { minReplicas: 3, maxReplicas: 12, targetMemoryUtilizationPercentage: 70 } } } },
  'hpa by memory': { web: { autoscaling: { mode: 'hpa', hpa: { minReplicas: 1, targetCPUUtilizationPercentage: null, targetMemoryUtilizationPercentage: 70 } } } },
  keda: { web: { autoscaling: keda } },
  'no budget': { web: { pdb: { create: false } } },
} as const;
const apiVersions = ['keda.sh/v1alpha1'];

function named(objects: readonly KubernetesObject[]): Readonly<Record<string, { readonly spec: Readonly<Record<string, unknown>> }>> {
  return Object.fromEntries(objects.map((object) => [`${String(object['kind'])}/${(object['metadata'] as { name: string }).name.replace('release-name-scaling-', '')}`, object])) as never;
}

function objectsOf(values: (typeof sets)[keyof typeof sets]): ReturnType<typeof named> {
  return named(render(newChart(), { values, capabilities: { apiVersions } }));
}

test('replicas are fixed, or left to the one autoscaler', () => {
  expect(objectsOf(sets.fixed)['Deployment/web']?.spec).toMatchObject({ replicas: 2 });
  for (const set of [sets.hpa, sets.keda]) {
    expect(objectsOf(set)['Deployment/web']?.spec).not.toHaveProperty('replicas');
  }
  expect(objectsOf(sets.hpa)['HorizontalPodAutoscaler/web']?.spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'release-name-scaling-web' },
    minReplicas: 3,
    maxReplicas: 12,
    metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 80 } } }, { resource: { name: 'memory', target: { averageUtilization: 70 } } }],
  });
  expect(objectsOf(sets.keda)['ScaledObject/web']?.spec).toEqual({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'release-name-scaling-web' }, minReplicaCount: 0, maxReplicaCount: 9, triggers: keda.keda.triggers });
});

test('a disruption budget never keeps the node of a single pod from being drained', () => {
  expect(objectsOf(sets.fixed)['PodDisruptionBudget/web']?.spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  for (const set of [sets.one, sets.keda, sets['hpa by memory'], sets['no budget']]) {
    expect(objectsOf(set)).not.toHaveProperty(['PodDisruptionBudget/web']);
  }
  expect(Object.keys(objectsOf(sets.fixed)).filter((name) => name.endsWith('/ledger'))).toEqual(['ServiceAccount/ledger', 'Service/ledger', 'StatefulSet/ledger']);
});

test('pods are spread over zones and nodes, unless the customer says how', () => {
  const own = [{ maxSkew: 2, topologyKey: 'rack', whenUnsatisfiable: 'DoNotSchedule' }];
  const spreadOf = (values: object): unknown => {
    const deployment = named(render(newChart(), { values }))['Deployment/web']?.spec as { readonly template: { readonly spec: { readonly topologySpreadConstraints: unknown } } };
    return deployment.template.spec.topologySpreadConstraints;
  };
  expect(spreadOf({})).toMatchObject([
    { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'web' } } },
    { topologyKey: 'kubernetes.io/hostname' },
  ]);
  expect(spreadOf({ web: { topologySpreadConstraints: own } })).toEqual(own);
});

test('a single writer has no values that scale it', () => {
  expect(() => render(newChart(), { values: { ledger: { autoscaling: { mode: 'hpa' } } } as never })).toThrow(/VALUE_UNKNOWN: .*autoscaling/);
  expect(() => render(newChart(), { values: { ledger: { replicas: 2 } } })).toThrow(/VALUE_INVALID/);
});

test('scaling that cannot work is refused with every reason at once', () => {
  const values = { web: { autoscaling: { mode: 'keda', keda: { minReplicaCount: 5, maxReplicaCount: 2 } } } } as const;
  expect(() => render(newChart(), { values })).toThrow(/3 problem\(s\)[^]*raise web\.autoscaling\.keda\.maxReplicaCount[^]*set web\.autoscaling\.keda\.triggers[^]*install KEDA/);
});

test('with literals, in an ordinary chart, the autoscaler of the mode is there', () => {
  const chart: Chart = Testing.chart();
  new HardenedDeployment(chart, 'web', { values: { image: { tag: '1' }, autoscaling: { mode: 'hpa' } }, ports: { http: 8080 }, probes });
  const objects = Testing.synth(chart) as readonly KubernetesObject[];
  expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['HorizontalPodAutoscaler', 'PodDisruptionBudget']));
  expect(objects.map(({ kind }) => kind)).not.toContain('ScaledObject');
});

forEachHelm((binary) => {
  test.each(Object.entries(sets))('Helm renders %s as we do', (_name, values) => {
    const chart = newChart();
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      const helm = helmTemplate(binary, folder, { values, apiVersions });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
    });
  });
});

test.each([kubernetesVersions[0], kubernetesVersions.at(-1) ?? '1.36'] as const)('Kubernetes %s accepts every object', (version) => {
  const faultsOf = strictValidator(version);
  const objects = Object.values(sets).flatMap((values) => render(newChart(), { values, capabilities: { apiVersions } }));
  expect(objects.flatMap(faultsOf)).toEqual([]);
});
