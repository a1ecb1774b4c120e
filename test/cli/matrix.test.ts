import { join } from 'node:path';
import { printMatrix } from '../../lib/cli/print-matrix';
import { PROFILES, type MatrixReport } from '../../lib/profile';
import { problemsIn, runCli } from './run-cli';

const profiles = PROFILES.filter(({ name }) => name === 'gke' || name === 'k3s');
const dns = (place: string): MatrixReport['renderedFor'][number]['problems'][number] => ({ check: 'dns', place, problem: 'it may not ask' });
const report: MatrixReport = {
  chart: 'shop',
  version: '1.0.0',
  renderedFor: [
    { environment: 'default', profile: 'gke', kubeVersion: 'v1.34.1-gke.3720000', objects: 7, problems: [] },
    { environment: 'default', profile: 'k3s', kubeVersion: 'v1.32.9+k3s1', objects: 7, problems: [dns('Pod/a'), dns('Pod/b')] },
    { environment: 'production', profile: 'gke', kubeVersion: 'v1.34.1-gke.3720000', objects: 12, problems: [] },
    { environment: 'production', profile: 'k3s', kubeVersion: 'v1.32.9+k3s1', objects: 12, problems: [dns('Pod/a')] },
  ],
};

test('a table says what was rendered, and each problem once', () => {
  expect(printMatrix([report], profiles)).toBe(`Rendered for these kinds of clusters, as their documents describe them. Nothing was installed or tested on any.

  gke  v1.34.1-gke.3720000  Google GKE
  k3s  v1.32.9+k3s1         K3s

shop 1.0.0: objects that were rendered for

              gke  k3s
  default     7    2 problems
  production  12   1 problem

  dns: it may not ask
    in: Pod/a
    rendered as: default for k3s, production for k3s

  dns: it may not ask
    in: Pod/b
    rendered as: default for k3s

4 renderings: 2 with problems
`);
});

test('the exit code says whether a rendering has a problem, and --json prints all of them', () => {
  const broken = runCli(['matrix', 'shop', '--profile', 'k3s', '--json']);
  expect({ exitCode: broken.exitCode, stderr: broken.stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(broken.stdout)).toMatchObject([{ chart: 'shop', renderedFor: [{ environment: 'default', profile: 'k3s', kubeVersion: 'v1.32.9+k3s1' }] }]);
  expect(broken.stdout).toContain('"check": "default-deny"');
  const clean = runCli(['matrix', join(__dirname, '..', '..', 'apps', 'compliance-platform'), '--profile', 'k3s', '--environment', 'minimal']);
  expect(clean).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/\ncompliance-platform 1\.0\.0: [^]*\n {2}minimal {2}\d+\n\n1 rendering: no problems\n$/u) as unknown });
});

test('unknown profiles and environments are told together', () => {
  const run = runCli(['matrix', 'shop', '--profile', 'gk', '--environment', 'prod', '--json']);
  expect(run.exitCode).toBe(2);
  expect(problemsIn(run)).toMatchObject([{ what: expect.stringContaining('there is no profile "gk". Did you mean') as unknown }, { what: 'there is no environment "prod"', fix: 'choose one of: default' }]);
});
