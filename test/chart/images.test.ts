import { ApiObject } from 'cdk8s';
import { Condition, HelmApp, HelmChart, chart as chartFacts, defaultTo, defineValues, each, eachEntry, images, merge, text, v, when, type ImageUse } from '../../index';
import { makeUpgrade } from '../constructs/ledger-chart';

const values = defineValues({
  debug: v.boolean({ description: 'Whether a shell is there.', default: false }),
  main: v.object({ repository: v.string({ description: 'Image.', required: true }), tag: v.string({ description: 'Tag.', default: '' }) }),
  mirror: v.string({ description: 'Image of the mirror.', default: 'quay.io/a/mirror:3' }),
  jobs: v.list(v.object({ name: v.string({ description: 'Name.', required: true }), image: v.object({ repository: v.string({ description: 'Image.', required: true }) }, { description: 'Image.' }) }, { description: 'Job.' }), {
    description: 'Jobs.', default: [{ name: 'one', image: { repository: 'quay.io/one' } }, { name: 'two', image: { repository: 'quay.io/two' } }],
  }),
  plugins: v.map(v.string({ description: 'Image.' }), { description: 'Plugins.', default: { b: 'quay.io/b:1' } }),
  sidecars: v.kubernetes<readonly object[]>('Containers.', { shape: 'list' }),
  pod: v.kubernetes<Readonly<Record<string, unknown>>>('Keys of the pod.', { shape: 'map' }),
});

function usesOf(spec: (given: HelmChart<typeof values>['values']) => object, kind = 'Pod', apiVersion = 'v1'): readonly ImageUse[] {
  const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', appVersion: '2', values });
  new ApiObject(chart, 'thing', { apiVersion, kind, spec: spec(chart.values) });
  return images(chart);
}

test('a literal image is listed as one that no value relocates', () => {
  expect(usesOf(() => ({ containers: [{ name: 'a', image: 'busybox:1' }] }))).toEqual([
    {
      kind: 'Pod', name: 'release-name-demo-thing', template: 'templates/thing/pod.yaml', path: '/spec/containers/0/image', container: 'a',
      defaultImages: ['busybox:1'], values: [], relocatedBy: [], isRelocatable: false,
    },
  ]);
});

test('an image behind a literal registry is not relocatable, though its tag is a value', () => {
  const [use] = usesOf(({ main }) => ({ containers: [{ name: 'a', image: text`docker.io/a:${main.tag}` }] }));
  expect(use).toMatchObject({ values: ['main.tag'], tag: 'main.tag', isRelocatable: false });
});

test('an image that the customer must name has no default, and one of a part with a default has', () => {
  const [first, second] = usesOf(({ main, mirror }) => ({
    containers: [{ name: 'a', image: text`${main.repository}:${defaultTo(main.tag, chartFacts.appVersion)}` }, { name: 'b', image: mirror }],
  }));
  expect(first).toMatchObject({ defaultImages: [], repository: 'main.repository', relocatedBy: ['main.repository'] });
  expect(second).toMatchObject({ defaultImages: ['quay.io/a/mirror:3'], values: ['mirror'], relocatedBy: ['mirror'] });
});

test('both branches of a choice are listed, with what must hold for each', () => {
  const uses = usesOf(({ debug, mirror }) => ({ containers: [{ name: 'a', image: when(debug, 'busybox:1', mirror) }] }));
  expect(uses.map(({ defaultImages, condition, isRelocatable }) => ({ defaultImages, condition, isRelocatable }))).toEqual([
    { defaultImages: ['busybox:1'], condition: 'values.debug', isRelocatable: false },
    { defaultImages: ['quay.io/a/mirror:3'], condition: 'not(values.debug)', isRelocatable: true },
  ]);
});

test('conditional, spread and merged containers are found, each with its own name', () => {
  const uses = usesOf(({ debug }) => ({
    containers: [when(debug, { name: 'a', ...{ image: 'a:1' } }), ...[{ name: 'b', image: 'b:1' }]],
    initContainers: when(debug, [{ name: 'c', image: 'c:1' }], [{ name: 'd', image: 'd:1' }]),
    ephemeralContainers: [merge<Record<string, unknown>>({ name: 'e' }, { image: 'e:1' })],
  }));
  const found = uses.map(({ container, defaultImages, condition }) => `${String(container)} ${defaultImages.join()} ${String(condition)}`);
  expect(found.sort()).toEqual(['a a:1 values.debug', 'b b:1 undefined', 'c c:1 values.debug', 'd d:1 not(values.debug)', 'e e:1 undefined']);
});

test('repeated containers are one use, with the images of all default members', () => {
  const uses = usesOf(({ jobs, plugins }) => ({
    containers: [each(jobs, (job) => ({ name: job.name, image: text`${job.image.repository}:1` }))],
    initContainers: [eachEntry(plugins, (key, image) => ({ name: key, image }))],
  }));
  const [list, map] = [...uses].sort((a, b) => a.path.localeCompare(b.path));
  expect(list).toMatchObject({ path: '/spec/containers/*/image', container: 'one, two', defaultImages: ['quay.io/one:1', 'quay.io/two:1'], repository: 'jobs[*].image.repository', relocatedBy: ['jobs[*].image.repository'] });
  expect(map).toMatchObject({ path: '/spec/initContainers/*/image', container: 'b', defaultImages: ['quay.io/b:1'], values: ['plugins.*'] });
});

test('a value in which customers write whole containers is listed without an image', () => {
  const uses = usesOf(({ sidecars, pod }) => ({ ...pod, containers: [{ name: 'a', image: 'a:1' }, ...sidecars] }));
  expect(uses).toContainEqual(expect.objectContaining({ path: '/spec/containers', defaultImages: [], values: ['sidecars'] }));
  expect(uses).toContainEqual(expect.objectContaining({ path: '/spec', defaultImages: [], values: ['pod'] }));
});

test('custom resources are searched for texts named image, and built-in objects without pods are not', () => {
  expect(usesOf(() => ({ image: 'prometheus:3', version: 'v3' }), 'Prometheus', 'monitoring.coreos.com/v1')).toMatchObject([{ kind: 'Prometheus', path: '/spec/image', defaultImages: ['prometheus:3'] }]);
  expect(usesOf(() => ({ template: { containers: [{ name: 'a', image: 'a:1' }] } }), 'Workflow', 'argoproj.io/v1alpha1')).toMatchObject([{ container: 'a' }]);
  expect(usesOf(() => ({ image: 'no image' }), 'ConfigMap')).toEqual([]);
});

test('image volumes are found', () => {
  expect(usesOf(() => ({ containers: [], volumes: [{ name: 'model', image: { reference: 'quay.io/model:1' } }] }))).toMatchObject([{ path: '/spec/volumes/0/image/reference', defaultImages: ['quay.io/model:1'] }]);
});

test('a whole object under a condition tells the condition, and what never is is left out', () => {
  const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values });
  new ApiObject(new Condition(chart, 'shell', chart.values.debug), 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'a', image: 'a:1' }] } });
  new ApiObject(new Condition(chart, 'never', false), 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'b', image: 'b:1' }] } });
  expect(images(chart)).toMatchObject([{ container: 'a', condition: 'values.debug' }]);
});

test('hook jobs are listed, and obey the registry of the chart', () => {
  const uses = images(makeUpgrade().chart);
  const jobs = uses.filter(({ kind }) => kind === 'Job');
  expect(jobs.map(({ container }) => container)).toContain('ledger-upgrade-migrate');
  expect(new Set(jobs.map(({ repository }) => repository))).toEqual(new Set(['ledgerUpgrade.image.repository']));
  expect(uses.filter(({ relocatedBy }) => !relocatedBy.includes('global.imageRegistry'))).toEqual([]);
});
