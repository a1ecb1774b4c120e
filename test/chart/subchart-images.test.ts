import { defineValues, HelmApp, HelmChart, images, readChart, Subchart, subchartImages, subchartValues, v } from '../../index';
import { importedImages } from '../../lib/chart/vendored/imported-images';
import { printImages } from '../../lib/cli/print-images';
import { chartFolder, vendored } from './vendored-charts';

const small = (values: object, more = ''): ReturnType<typeof readChart> =>
  readChart(chartFolder({ 'Chart.yaml': `apiVersion: v2\nname: small\nversion: 1.0.0\n${more}`, 'values.yaml': JSON.stringify(values) }));
const named = (values: object): readonly string[] => importedImages(small(values)).map(({ path, image }) => `${path} ${image}`);

test.each<readonly [what: string, values: object, images: readonly string[]]>([
  ['a map with a repository', { web: { image: { registry: 'quay.io', repository: 'a/b', tag: 1 } } }, ['web.image quay.io/a/b:1']],
  ['a digest wins over a tag', { image: { repository: 'a/b', tag: '1', digest: 'sha256:00' } }, ['image a/b@sha256:00']],
  ['a text with its tag beside it', { image: 'registry:5000/a/b', tag: '1.2' }, ['image registry:5000/a/b:1.2']],
  ['a text with its tag inside', { helperImage: 'busybox:1', tag: '2' }, ['helperImage busybox:1']],
  ['a text with a tag of its own name', { sideImage: 'busybox', sideImageTag: '3' }, ['sideImage busybox:3']],
  ['maps inside an image', { image: { repository: 'a/b', helper: { repository: 'c' } } }, ['image a/b', 'image.helper c']],
  ['what is no image', { backgroundImage: 'blue', image: '/img/logo.png', repository: 'a/b', images: 'a/b:1', git: { repository: '' } }, []],
])('%s is an image of values', (_what, values, expected) => {
  expect(named(values)).toEqual(expected);
});

test('what Chart.yaml lists is told where no value names it, and an image without a tag with the appVersion', () => {
  const annotations = 'appVersion: "2.1"\nannotations:\n  artifacthub.io/images: |\n    - name: a\n      image: a/b:1\n    - image: c/d:2\n    - other: x\n  images: "{"\n';
  expect(importedImages(small({ one: { repository: 'a/b', tag: '1' }, two: { repository: 'e/f' } }, annotations))).toEqual([
    { path: 'one', image: 'a/b:1', from: 'values.yaml', namedBy: 'small' },
    { path: 'two', image: 'e/f', from: 'values.yaml', namedBy: 'small', appVersion: '2.1' },
    { path: 'annotations["artifacthub.io/images"]', image: 'c/d:2', from: 'Chart.yaml', namedBy: 'small' },
  ]);
});

test('images of subcharts are those of their defaults and of what the chart sets, marked as not proved', () => {
  const values = defineValues({
    store: subchartValues({
      enabled: v.boolean({ description: 'x', default: false }),
      image: v.object({ registry: v.string({ description: 'x', default: 'mirror.example.com' }) }),
    }),
  });
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values });
  const inner = { 'charts/exporter/values.yaml': 'image: example.com/exporter\n', 'charts/exporter/Chart.yaml': `${vendored.exporter['Chart.yaml'] ?? ''}appVersion: 0.9.0\n` };
  new Subchart(chart, 'store', { chart: readChart(chartFolder({ ...vendored.database, ...inner })), values: chart.values.store, condition: chart.values.store.enabled });
  new Subchart(chart, 'common', { chart: readChart(chartFolder(vendored.library)) });
  const found = subchartImages(chart);
  expect(found).toMatchObject([
    { subchart: 'store', condition: 'store.enabled', path: 'store.image', image: 'mirror.example.com/database:17.0.0', from: 'values.yaml', namedBy: 'database' },
    { subchart: 'store', path: 'store.metrics.image', image: 'example.com/exporter', namedBy: 'exporter', appVersion: '0.9.0' },
    { subchart: 'store', path: 'annotations["images"]', image: 'registry.example.com/database:17.0.0', from: 'Chart.yaml', namedBy: 'database' },
  ]);
  expect(printImages([{ chart: 'shop', version: '1.0.0', uses: images(chart), ofSubcharts: found }])).toBe(`shop 1.0.0

0 images in 0 places

named by the defaults of subcharts, not proved: their templates may run others

  mirror.example.com/database:17.0.0
    subchart store, values: store.image
      when: store.enabled

  example.com/exporter
    subchart store, values: store.metrics.image
      when: store.enabled
      without a tag, mostly the appVersion of exporter: 0.9.0

  registry.example.com/database:17.0.0
    subchart store, annotations["images"] of the Chart.yaml of database
      when: store.enabled
`);
});
