import { JsonPatch } from 'cdk8s';
import { IntOrString, KubeConfigMap, KubeService } from 'cdk8s-plus-28/lib/imports/k8s';
import { HelmApp, HelmChart, chartFiles, render } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { definition, patchedChart } from './patched-chart';
import type { PatchedChart } from './patched-chart';

const chart = patchedChart(
  JsonPatch.add('/metadata/labels/patched', 'yes'),
  JsonPatch.add('/spread/own', '2'),
  ...['spread', 'map', 'block', 'choice'].map((key) => JsonPatch.add(`/${key}/patched`, 'yes')),
  ...['list', 'items', 'nested', 'spreadList'].map((key) => JsonPatch.add(`/${key}/-`, 'last')),
);

const expected = {
  spread: { a: 'b', own: '2', patched: 'yes' },
  map: { a: 'b', patched: 'yes' },
  block: { x: 1, y: 'y', patched: 'yes' },
  choice: { level: 'info', patched: 'yes' },
  entries: { fixed: { a: 'b' } },
  list: ['one', 'last'],
  items: ['one', 'last'],
  nested: ['one', 'last'],
  spreadList: ['zero', 'one', 'last'],
};

test('patches add to maps and lists that come from values', () => {
  expect(render(chart)).toMatchObject([{ ...expected, metadata: { labels: { patched: 'yes', 'app.kubernetes.io/instance': 'release-name' } } }]);
});

test('what a patch adds wins over what the customer sets', () => {
  expect(render(chart, { values: { labels: { patched: 'no', own: '3' } } })).toMatchObject([{ spread: { own: '2', patched: 'yes' }, map: { own: '3', patched: 'yes' } }]);
});

const taken = patchedChart(
  JsonPatch.remove('/metadata/annotations/helm.sh~1hook'),
  JsonPatch.remove('/metadata/labels/own'),
  JsonPatch.remove('/spread/own'),
  JsonPatch.copy('/covered/level', '/level'),
  ...['spread', 'map', 'choice'].flatMap((key) => [JsonPatch.add(`/${key}/added`, 'yes'), JsonPatch.remove(`/${key}/added`)]),
  JsonPatch.remove('/own/gone'),
  JsonPatch.remove('/apart/deep/gone'),
  JsonPatch.remove('/own/a~1b~0c'),
  JsonPatch.add('/apart/moved/to/-', 'y'),
  JsonPatch.test('/apart/moved', { to: ['x', 'y'] }),
  JsonPatch.copy('/apart/moved/to', '/copied'),
  JsonPatch.move('/apart/moved', '/apart/there'),
  JsonPatch.copy('/apart/deep/kept', '/copy'),
  JsonPatch.copy('/spread', '/copyOfSpread'),
  JsonPatch.replace('/own/first', '2'),
  JsonPatch.remove('/whole/x'),
  JsonPatch.remove('/spreadList/0'),
  JsonPatch.remove('/list'),
  JsonPatch.remove('/lists/0'),
  JsonPatch.test('/own/size', '1Gi'),
  JsonPatch.replace('/spread/set', 'yes'),
);

test('patches take away, move, copy and compare what a map has beside what is spread into it', () => {
  const customer = { a: 'c', first: '3', gone: '3' };
  expect(render(taken)).toEqual([
    expect.objectContaining({
      metadata: { name: 'release-name-shop-thing', labels: expect.objectContaining({ kept: '1', 'app.kubernetes.io/name': 'own' }) as object, annotations: { a: 'b' } },
      spread: { a: 'b', set: 'yes' },
      map: { a: 'b' },
      own: { a: 'b', first: '2', size: '1Gi' },
      apart: { there: { to: ['x', 'y'] }, deep: { kept: '1' } },
      copied: ['x', 'y'],
      copy: '1',
      level: 'info',
      copyOfSpread: { a: 'b' },
      whole: { y: 'y' },
      choice: { level: 'info' },
      spreadList: ['one'],
      lists: [],
    }),
  ]);
  expect(render(taken, { values: { labels: customer } })).toMatchObject([
    { spread: { ...customer, set: 'yes' }, own: { ...customer, first: '2' }, copyOfSpread: customer },
  ]);
  expect(render(taken)[0]).not.toHaveProperty('list');
  expect(render(taken)[0]).not.toHaveProperty('metadata.labels.own');
});

test('a patch of what the map of an ordinary object does not have is passed over, as cdk8s does', () => {
  expect(render(patchedChart(JsonPatch.remove('/none'), JsonPatch.remove('/whole/none')))).toMatchObject([{ whole: { x: 1, y: 'y' } }]);
});

test('generated classes see what patches make, as in an ordinary chart', () => {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition });
  const map = new KubeConfigMap(chart, 'map', { data: { ...chart.values.labels, own: '1', kept: '2' } });
  map.addJsonPatch(JsonPatch.remove('/data/own'), JsonPatch.add('/none', 'of these'));
  const service = new KubeService(chart, 'service', { spec: { ports: [{ port: 80, targetPort: IntOrString.fromString('http') }] } });
  service.addJsonPatch(JsonPatch.add('/spec/ports/0/name', 'http'));
  const objects = render(chart);
  expect(objects).toEqual([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: expect.any(Object) as object, data: { a: 'b', kept: '2' } },
    expect.objectContaining({ kind: 'Service', spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }] } }),
  ]);
});

forEachHelm((binary) => {
  test.each([['added to', chart], ['taken from', taken]])('Helm renders the same of what was %s', (_, patched: PatchedChart) => {
    withChartFolder(chartFiles(patched), (folder) => {
      for (const values of [{}, { labels: { patched: 'no', own: '3', first: '3' }, hosts: [], debug: true }]) {
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(patched, { values }));
      }
    });
  });
});
