import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { chartFiles, defineValues, HelmApp, HelmChart, ifSet, release, render, token, v, when, type KubernetesObject } from '../../lib';
import { checkChartFiles } from '../../lib/chart/chart-files';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';

const description = 'Any.';
const definition = defineValues({
  on: v.boolean({ description, default: true }),
  name: v.string({ description, default: 'x', removable: true }),
});

function chartWith(make: (chart: HelmChart<typeof definition>) => void): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'names', { version: '1.0.0', values: definition });
  make(chart);
  return chart;
}

function withIds(...ids: readonly string[]): HelmChart<typeof definition> {
  return chartWith((chart) => {
    ids.forEach((id) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap' }));
  });
}

function nested(chart: Construct, depth: number): Construct {
  return depth === 0 ? chart : nested(new Construct(chart, `level-${String(depth)}`), depth - 1);
}

function namesOf(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.map((object) => (object['metadata'] as { readonly name: string }).name);
}

const charts: readonly (readonly [string, () => HelmChart<typeof definition>])[] = [
  ['an id longer than a name', () => withIds('a'.repeat(100), `${'a'.repeat(100)}b`, 'short')],
  ['an id longer than a file name', () => withIds('b'.repeat(260))],
  ['many ids below each other', () => chartWith((chart) => new ApiObject(nested(chart, 12), 'x', { apiVersion: 'v1', kind: 'ConfigMap' }))],
  ['objects of the whole cluster', () => chartWith((chart) => ['r', 'c'.repeat(100)].forEach((id) => new ApiObject(chart, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [] })))],
  ['ids without a letter of a name', () => withIds('日本', '...', '-', '😀')],
  ['ids that look like actions', () => withIds('{{{ fail "a" }}}', '{{{{ .Values.on }}', 'x }} {{ y', '*/}}', 'a\n---\nb: c')],
  ['kinds that are no file names', () => chartWith((chart) => {
    ['日本', '../../x', 'A'.repeat(120), 'Foo', 'FOO', token(release.name)].forEach(
      (kind, index) => new ApiObject(chart, `o${String(index)}`, { apiVersion: 'example.com/v1', kind }),
    );
  })],
];

forEachHelm((binary) => {
  test.each(charts)('%s makes names that Helm and Kubernetes accept', (_name, make) => {
    const chart = make();
    const files = chartFiles(chart);
    expect(checkChartFiles(files)).toEqual([]);
    withChartFolder(files, (folder) => {
      for (const name of ['r', 'a'.repeat(53), '1.r']) {
        const ours = render(chart, { release: { name } });
        const helm = helmTemplate(binary, folder, { release: name });
        expect(helm).toMatchObject({ ok: true });
        expect(helm.ok ? helm.objects : []).toEqual(ours);
        // As those of Services, which are the strictest.
        expect(namesOf(ours).filter((each) => !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/u.test(each))).toEqual([]);
        expect(new Set(namesOf(ours)).size).toBe(ours.length);
      }
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
    });
  });
});

test('two charts with the same definition have the same files, whatever their kinds are made of', () => {
  const make = (): HelmChart<typeof definition> =>
    chartWith((chart) => new ApiObject(chart, 'a', { apiVersion: 'v1', kind: token(release.name) }));
  expect([...chartFiles(make()).keys()]).toEqual([...chartFiles(make()).keys()]);
  expect([...chartFiles(make()).keys()]).toContain('templates/a/object.yaml');
});

test.each<readonly [string, (chart: HelmChart<typeof definition>) => unknown]>([
  ['a condition without another value', ({ values }) => when(values.on, 'x')],
  ['ifSet', ({ values }) => ifSet(values.name)],
  ['a value that may be removed', ({ values }) => values.name],
])('a name that may be absent because of %s is refused', (_name, name) => {
  const chart = chartWith((made) => new ApiObject(made, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: name(made) as string } }));
  expect(() => render(chart)).toThrow(/^OBJECT_INVALID: the object has no name for some values\n {2}in: names\/a\n/u);
});

test('each of two possible names is checked', () => {
  const chart = chartWith((made) => new ApiObject(made, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: when(made.values.on, 'fine', 'Not fine') as unknown as string } }));
  expect(() => render(chart)).toThrow(/^OBJECT_INVALID: the object's name "Not fine"/u);
});

test.each(['post-instal', '', 'pre-install,crd-install'])('the hook %j, which Helm would skip without a word, is refused', (hook) => {
  const chart = chartWith((made) => new ApiObject(made, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { annotations: { 'helm.sh/hook': hook } } }));
  expect(() => render(chart)).toThrow(/^OBJECT_INVALID: Helm knows no hook/u);
});

test('a hook is text or a choice of texts', () => {
  const hooked = (hook: unknown): HelmChart<typeof definition> =>
    chartWith((made) => new ApiObject(made, 'a', { apiVersion: 'v1', kind: 'Job', metadata: { annotations: { 'helm.sh/hook': hook as string } } }));
  expect(render(hooked('pre-install, Post-Upgrade'))).toHaveLength(1);
  expect(render(hooked(when(release.isUpgrade, 'test', 'pre-delete')))).toHaveLength(1);
  expect(() => render(hooked(release.name))).toThrow(/^OBJECT_INVALID: the annotation helm\.sh\/hook is computed/u);
});

function withNameLimit(nameLimit: number | undefined, ...ids: readonly string[]): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'names', { version: '1.0.0', icon: 'https://example.com/i.svg', values: definition, ...(nameLimit === undefined ? {} : { nameLimit }) });
  ids.forEach((id) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap' }));
  return chart;
}

describe('names that have a limit', () => {
  const release = { name: 'a-release-of-thirty-characters' };
  const longer = 'an-object-of-a-later-version';

  forEachHelm((binary) => {
    test('stay as they are when a later version has an object with a longer name', () => {
      const [before, after] = [['data'], ['data', longer]].map((ids) => withNameLimit(30, ...ids)) as [HelmChart, HelmChart];
      withChartFolder(chartFiles(after), (folder) => {
        const helm = helmTemplate(binary, folder, { release: release.name });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(after, { release }));
      });
      expect(namesOf(render(after, { release }))).toEqual(expect.arrayContaining([...namesOf(render(before, { release }))]));
      // Without a limit they do not.
      const [unlimited = ''] = namesOf(render(withNameLimit(undefined, 'data'), { release }));
      expect(namesOf(render(withNameLimit(undefined, 'data', longer), { release }))).not.toContain(unlimited);
    });
  });

  test('leave no room for longer endings, which are refused', () => {
    expect(() => render(withNameLimit(40, 'data', longer))).toThrow(
      'OBJECT_INVALID: a name that ends with "an-object-of-a-later-version" leaves 34 characters for its beginning, and nameLimit is 40\n  in: names\n  fix: give its construct a shorter id; nameLimit is never changed after the first release',
    );
    expect(() => withNameLimit(9)).toThrow('CHART_METADATA_INVALID: nameLimit is 9\n  in: nameLimit\n  fix: give a whole number from 10 to 61');
    expect(namesOf(render(withNameLimit(10, 'a'.repeat(52))))).toHaveLength(1);
  });
});

test('objects of the whole cluster have other names in another namespace, those of a namespace the same', () => {
  const chart = chartWith((made) => {
    new ApiObject(made, 'reader', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [] });
    new ApiObject(made, 'writer', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [] });
  });
  const [first, second] = ['one', 'two'].map((namespace) => namesOf(render(chart, { release: { name: 'prod', namespace } })).slice().sort());
  expect(first?.[0]).toMatch(/^prod-names-reader-[0-9a-f]{8}$/u);
  expect(second?.[0]).toMatch(/^prod-names-reader-[0-9a-f]{8}$/u);
  expect(first?.[0]).not.toBe(second?.[0]);
  expect([first?.[1], second?.[1]]).toEqual(['prod-names-writer', 'prod-names-writer']);
});
