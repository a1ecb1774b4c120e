import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { HelmApp, chartFiles, render, type HelmChart } from '../../lib';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate, type HelmTemplateOptions } from '../helm/helm';
import { createShop } from './fixtures/shop/apps/shop/chart';
import { LIBRARY, makeProject } from './project';
import { FIXTURE, problemsIn, runCli } from './run-cli';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-render-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function shop(): HelmChart {
  const app = new HelmApp();
  createShop(app);
  return app.helmCharts[0]!;
}

// Each Helm is compared with the same output: a process takes half a second.
const known = new Map<string, readonly unknown[]>();

function rendered(args: readonly string[]): readonly unknown[] {
  const key = JSON.stringify(args);
  const objects = known.get(key) ?? renderedAnew(args);
  known.set(key, objects);
  return objects;
}

function renderedAnew(args: readonly string[]): readonly unknown[] {
  const { exitCode, stdout, stderr } = runCli(['render', 'shop', ...args, '--json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout) as readonly unknown[];
}

test('render --json prints what render() computes', () => {
  expect(rendered([])).toEqual(render(shop()));
  const args = [
    '--release', 'spring', '--namespace', 'shops', '--kube-version', '1.30', '--api-versions', 'route.openshift.io/v1', '--is-upgrade',
    '--set', 'cache.enabled=true,web.replicas=4',
  ];
  expect(rendered(args)).toEqual(
    render(shop(), {
      values: { cache: { enabled: true }, web: { replicas: 4 } },
      release: { name: 'spring', namespace: 'shops', isUpgrade: true },
      capabilities: { kubeVersion: 'v1.30.0', apiVersions: ['route.openshift.io/v1'] },
    }),
  );
});

test('render prints the same objects as YAML, each with the template it comes from', () => {
  const { exitCode, stdout } = runCli(['render', 'shop']);
  expect(exitCode).toBe(0);
  expect(parseAllDocuments(stdout).map((document) => document.toJS() as unknown)).toEqual(render(shop()));
  const sources = [...stdout.matchAll(/^---\n# Source: (.*)\n/gm)].map(([, source]) => source);
  expect(sources).toHaveLength(render(shop()).length);
  for (const source of sources) expect(chartFiles(shop()).has(source!.replace(/^shop\//, ''))).toBe(true);
});

test('a chart is found by its name, by its app, and by the folder of its app', () => {
  expect(runCli(['render', 'tools-report']).stdout).toContain('# Source: tools-report/templates/');
  expect(JSON.parse(runCli(['render', './apps/shop', '--json']).stdout)).toEqual(rendered([]));
  expect(JSON.parse(runCli(['render', '.', '--json'], { cwd: join(FIXTURE, 'apps', 'shop') }).stdout)).toEqual(rendered([]));
});

test('a chart that does not exist is told with those that do', () => {
  const run = runCli(['render', 'tool-report', '--json']);
  expect(run.exitCode).toBe(2);
  expect(problemsIn(run)).toEqual([
    { code: 'APP_NOT_FOUND', what: 'there is no chart "tool-report". Did you mean "tools-report"?', fix: 'choose one of: shop, tools-console, tools-report' },
  ]);
  expect(runCli(['render', 'tools']).stderr).toBe('APP_NOT_FOUND: the app "tools" has several charts\n  fix: choose one of: tools-console, tools-report\n');
});

test('paths of values files are relative to the current folder', () => {
  file('more.yaml', 'web: {replicas: 7}\n');
  const run = runCli(['render', join(FIXTURE, 'apps', 'shop'), '--values', 'more.yaml'], { cwd: folder });
  expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('replicas: 7') as unknown });
});

test('what an app prints does not mix with the result', () => {
  const project = makeProject({
    'apps/loud/chart.ts': `import { HelmChart, defineValues, type HelmApp } from ${JSON.stringify(LIBRARY)};
console.log('loading');
export const createChart = (app: HelmApp) => new HelmChart(app, 'loud', { version: '1.0.0', values: defineValues({}) });
`,
  });
  try {
    expect(runCli(['render', 'loud', '--json'], { cwd: project.folder })).toEqual({ exitCode: 0, stdout: '[]\n', stderr: 'loading\n' });
  } finally {
    project.remove();
  }
});

test('problems of files and arguments are told together', () => {
  const broken = file('broken.yaml', 'web:\n  replicas: [1\n');
  const { exitCode, stdout, stderr } = runCli(['render', 'shop', '--values', broken, '-f', join(folder, 'absent.yaml'), '--set', 'web.replicas[']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/^the values cannot be read: 3 problems\n/);
  expect(stderr).toMatch(/VALUES_SYNTAX: .*\n {2}in: .*broken\.yaml:\d+:\d+\n/);
  expect(stderr).toMatch(/VALUES_UNREADABLE: /);
  expect(stderr).toMatch(/VALUES_SET_INVALID: /);
});

test('what Helm would refuse about the release and the cluster is refused', () => {
  const release = runCli(['render', 'shop', '--release', 'Spring', '--namespace', 'a_b']);
  expect(release.exitCode).toBe(1);
  expect(release.stderr).toContain('RENDER_OPTION_INVALID: the release name "Spring" is not one that Helm accepts\n  fix: ');
  expect(release.stderr).toContain('RENDER_OPTION_INVALID: the namespace "a_b" is not one that Kubernetes accepts\n  fix: ');
  const cluster = runCli(['render', 'shop', '--kube-version', 'new']);
  expect(cluster).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^RENDER_OPTION_INVALID: the version of Kubernetes "new" is not one that Helm accepts\n {2}fix: /) as unknown });
});

describe('large output', () => {
  const words = Array.from({ length: 60_000 }, (_, index) => `word number ${String(index)}`);

  test('arrives whole through a pipe', () => {
    const values = file('words.json', JSON.stringify({ web: { words } }));
    const objects = rendered(['--values', values]) as readonly { readonly words?: readonly string[] }[];
    expect(objects.find((object) => object.words !== undefined)?.words).toEqual(words);
  });

  test('nothing is told when the reader leaves early', async () => {
    const values = file('words.json', JSON.stringify({ web: { words } }));
    const child = spawn(process.execPath, [resolve('lib/cli/bin.cjs'), 'render', 'shop', '--values', values], { cwd: FIXTURE });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const exitCode = await new Promise((done) => child.on('close', done));
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  });
});

forEachHelm((binary) => {
  function expectSame(args: readonly string[], options: HelmTemplateOptions): void {
    const result = withChartFolder(chartFiles(shop()), (chart) => helmTemplate(binary, chart, { ...options, kubeVersion: '1.31.2' }));
    if (!result.ok) throw new Error(result.stderr);
    expect(rendered([...args, '--kube-version', '1.31.2'])).toEqual(result.objects);
  }

  test('later files win over earlier ones, key by key, as in Helm', () => {
    const first = file('first.yaml', 'web:\n  replicas: 3\n  greeting: on\n  labels: {tier: back, zone: a}\n  words: [a, b]\n'.replace('on\n', '"on"\n'));
    const second = file('second.yaml', 'web:\n  greeting: hello\n  labels: {tier: null, y: z}\n  words: [c]\n');
    expectSame(['-f', first, '--values', second], { valuesFiles: [first, second] });
    expectSame(['-f', second, '--values', first], { valuesFiles: [second, first] });
  });

  test('the forms win over files and over each other in the order of Helm, wherever they stand', () => {
    const values = file('values.yaml', 'web: {replicas: 3, greeting: file, words: [a]}\n');
    expectSame(
      ['--set-string', 'web.greeting=12', '--set', 'web.replicas=5,web.greeting=set,web.words={x,y}', '--set-json', 'web.replicas=4', '-f', values, '--set-json', 'web={"ratio":0.25,"greeting":"json"}'],
      {
        valuesFiles: [values],
        setJson: ['web.replicas=4', 'web={"ratio":0.25,"greeting":"json"}'],
        set: ['web.replicas=5,web.greeting=set,web.words={x,y}'],
        setString: ['web.greeting=12'],
      },
    );
  });

  test('release, namespace, upgrade and capabilities are those of Helm', () => {
    expectSame(['--release', 'spring', '-n', 'shops', '--is-upgrade', '-a', 'route.openshift.io/v1,x/v1', '--set', 'cache.enabled=true'], {
      release: 'spring', namespace: 'shops', isUpgrade: true, apiVersions: ['route.openshift.io/v1', 'x/v1'], set: ['cache.enabled=true'],
    });
  });
});
