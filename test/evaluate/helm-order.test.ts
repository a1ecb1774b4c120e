import { helmInstallOrder, sortAsHelm } from '../../lib/evaluate/helm-order';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const unknown = ['Widget', 'Middleware', 'Zebra', 'Certificate', 'List', 'configMap'];
const folders = ['', 'b/', 'a/', 'a/b/', 'Z/', 'a-1/', 'a.1/', '\u{1f600}/', '\uff5e/'];

interface Item {
  readonly templatePath: string;
  readonly kind: string;
  readonly hook: boolean;
  readonly index: number;
  readonly name: string;
}

/** Every kind in several files, folders, and hooks; in an order that is as far from Helm's as it is stable. */
function everyKind(): readonly Item[] {
  const kinds = [...helmInstallOrder, ...unknown].reverse();
  return kinds.flatMap((kind, place) =>
    [0, 1, 2, 3].map((copy) => ({
      templatePath: `templates/${folders[(place * 7 + copy * 5) % folders.length] ?? ''}${String((place * 13 + copy) % 10)}-${kind.toLowerCase()}.yaml`,
      kind,
      hook: copy === 3 && kind !== 'List',
      index: 0,
      name: `n-${String(place)}-${String(copy)}`,
    })),
  );
}

function fileOf(item: Item): string {
  const annotations = {
    'helm.sh/hook': item.name.endsWith('1-3') ? 'test' : 'pre-install',
    'helm.sh/hook-weight': String(50 - item.name.length),
  };
  const metadata = { name: item.name, ...(item.hook ? { annotations } : {}) };
  return JSON.stringify({ apiVersion: 'v1', kind: item.kind, metadata });
}

function namesOf(objects: readonly unknown[]): readonly string[] {
  return objects.map((object) => (object as { readonly metadata: { readonly name: string } }).metadata.name);
}

forEachHelm((binary) => {
  const helmMajor = binary.major;
  const chart = { 'Chart.yaml': 'apiVersion: v2\nname: order\nversion: 1.0.0\n' };

  test('objects come in the order of helm template', () => {
    const items = everyKind();
    const files = Object.fromEntries(items.map((item) => [item.templatePath, fileOf(item)]));
    const result = withChartFolder({ ...chart, ...files }, (folder) => helmTemplate(binary, folder));
    expect(result).toMatchObject({ ok: true });
    expect(namesOf(result.ok ? result.objects : [])).toEqual(sortAsHelm(items, { helmMajor }).map((item) => item.name));
  });

  test('objects of one file keep their order within a kind', () => {
    const items: readonly Item[] = ['Secret', 'ConfigMap', 'Secret', 'Namespace', 'ConfigMap', 'Pod'].flatMap(
      (kind, index) =>
        ['b', 'a'].map((file) => ({
          templatePath: `templates/${file}.yaml`,
          kind,
          hook: kind === 'Pod',
          index,
          name: `${file}-${String(index)}`,
        })),
    );
    const fileText = (file: string): string =>
      items
        .filter((item) => item.name.startsWith(file))
        .map(fileOf)
        .join('\n---\n');
    const files = { 'templates/a.yaml': fileText('a'), 'templates/b.yaml': fileText('b') };
    const result = withChartFolder({ ...chart, ...files }, (folder) => helmTemplate(binary, folder));
    expect(namesOf(result.ok ? result.objects : [])).toEqual(sortAsHelm(items, { helmMajor }).map((item) => item.name));
  });
});

test('Helm 4 knows webhook configurations, Helm 3 does not', () => {
  const objects = [
    'Zebra',
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
    'Certificate',
    'Ingress',
  ].map((kind) => ({ templatePath: 'templates/a.yaml', kind }));
  const kinds = (helmMajor?: 3 | 4): readonly string[] =>
    sortAsHelm(objects, helmMajor === undefined ? {} : { helmMajor }).map((object) => object.kind);
  expect(kinds()).toEqual([
    'Ingress',
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
    'Certificate',
    'Zebra',
  ]);
  expect(kinds(4)).toEqual(kinds());
  expect(kinds(3)).toEqual([
    'Ingress',
    'Certificate',
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
    'Zebra',
  ]);
});
