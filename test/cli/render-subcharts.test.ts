import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, HelmApp, HelmChart, isChartError, readChart, render, Subchart, subchartValues, v } from '../../index';
import { findHelm } from '../../lib/cli/find-helm';
import { renderWithHelm } from '../../lib/cli/render-with-helm';
import { renderChart, type RenderCommandOptions } from '../../lib/cli/run-render';
import { chartFolder, vendored } from '../chart/vendored-charts';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { helmOfMajor } from '../helm/helm-binaries';
import { runOwnProcess } from './run-cli';

const values = defineValues({
  store: subchartValues({ enabled: v.boolean({ description: 'Whether the database is installed.', default: true }), replicas: v.integer({ description: 'Pods.', removable: true }) }),
  tags: v.object({ search: v.boolean({ description: 'Whether search is installed.', default: false }) }),
  pods: v.integer({ description: 'Pods.', default: 1, minimum: 1 }),
});
const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values });
const database = readChart(chartFolder(vendored.database));
new Subchart(chart, 'store', { chart: database, values: chart.values.store, condition: chart.values.store.enabled });
new Subchart(chart, 'search', { chart: database, tags: [chart.values.tags.search] });
new Subchart(chart, 'common', { chart: readChart(chartFolder(vendored.library)) });
new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: {} });

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'chartwright-helm-')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder for the search path, with a script called helm. */
function withScript(name: string, lines: string): string {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'helm'), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return join(folder, name);
}

function run(options: Partial<RenderCommandOptions>, searchPath: string): { readonly output: string; readonly told: string } {
  const told: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  try {
    const { output } = renderChart(chart, { release: 'release-name', namespace: 'default', ...options }, searchPath);
    return { output, told: told.join('') };
  } catch (thrown) {
    return { output: isChartError(thrown) ? thrown.message : String(thrown), told: told.join('') };
  } finally {
    spy.mockRestore();
  }
}

const ours = (json: object = {}): unknown => render(chart, { values: json });
const unused = (): string => withScript('unused', 'exit 1');

// Of what a shell can do by itself, nothing waits; and a machine may have no other program than this one.
const HANG = `exec "${process.execPath}" -e "setTimeout(() => {}, 60000)"`;

forEachHelm((binary) => {
  test('the helm on the PATH renders subcharts that are installed, from the values as they were given', () => {
    const onPath = join(folder, `helm ${String(binary.major)}; $(exit)`);
    mkdirSync(onPath);
    symlinkSync(binary.path, join(onPath, 'helm'));
    // Helm prints a number of a file as 1e+06, and that of an argument as 1000000.
    const file = join(folder, 'values.yaml');
    writeFileSync(file, 'store: {auth: {username: me}}\n');
    const options = { valuesFiles: [file], set: ['store.replicas=1000000'], setLiteral: ['store.auth.database=a,{b}'] };
    const { output, told } = run({ values: [file], set: options.set, setLiteral: options.setLiteral, json: true }, [join(folder, 'nowhere'), onPath].join(delimiter));
    const theirs = withChartFolder(chartFiles(chart), (path) => helmTemplate(binary, path, { ...options, kubeVersion: '1.36.0' }));
    expect(JSON.parse(output)).toEqual(theirs.ok ? theirs.objects : theirs.stderr);
    expect(output).toContain('"replicas": "1000000"');
    expect(told).toBe(`shop: rendered by Helm v${binary.version}, ${onPath}/helm, with the subcharts store (database 16.2.1)\n`);
  });
});

test('without a Helm, or with --no-helm, standard error says what is left out and why', () => {
  const absent = run({ json: true }, join(folder, 'nowhere'));
  expect(JSON.parse(absent.output)).toEqual(ours());
  expect(absent.told).toBe('shop: left out what the subchart store (database 16.2.1) renders to\n  there is no helm on the PATH; name a Helm with --helm <path> to see it\n');
  const unwanted = run({ json: true, helm: false, set: ['tags.search=true'] }, unused());
  expect(JSON.parse(unwanted.output)).toEqual(ours({ tags: { search: true } }));
  expect(unwanted.told).toBe('shop: left out what the subchart store (database 16.2.1) renders to\nshop: left out what the subchart database (database 16.2.1) renders to\n  see it without --no-helm\n');
});

test('no Helm is looked for where values install no subchart, or are refused', () => {
  const marker = join(folder, 'was-run');
  const searchPath = withScript('marking', `: > ${marker}; echo v4.2.3`);
  expect(run({ json: true, set: ['store.enabled=false'] }, searchPath)).toEqual({ output: `${JSON.stringify(ours({ store: { enabled: false } }), undefined, 2)}\n`, told: '' });
  expect(run({ set: ['pods=0'] }, searchPath)).toMatchObject({ output: expect.stringMatching(/^VALUE_INVALID: pods is 0, [^]*in: values\.pods, --set "pods=0"/u) as unknown, told: '' });
  expect(existsSync(marker)).toBe(false);
  run({}, searchPath);
  expect(existsSync(marker)).toBe(true);
});

test('a --helm that is none is refused, and standard input that Helm would have to read again', () => {
  const twice = runOwnProcess(['render', 'shop', '--helm', helmOfMajor(4).path, '--set-file', 'web.greeting=-'], { input: 'hello' });
  expect(twice).toEqual({ exitCode: 2, stdout: '', stderr: 'USAGE_INVALID: --set-file reads standard input, which cannot be passed on to Helm\n  fix: name a file, or render without Helm: --no-helm\n' });
  expect(runOwnProcess(['render', 'shop', '--helm', '/nowhere/helm', '--no-helm', '--set-file', 'web.greeting=-'], { input: 'hello' })).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('greeting: hello') as unknown });
  expect(run({ helm: '/nowhere/helm' }, '').output).toBe('USAGE_INVALID: --helm names no Helm: /nowhere/helm does not answer as Helm 3 or 4\n  fix: give the path of a Helm 3 or 4');
  expect(run({ helm: 'helm' }, '').output).toContain('--helm names no Helm: there is no helm on the PATH');
});

test('only an executable file in an absolute folder is taken from a search path', () => {
  const good = withScript('good', 'echo v3.17.3+g1');
  const plain = withScript('plain', 'echo v3.17.3');
  chmodSync(join(plain, 'helm'), 0o644);
  mkdirSync(join(folder, 'folders', 'helm'), { recursive: true });
  const before = process.cwd();
  process.chdir(withScript('here', 'echo v3.0.0'));
  try {
    expect(findHelm('helm', ['', '.', plain, join(folder, 'folders'), good].join(delimiter))).toEqual({ helm: { path: join(good, 'helm'), version: 'v3.17.3' } });
    expect(findHelm('helm', ['', '.'].join(delimiter))).toEqual({ absence: 'there is no helm on the PATH' });
    expect(findHelm('./helm', '')).toEqual({ helm: { path: join(folder, 'here', 'helm'), version: 'v3.0.0' } });
  } finally {
    process.chdir(before);
  }
});

test('what hangs, fails or is another program is no Helm, and nothing waits for it', () => {
  for (const script of [HANG, 'echo v4.2.3; exit 1', 'echo v2.17.0', 'echo "v4.2.3 and more"', 'kill -9 $$']) {
    const path = withScript('odd', `exec 2>/dev/null; ${script}`);
    expect(findHelm('helm', path, 500)).toEqual({ absence: `${path}/helm does not answer as Helm 3 or 4` });
  }
  const request = { values: { texts: [], settings: [] }, release: 'r', namespace: 'n', kubeVersion: 'v1.36.0', apiVersions: [], isUpgrade: false };
  const hanging = join(withScript('hanging', HANG), 'helm');
  expect(() => renderWithHelm(chart, { ...request, helm: hanging, patienceMilliseconds: 500 })).toThrow(/MANIFESTS_UNREADABLE: Helm cannot render the chart: it did not end within 0\.5 seconds\n {2}in: shop, .*hanging/u);
});

test('what Helm refuses is told in its words', () => {
  const { output } = run({ helm: helmOfMajor(3).path, values: [], setJson: ['{"pods":2}'] }, '');
  expect(output).toMatch(/^MANIFESTS_UNREADABLE: Helm cannot render the chart: Error: failed parsing --set-json data/u);
});
