import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'projen';
import { ChartwrightProject, type ChartwrightProjectOptions } from '../../lib/projen';

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'chartwright-projen-'));
});

afterEach(() => rmSync(outdir, { recursive: true, force: true }));

function filesOf(options: ChartwrightProjectOptions): Readonly<Record<string, unknown>> {
  // The folder is one of projen's own options.
  return Testing.synth(new ChartwrightProject({ ...options, outdir } as ChartwrightProjectOptions)) as Readonly<Record<string, unknown>>;
}

function chartwrightIn(devDeps?: readonly string[]): unknown {
  const files = filesOf(devDeps === undefined ? { name: 'shop' } : { name: 'shop', devDeps });
  const { devDependencies } = files['package.json'] as { readonly devDependencies: Readonly<Record<string, string>> };
  return devDependencies['chartwright'];
}

test('the app and its test are named after the package, without its scope', () => {
  const paths = Object.keys(filesOf({ name: '@acme/Payment_Service' }));
  expect(paths).toEqual(expect.arrayContaining(['apps/payment-service/chart.ts', 'apps/payment-service/values.ts', 'apps/payment-service/value-sets.ts', 'test/payment-service.test.ts']));
});

test.each([
  [undefined, /^\^\d+\.\d+\.\d+$/u],
  [['chartwright@1.2.3'], /^1\.2\.3$/u],
  [['chartwright-extras@1.0.0'], /^\^\d/u],
  [['/tmp/chartwright-0.1.0.tgz'], /^file:\/tmp\/chartwright-0\.1\.0\.tgz$/u],
])('given the packages %j, package.json names chartwright once, as %s', (devDeps, expected) => {
  expect(chartwrightIn(devDeps)).toMatch(expected);
});

test('the CI workflow synthesizes, checks types and runs the tests', () => {
  expect(String(filesOf({ name: 'shop' })['.github/workflows/build.yml'])).toMatch(/npm ci\n.*npm run synth\n.*npm run typecheck\n.*npm run test\n/u);
});
