import { gzipSync } from 'node:zlib';
import { Header, Pax } from 'tar';
import { chartFiles, defineValues, HelmApp, HelmChart, problemsOf, readChart, Subchart, type VendoredChart } from '../../index';
import { ignoreRules } from '../../lib/chart/vendored/ignore-rules';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { chartFolder, fileOf } from './vendored-charts';

type Files = Readonly<Record<string, string>>;

const chartYaml = (name: string, more = ''): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;
const mapOf = (name: string, value = '"x"'): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  value: ${value}\n`;
const problems = (make: () => unknown): readonly string[] => problemsOf(make).map(({ code, what }) => `${code}: ${what}`);

/** A chart of today with one of the old kind inside, and with files that are not meant for Helm. */
const old: Files = {
  'Chart.yaml': 'name: old\nversion: 1.0.0\napiVersion: v1\n',
  'requirements.yaml': 'dependencies:\n  - name: inner\n    version: 1.x.x\n    repository: file://../inner\n    alias: cache\n    condition: cache.enabled\n',
  'values.yaml': '\uFEFFdefaults: &defaults\r\n  cpu: 1\r\nweb:\r\n  <<: *defaults\r\n  "a b": 0x1F\r\nnone: null\r\ncache:\r\n  enabled: false\r\n',
  '.helmignore': '# not for clusters\r\n/ci\r\ntests/\r\n*_test.yaml\r\ntemplates/draft-?.yaml\r\n',
  'templates/map.yaml': mapOf('old', '{{ toJson .Values.web | quote }}'),
  'templates/map_test.yaml': 'no: [template',
  'templates/draft-1.yaml': mapOf('draft'),
  'templates/draft-10.yaml': mapOf('final'),
  'templates/tests/map.yaml': mapOf('tests'),
  'ci/values.yaml': 'a: 1\n',
  'charts/inner/ci/values.yaml': 'a: 1\n',
  'charts/inner/Chart.yaml': chartYaml('inner'),
  'charts/inner/templates/map.yaml': mapOf('inner'),
};

function outer(chart: VendoredChart): HelmChart {
  const made = new HelmChart(new HelmApp(), 'outer', { version: '1.0.0', values: defineValues({}) });
  new Subchart(made, 's', { chart });
  return made;
}

const namesOf = (objects: readonly unknown[]): readonly string[] => objects.map((object) => (object as { readonly metadata: { readonly name: string } }).metadata.name).sort();

test('an old chart lists what it depends on in requirements.yaml, and its .helmignore is obeyed', () => {
  const chart = readChart(chartFolder(old));
  expect(chart.dependencies).toEqual([{ name: 'inner', version: '1.x.x', repository: 'file://../inner', alias: 'cache', condition: 'cache.enabled' }]);
  expect([...chart.files.keys()]).toEqual(['.helmignore', 'Chart.yaml', 'charts/inner/Chart.yaml', 'charts/inner/ci/values.yaml', 'charts/inner/templates/map.yaml', 'requirements.yaml', 'templates/draft-10.yaml', 'templates/map.yaml', 'values.yaml']);
  expect(chart.values).toMatchObject({ web: { cpu: 1, 'a b': 31 }, none: null });
});

forEachHelm((binary) => {
  test('Helm renders the same of it whether it is a subchart or not', () => {
    const folder = chartFolder(old);
    const alone = helmTemplate(binary, folder);
    const inside = withChartFolder(chartFiles(outer(readChart(folder))), (path) => helmTemplate(binary, path));
    if (!alone.ok || !inside.ok) throw new Error(JSON.stringify([alone, inside]));
    expect(inside.objects).toEqual(alone.objects);
    expect(namesOf(alone.objects)).toEqual(['final', 'old']);
  });
});

test.each<readonly [rule: string, path: string, isFolder: boolean, isIgnored: boolean]>([
  ['*.md', 'docs/a.md', false, true],
  ['/*.md', 'docs/a.md', false, false],
  ['docs/*.md', 'docs/a.md', false, true],
  ['*', 'docs/a.md', false, true],
  ['docs/*', 'docs/a/b', false, false],
  ['ci/', 'a/ci', true, true],
  ['ci/', 'a/ci', false, false],
  ['[^a-c]?', 'dx', false, true],
  ['[^a-c]?', 'ax', false, false],
  ['a\\*', 'a*', false, true],
  ['a.b', 'axb', false, false],
  // Whatever such a rule does not name is left out.
  ['!keep', 'Chart.yaml', false, true],
  ['!keep', 'keep', false, false],
])('the rule %s of .helmignore, for %s', (rule, path, isFolder, isIgnored) => {
  expect(ignoreRules(`${rule}\n`, 'small')(path, isFolder)).toBe(isIgnored);
});

test.each(['a/**/b', '[a', '[]a]', 'a\\'])('the rule %s is refused, as by Helm', (rule) => {
  expect(problems(() => ignoreRules(rule, 'small'))).toEqual([expect.stringMatching(/^SUBCHART_UNREADABLE: .*no pattern of Helm/)]);
});

test('an archive with the extended headers of git and of long paths is read', () => {
  const long = `small/templates/${'x'.repeat(120)}.yaml`;
  const entry = (path: string, text: string): readonly Buffer[] => {
    const block = Buffer.alloc(512);
    new Header({ path, type: 'File', size: text.length, mode: 0o644 }).encode(block, 0);
    return [block, Buffer.concat([Buffer.from(text), Buffer.alloc(512 - text.length)])];
  };
  const blocks = [
    new Pax({ comment: 'a commit' }, true).encode(),
    ...entry('small/Chart.yaml', chartYaml('small')),
    new Pax({ path: long, mtime: new Date(0) }).encode(),
    ...entry('small/templates/short.yaml', 'a: 1'),
    Buffer.alloc(1024),
  ];
  const chart = readChart(fileOf(gzipSync(Buffer.concat(blocks))));
  expect([...chart.files.keys()]).toEqual(['Chart.yaml', long.slice('small/'.length)]);
});

const needs = (version: string): Files => ({ 'Chart.yaml': chartYaml('needs', `dependencies:\n  - { name: inner, version: "${version}", repository: "https://example.com", alias: cache, condition: cache.enabled }\n`) });
const withInner = (version: string): Files => ({ ...needs(version), 'charts/inner/Chart.yaml': chartYaml('inner'), 'charts/inner/templates/map.yaml': mapOf('inner'), 'values.yaml': 'cache:\n  enabled: false\n' });

function added(files: Files): readonly string[] {
  const chart = readChart(chartFolder(files));
  return problems(() => outer(chart));
}

test('a chart without what it depends on is refused, at every depth', () => {
  const around = { 'Chart.yaml': chartYaml('around'), 'charts/needs/Chart.yaml': needs('1.x.x')['Chart.yaml'] ?? '' };
  expect(added(needs('1.x.x'))).toEqual([expect.stringMatching(/^SUBCHART_INVALID: needs in .* depends on inner 1\.x\.x, which is not in its charts\//)]);
  expect(added(around)).toEqual([expect.stringMatching(/^SUBCHART_INVALID: needs in .*\/charts\/needs depends on inner/)]);
});

test('a chart with what it depends on in another version is refused', () => {
  expect(added(withInner('>=1.0.0, <2'))).toEqual([]);
  // Only Helm understands this range.
  expect(added(withInner('!=2.0.0'))).toEqual([]);
  expect(added(withInner('^2.0.0'))).toEqual([expect.stringMatching(/^SUBCHART_VERSION: needs in .* depends on inner "\^2\.0\.0", and its charts\/ holds 1\.0\.0$/)]);
});

forEachHelm((binary) => {
  test('Helm installs an inner chart of another version without its alias, whatever its condition says', () => {
    const rendered = (version: string): unknown => withChartFolder({ 'Chart.yaml': chartYaml('outer', 'dependencies:\n  - { name: needs, version: 1.0.0 }\n'), ...below('charts/needs', withInner(version)) }, (path) => helmTemplate(binary, path));
    expect(rendered('^2.0.0')).toMatchObject({ ok: true, objects: [{ metadata: { name: 'inner' } }] });
    expect(rendered('^1.0.0')).toMatchObject({ ok: true, objects: [] });
  });
});

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}
