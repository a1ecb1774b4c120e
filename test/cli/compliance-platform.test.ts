import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { HelmApp, chartFiles, images, render } from '../../lib';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { runCli } from './run-cli';

const cwd = resolve(__dirname, '..', '..');
const chart = createCompliancePlatform(new HelmApp());

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-platform-'));
  const { exitCode, stderr } = runCli(['synth', 'compliance-platform', '--out', folder], { cwd });
  if (exitCode !== 0) throw new Error(stderr);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('synth counts what the chart has', () => {
  const { stdout } = runCli(['synth', 'compliance-platform', '--out', folder, '--json'], { cwd });
  const [summary] = (JSON.parse(stdout) as { readonly charts: readonly Record<string, unknown>[] }).charts;
  expect(summary).toMatchObject({ app: 'compliance-platform', name: 'compliance-platform', files: chartFiles(chart).size, unchanged: true });
  expect(summary?.['images']).toEqual([...new Set(images(chart).flatMap(({ defaultImages }) => defaultImages))].sort());
  expect(summary?.['images']).toHaveLength(6);
});

test('render prints what render() computes', () => {
  const { exitCode, stdout } = runCli(['render', 'compliance-platform', '--json', '--set', 'egress.cidrs={10.0.0.0/8}'], { cwd });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual(render(chart, { values: { egress: { cidrs: ['10.0.0.0/8'] } } }));
});

forEachHelm((binary) => {
  test('what synth wrote passes helm lint, and renders to what render prints', () => {
    expect(helmLint(binary, join(folder, 'compliance-platform'), { strict: true })).toMatchObject({ ok: true });
    const result = helmTemplate(binary, join(folder, 'compliance-platform-1.0.0.tgz'), { release: 'cp', namespace: 'secure', kubeVersion: '1.31', set: ['gatewayApi.replicas=3'] });
    if (!result.ok) throw new Error(result.stderr);
    const args = ['render', 'compliance-platform', '--json', '--release', 'cp', '--namespace', 'secure', '--kube-version', '1.31', '--set', 'gatewayApi.replicas=3'];
    expect(JSON.parse(runCli(args, { cwd }).stdout)).toEqual(result.objects);
  });
});
