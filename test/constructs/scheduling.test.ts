import { chartFiles, defineValues, HardenedDeployment, problemsOf, ProbeSet, render, workloadValues } from '../../index';
import { podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { emptyChart } from './every-pod';

const chart = emptyChart(defineValues({ web: workloadValues() }));
new HardenedDeployment(chart, 'web', { values: chart.values.web, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });

const accepted = {
  nodeSelector: { 'example.com/pool': 'web', empty: '' },
  tolerations: [
    { operator: 'Exists' },
    { key: '', operator: 'Exists', value: '' },
    { key: 'a', value: 'b' },
    { key: 'a' },
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' },
    { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
  ],
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', minDomains: 2, labelSelector: { matchLabels: { a: 'b' } }, matchLabelKeys: ['pod-template-hash'], nodeAffinityPolicy: 'Honor', nodeTaintsPolicy: 'Ignore' },
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
  ],
  priorityClassName: 'system-cluster-critical',
} as const;

// What the API server refuses: https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/validation/validation.go
const refused: readonly (readonly [string, object, string])[] = [
  ['tolerations', { key: 'a', operator: 'Exists', value: 'b' }, 'operator is "Exists", but must be "Equal" while value is set'],
  ['tolerations', { value: 'b' }, 'operator is absent, but must be "Exists" while key is not set'],
  ['tolerations', { operator: 'Equal' }, 'operator is "Equal", but must be "Exists" while key is not set'],
  ['tolerations', { key: 'a', tolerationSeconds: 60 }, 'effect is absent, but must be "NoExecute" while tolerationSeconds is set'],
  ['tolerations', { key: 'a', effect: 'NoSchedule', tolerationSeconds: 60 }, 'effect is "NoSchedule", but must be "NoExecute" while tolerationSeconds is set'],
  ['tolerations', { key: 'a b' }, 'key is "a b", but must be text that matches'],
  ['tolerations', { key: 'a', value: 'b c' }, 'value is "b c", but must be text'],
  ['tolerations', { key: 'a', effect: 'Never' }, 'effect is "Never", but must be one of'],
  ['topologySpreadConstraints', { maxSkew: 0, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway' }, 'maxSkew is 0, but must be a whole number from 1'],
  ['topologySpreadConstraints', { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }, 'whenUnsatisfiable is "ScheduleAnyway", but must be "DoNotSchedule" while minDomains is set'],
  ['topologySpreadConstraints', { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' }, 'topologyKey is not set'],
];
const refusedValues = Object.fromEntries(['tolerations', 'topologySpreadConstraints'].map((list) => [list, refused.filter(([key]) => key === list).map(([, item]) => item)]));

test('what Kubernetes accepts arrives as it was written', () => {
  const objects = render(chart, { values: { web: accepted } });
  expect(podsOf(objects)[0]?.spec).toMatchObject(accepted);
  expect([kubernetesVersions.at(0)!, kubernetesVersions.at(-1)!].flatMap((version) => objects.flatMap(strictValidator(version)))).toEqual([]);
});

test.each(refused)('%s: %j', (list, item, what) => {
  expect(problemsOf(() => render(chart, { values: { web: { [list]: [item] } } })).map((problem) => problem.what)).toEqual([expect.stringContaining(`web.${list}[0].${what}`)]);
});

test('labels and names that no object has are refused', () => {
  for (const wrong of [{ nodeSelector: { 'a b': 'c' } }, { nodeSelector: { a: 'b c' } }, { priorityClassName: 'High Priority' }]) {
    expect(problemsOf(() => render(chart, { values: { web: wrong } }))).toHaveLength(1);
  }
});

forEachHelm((binary) => {
  test('Helm renders the same, and names the place of each that is refused', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values: { web: accepted } });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: { web: accepted } }));
      const wrong = helmTemplate(binary, folder, { values: { web: refusedValues } });
      const stderr = wrong.ok ? '' : wrong.stderr;
      expect(Object.entries(refusedValues).flatMap(([list, items]) => items.filter((_, index) => !new RegExp(`web[./]${list}[./]${String(index)}\\b`, 'u').test(stderr)))).toEqual([]);
    });
  });
});
