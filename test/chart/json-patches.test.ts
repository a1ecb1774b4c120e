import { ApiObject, JsonPatch } from 'cdk8s';
import { HelmApp, HelmChart, chartFiles, defineValues, each, eachEntry, entry, render, v, when } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const definition = defineValues({
  labels: v.map(v.string({ description: 'Label.' }), { description: 'Labels.', default: { a: 'b' } }),
  block: v.object({ x: v.integer({ description: 'X.', default: 1 }), y: v.string({ description: 'Y.', default: 'y' }) }, { description: 'Block.' }),
  hosts: v.list(v.string(), { description: 'Hosts.', default: ['one'] }),
  debug: v.boolean({ description: 'Debug.', default: false }),
});

function patchedChart(...patches: readonly JsonPatch[]): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition });
  const { labels, block, hosts, debug } = chart.values;
  const object = new ApiObject(chart, 'thing', {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    spread: { ...labels, own: '1' },
    map: labels,
    block,
    choice: when(debug, { level: 'debug' }, { level: 'info' }),
    entries: { fixed: eachEntry(labels, (key, value) => entry(key, value)) },
    list: hosts,
    items: each(hosts, (host) => host),
    nested: [each(hosts, (host) => host)],
    spreadList: ['zero', ...hosts],
  });
  object.addJsonPatch(...patches);
  return chart;
}

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

test('a patch of a map that may have the same key twice is refused', () => {
  expect(() => render(patchedChart(JsonPatch.add('/entries/fixed/patched', 'yes')))).toThrow(/^UNSUPPORTED_STRUCTURE: \/entries\/fixed repeats entries beside/u);
});

forEachHelm((binary) => {
  test('Helm renders the same', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of [{}, { labels: { patched: 'no', own: '3' }, hosts: [], debug: true }]) {
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values }));
      }
    });
  });
});
