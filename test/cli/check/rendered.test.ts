import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkRendered, RULES } from '../../../lib/check';
import { manifestsFromYaml } from '../../../lib/cli/manifests-yaml';
import { readManifests } from '../../../lib/cli/read-manifests';
import { runCheck } from '../../../lib/cli/run-check';
import { problemsOf } from '../../../lib/diagnostic';
import { forEachHelm } from '../../helm/for-each-helm';
import { runCli, runOwnProcess } from '../run-cli';

const cwd = resolve(__dirname, '..', 'fixtures', 'policies');
const BAD_POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec: {hostPID: true, containers: [{name: main, image: "a:1"}]}\n';
const hostNamespaces = RULES.filter(({ id }) => id === 'host-namespaces');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-rendered-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function objectsIn(text: string): readonly unknown[] {
  const parsed = manifestsFromYaml(text);
  return 'manifests' in parsed ? parsed.manifests.map(({ object }) => object) : [parsed.faults[0]?.what];
}

function failing(text: string): readonly string[] {
  const report = checkRendered(objectsIn(text), { rules: hostNamespaces });
  return report.rules.flatMap(({ verdict }) => (verdict.kind === 'failed' ? verdict.problems.map(({ object, source, pointer }) => `${object} ${source} ${pointer}`) : []));
}

test('documents, lists, lists in lists, hooks and custom resources are looked at, empty documents are not', () => {
  const pod = (name: string): object => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations: { 'helm.sh/hook': 'test' } }, spec: { hostPID: true } });
  const list = { apiVersion: 'v1', kind: 'List', items: [pod('b'), { apiVersion: 'v1', kind: 'PodList', items: [pod('c')] }] };
  const custom = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'x' }, spec: { hostPID: true } };
  const text = ['---\n# only a comment\n', JSON.stringify(pod('a')), '~', JSON.stringify(list), '', JSON.stringify(custom)].join('\n---\n');
  expect(failing(text)).toEqual(['Pod/a object 1 /spec/hostPID', 'Pod/b object 2 /spec/hostPID', 'Pod/c object 2 /spec/hostPID']);
});

test('rendered objects that keep a rule have passed it, and rules on templates are left out', () => {
  expect(checkRendered([], { rules: hostNamespaces, subject: 'x' })).toMatchObject({ subject: 'x', rules: [{ verdict: { kind: 'passed' } }] });
  expect(checkRendered([]).rules.filter(({ rule }) => rule.kind === 'template')).toEqual([]);
});

test('a problem of several versions is told once', () => {
  const { rules } = checkRendered([{ apiVersion: 'v1', kind: 'Pod', spec: { hostPID: true } }], { rules: hostNamespaces.map((rule) => ({ ...rule, perVersion: true })) });
  expect(rules[0]?.verdict).toMatchObject({ kind: 'failed', problems: [{}] });
});

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[index] ?? ''}`).join(', ')}]`)].join('\n');

test.each([
  ['an alias bomb', bomb, /^aliases stand for too many values/],
  ['an endless alias', 'a: &a [*a]', /contains itself/],
  ['too many levels', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, /nested in more than 200 levels/],
  ['a key that stands twice', 'kind: Pod\nspec: {hostPID: true}\nspec: {}\n', /^a map has this key twice/],
  ['a list', '- a\n', /^this document is no object/],
  ['a text', 'kind: Pod\n---\nhello\n', /^this document is no object/],
  ['broken YAML', 'a: [\n', /./],
  ['a control character', 'a: "\u0007"', /control character/],
])('%s is refused', (_name, text, told) => {
  expect(objectsIn(text)).toEqual([expect.stringMatching(told)]);
});

test('files and folders are read in order, and a problem names its file and line', () => {
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'b.yaml'), `# first\n---\n${BAD_POD}---\n${BAD_POD}`);
  writeFileSync(join(folder, 'sub', 'a.json'), '{"kind": "ConfigMap"}');
  writeFileSync(join(folder, 'notes.txt'), 'no: [yaml');
  expect(readManifests(folder).map(({ source }) => source)).toEqual([`${join(folder, 'b.yaml')}:3`, `${join(folder, 'b.yaml')}:8`, `${join(folder, 'sub', 'a.json')}:1`]);
  writeFileSync(join(folder, 'c.yml'), 'a: 1\nb: *c\n');
  expect(problemsOf(() => readManifests(folder))).toMatchObject([{ code: 'MANIFESTS_SYNTAX', in: `${join(folder, 'c.yml')}:2:4` }]);
  expect(problemsOf(() => readManifests(join(folder, 'absent')))).toMatchObject([{ code: 'MANIFESTS_UNREADABLE', what: 'the rendered file cannot be read: it does not exist' }]);
  expect(problemsOf(() => readManifests(join(folder, 'sub', '..', 'empty')))).toHaveLength(1);
});

test('what helm template prints is checked from standard input', () => {
  const { exitCode, stdout } = runOwnProcess(['check', '--rendered', '-', '--rule', 'host-namespaces'], { cwd, input: `---\n# Source: shop/templates/web.yaml\n${BAD_POD}` });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('  failed    host-namespaces  1 problem\n      Pod/bad /spec/hostPID: hostPID is true (PodSecurity baseline, hostNamespaces)\n        from shop/templates/web.yaml (standard input:3)\n');
  expect(runCli(['check', 'unlocked', '--rendered', '-'], { cwd }).stderr).toMatch(/^USAGE_INVALID: apps and rendered manifests are checked apart/);
});

test('a Helm for nothing to render is told', () => {
  expect(problemsOf(() => runCheck([], { kubernetes: '1.36', helm: 'helm' }))).toMatchObject([{ code: 'USAGE_INVALID', what: '--helm is for a chart that is given as --rendered, and none is' }]);
});

test('a folder of charts is not read as manifests, and a chart is not taken for an app', () => {
  mkdirSync(join(folder, 'charts', 'foreign', 'templates'), { recursive: true });
  const chart = join(folder, 'charts', 'foreign');
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: foreign\nversion: 1.0.0\n');
  writeFileSync(join(chart, 'templates', 'pod.yaml'), '{{- if true }}\na: 1\n{{- end }}\n');
  const told = [{ code: 'USAGE_INVALID', in: chart, fix: expect.stringContaining(`helm template release ${chart} | chartwright check --rendered -`) as unknown }];
  expect(problemsOf(() => readManifests(folder))).toMatchObject(told);
  expect(problemsOf(() => runCheck([chart], { kubernetes: '1.36' }))).toMatchObject(told);
});

test('an object names the template that Helm rendered it from, and where it stands', () => {
  const text = `---\n# Source: shop/templates/web.yaml\n${BAD_POD}---\n# Source: shop/templates/other.yaml\n# about the pod\n${BAD_POD}---\n${BAD_POD}`;
  const file = join(folder, 'all.yaml');
  writeFileSync(file, text);
  expect(readManifests(file)).toMatchObject([
    { source: `shop/templates/web.yaml (${file}:3)`, file, line: 3 },
    { source: `shop/templates/other.yaml (${file}:10)`, file, line: 10 },
    { source: `${file}:15`, file, line: 15 },
  ]);
});

forEachHelm((binary) => {
  test('a chart of somebody else is rendered by the Helm that is named', () => {
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: foreign\nversion: 1.0.0\n');
    writeFileSync(join(folder, 'templates', 'pod.yaml'), BAD_POD.replace('hostPID: true', 'hostPID: {{ true }}'));
    expect(readManifests(folder, { helm: binary.path })).toMatchObject([{ object: { kind: 'Pod', spec: { hostPID: true } }, file: 'foreign/templates/pod.yaml', line: 1 }]);
    expect(problemsOf(() => readManifests(folder))).toMatchObject([{ code: 'USAGE_INVALID', what: 'the folder is a chart, whose templates only Helm can render' }]);
    writeFileSync(join(folder, 'templates', 'pod.yaml'), '{{ fail "no values" }}');
    expect(problemsOf(() => readManifests(folder, { helm: binary.path }))).toMatchObject([{ code: 'MANIFESTS_UNREADABLE', what: expect.stringContaining('no values') as unknown }]);
  });
});
