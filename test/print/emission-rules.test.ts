import { ApiObject } from 'cdk8s';
import { and, chartFiles, defineValues, each, eachEntry, equals, HelmApp, HelmChart, ifSet, isSet, isText, join, merge, release, render, text, v, when, type Known, type KubernetesObject } from '../../lib';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate, type HelmValues } from '../helm/helm';
import { parseWithHelm } from '../properties/parse-with-helm';
import type { HelmBinary } from '../helm/helm-binaries';

const description = 'Any.';
const definition = defineValues({
  count: v.integer({ description, default: 3_000_000 }),
  small: v.integer({ description, default: 5, minimum: 0, maximum: 100 }),
  ratio: v.number({ description, default: 0.1 }),
  size: v.quantity({ description, default: '10Gi' }),
  text: v.string({ description, default: 'a' }),
  group: v.object({ inner: v.object({ leaf: v.string({ description, default: 'x' }) }, { description }) }, { description, removable: true }),
  map: v.map(v.string(), { description, default: {} }),
  list: v.list(v.object({ name: v.string({ description, required: true }), on: v.boolean({ description, required: true }) }, { description }), { description, default: [] }),
  free: v.kubernetes<object>(description, { default: {} }),
  words: v.list(v.string(), { description, default: ['x', 'y'] }),
  secrets: v.list(v.pullSecret(), { description, default: [] }),
});

type Chart = HelmChart<typeof definition>;

/** A chart with one object, whose fields the test gives. */
function chartWith(fields: (values: Chart['values']) => object): Chart {
  const chart: Chart = new HelmChart(new HelmApp(), 'rules', { version: '1.0.0', values: definition });
  new ApiObject(chart, 'object', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' }, ...fields(chart.values) });
  return chart;
}

/** What Helm makes of the chart, after it agreed with render by both parsers. */
function helmText(binary: HelmBinary, chart: Chart, options: HelmValues & { readonly release?: string } = {}): string {
  const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, options));
  if (!helm.ok) {
    throw new Error(helm.stderr);
  }
  const ours: readonly KubernetesObject[] = render(chart, {
    values: (options.values ?? {}),
    ...(options.release === undefined ? {} : { release: { name: options.release } }),
  });
  if (options.set === undefined) {
    expect(helm.objects).toEqual(ours);
    expect(parseWithHelm(binary, helm.text)).toEqual(ours);
  }
  return helm.text;
}

forEachHelm((binary) => {
  test('whole numbers are printed digit by digit, wherever they were set', () => {
    // The API server decodes 1e+06 as a float and refuses it for an int32.
    const chart = chartWith((values) => ({ replicas: values.count, note: text`${values.count} pods`, small: values.small }));
    expect(helmText(binary, chart)).toMatch(/^note: "3000000 pods"\nreplicas: 3000000\nsmall: 5$/m);
    expect(helmText(binary, chart, { values: { count: 123_456_789 } })).toMatch(/^replicas: 123456789$/m);
    expect(helmText(binary, chart, { set: ['count=123456789', 'small=7'] })).toMatch(/^replicas: 123456789\nsmall: 7$/m);
  });

  test('a pull secret that is text or a map is read inside a text too', () => {
    const chart = chartWith(({ secrets }) => ({ names: each(secrets, (secret) => text`x-${when(isText(secret), secret as unknown as Known<string>, (secret as unknown as { readonly name: Known<string> }).name)}`) }));
    expect(helmText(binary, chart, { values: { secrets: ['a', { name: 'b' }] } })).toMatch(/^names:\n {2}- "x-a"\n {2}- "x-b"$/m);
  });

  test('texts are joined, those of a list and those that are there on a condition too', () => {
    const chart = chartWith(({ words, text: word, map }) => ({ all: join(['a', 'b', ...words, when(equals(word, 'a'), word), when(isSet(map), 'm')], ','), only: join(words, '') }));
    expect(helmText(binary, chart)).toMatch(/^all: "a,b,x,y,a"\nonly: "xy"$/m);
    expect(helmText(binary, chart, { values: { words: [], text: '', map: { k: 'v' } } })).toMatch(/^all: "a,b,m"\nonly: ""$/m);
  });

  test('text that ends an object keeps its last line ends', () => {
    const chart = chartWith((values) => ({ tail: values.free }));
    helmText(binary, chart, { values: { free: { z: 'x\n\n\n' } } });
    helmText(binary, chart, { values: { free: { z: 'x\u00a0\n' } } });
    helmText(binary, chartWith(() => ({ tail: 'a\nb\n' })));
    helmText(binary, chartWith((values) => ({ tail: ['a', when(equals(values.text, 'a'), 'b\nc\n')] })));
  });

  test('what the customer removed is read nil-safely, and left out where asked', () => {
    const chart = chartWith((values) => ({ plain: values.group.inner.leaf, optional: ifSet(values.group.inner.leaf), text: text`<${values.group.inner.leaf}>` }));
    expect(helmText(binary, chart, { values: { group: null } })).toMatch(/^plain: *\ntext: "<>"$/m);
    helmText(binary, chart, { values: { group: { inner: { leaf: '' } } } });
    helmText(binary, chart);
  });

  test('entries of maps come in the order of their code points', () => {
    const chart = chartWith((values) => ({ items: eachEntry(values.map, (key, value) => ({ key, value })) }));
    const text = helmText(binary, chart, { values: { map: { '\u{1f600}': 'astral', '\ufa00': 'private', b: '1', a10: '2', a2: '3' } } });
    expect([...text.matchAll(/value: "([^"]+)"/gu)].map((match) => match[1])).toEqual(['2', '3', '1', 'private', 'astral']);
  });

  test('a list of which no item is left is empty, not null', () => {
    const chart = chartWith((values) => ({
      items: each(values.list, (item) => when(item.on, { name: item.name })),
      nested: { deep: { maybe: when(equals(values.text, 'b'), 1) }, found: each(values.list, (item) => item.name) },
    }));
    expect(helmText(binary, chart)).toMatch(/^items: \[\]$/m);
    helmText(binary, chart, { values: { list: [{ name: 'a', on: false }, { name: 'b', on: true }] } });
    expect(helmText(binary, chart, { values: { list: [{ name: 'a', on: false }] } })).toMatch(/^items: \[\]$/m);
  });

  test.each(['12345', '1e3', 'true', 'on', 'null', 'y'])('a release named %s stays a text', (name) => {
    const chart = chartWith((values) => ({ name: release.name, labels: { part: text`${release.name}-web`, url: text`http://${release.name}:${values.small}` } }));
    helmText(binary, chart, { release: name });
  });

  test('what looks like an action in text is text', () => {
    const chart = chartWith(() => ({ '{{ key }}': '{{ .Values.text }}', alert: 'Pod {{ $labels.pod }} `down` {{`', open: '{{', triple: '{{{ a }}}', lines: 'a {{ b }}\nc {{- d -}}\n' }));
    expect(helmText(binary, chart)).toContain('{{ $labels.pod }}');
  });

  test('percent signs in text are text', () => {
    const chart = chartWith((values) => ({ share: text`100%s of %d %% ${values.text}%v`, label: text`${values.small}%` }));
    helmText(binary, chart);
  });

  test('of two entries with one key the later one wins, and each key is printed once', () => {
    const chart = chartWith((values) => ({
      before: { a: 'mine', ...values.map },
      after: { ...values.map, a: 'mine' },
      maybe: { ...values.map, ...when(equals(values.text, 'a'), { a: 'conditional' }), b: when(equals(values.text, 'z'), 'never') },
    }));
    const text = helmText(binary, chart, { values: { map: { a: 'theirs', b: 'theirs' } } });
    expect(text.match(/^ {2}a: /gmu)).toHaveLength(3);
    helmText(binary, chart);
  });

  test('a merge leaves the values as they are for other objects', () => {
    const chart = chartWith((values) => ({
      merged: merge<Record<string, unknown>>({ map: values.free }, { map: { added: 'by the merge', deep: { also: 1 } } }, { map: values.map }),
      untouched: values.free,
    }));
    new ApiObject(chart, 'other', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'other' }, free: chart.values.free, map: chart.values.map });
    helmText(binary, chart, { values: { free: { deep: { own: true } }, map: { x: 'y' } } });
  });

  test('values, releases and helpers are reached from inside nested repetitions', () => {
    const chart = chartWith((values) => ({
      items: each(values.list, (outer) => ({
        name: outer.name,
        text: values.text,
        release: text`${release.name}-${values.small}`,
        inner: each(values.list, (inner) => ({ pair: text`${outer.name}/${inner.name}`, group: values.group, on: and(inner.on, equals(values.text, 'a')) })),
      })),
    }));
    helmText(binary, chart, { values: { list: [{ name: 'a', on: true }, { name: 'b', on: false }] }, release: 'r' });
  });

  test('fractions and quantities keep their type and every digit', () => {
    const chart = chartWith((values) => ({ ratio: values.ratio, size: values.size, text: text`${values.ratio}/${values.size}` }));
    helmText(binary, chart);
    for (const [ratio, size] of [[1_000_000.5, 2], [1e-7, '1.5Gi'], [123_456_789, 0.25], [-0.1, '1e3']] as const) {
      helmText(binary, chart, { values: { ratio, size } });
    }
  });
});
