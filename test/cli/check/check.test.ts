import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LIBRARY, makeProject } from '../project';
import { problemsIn, runCli } from '../run-cli';

const cwd = resolve(__dirname, '..', 'fixtures', 'policies');
const run = (...args: readonly string[]) => runCli(['check', ...args], { cwd });

interface JsonReport {
  readonly charts: readonly { readonly subject: string; readonly kubernetes: readonly string[]; readonly rules: readonly { readonly rule: { readonly id: string }; readonly verdict: { readonly kind: string; readonly counterexamples?: readonly { readonly values: unknown }[] } }[] }[];
}

test('a rule that a value breaks is refuted with the values, the place and the construct', () => {
  const { exitCode, stdout, stderr } = run('--rule', 'privileged', '--rule', 'host-ports');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout.replace(/\d+\.\d\d s/, '0.10 s').replace(/\d+ cases?/g, 'N cases')).toBe(`unlocked, Kubernetes 1.28 to 1.36

  proved    host-ports  N cases: what it looks at is constant
  refuted   privileged  1 values file that breaks it, verified by rendering
      Deployment/release-name-unlocked-web /spec/template/spec/containers/0/securityContext/privileged: the container is privileged (PodSecurity baseline, privileged)
        from web (templates/web/deployment.yaml)
      with these values:
        debug:
          enabled: true
      see: helm template dist/charts/unlocked --values <file> --kube-version 1.36
      fix: Remove securityContext.privileged, or set it to false.

Proved is what holds for every values file that the schema accepts, every release name and namespace that Helm accepts, whatever APIs the cluster serves, and Kubernetes 1.28 to 1.36.
It is taken for granted, and whose task it is:
  installer  Helm validates the values: --skip-schema-validation is not used.
  installer  What Helm renders reaches the cluster unchanged: no post-renderer, no admission webhook and no hand adds to it.

2 rules: 1 proved, 1 refuted; N cases in 0.10 s
to look at: privileged
`);
});

test('the README shows what is printed', () => {
  const shown = /## Check\n[^]*?```\n([^]*?)```/.exec(readFileSync(resolve(__dirname, '..', '..', '..', 'README.md'), 'utf8'))?.[1] ?? '';
  const { stdout } = run('--rule', 'privileged', '--rule', 'host-ports');
  const withoutFigures = (text: string): string => text.replace(/\d+\.\d\d s|\d+ cases?/g, '');
  expect(withoutFigures(shown)).toBe(withoutFigures(stdout));
});

test('the exit code is 0 when every rule is proved', () => {
  expect(run('unlocked', '--rule', 'host-ports').exitCode).toBe(0);
});

test('each values file that breaks a rule is written, and rendering it breaks the rule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-check-'));
  try {
    const out = join(folder, 'deep', 'broken');
    run('--rule', 'privileged', '--rule', 'host-ports', '--counterexamples', out);
    expect(readdirSync(out)).toEqual(['unlocked-privileged-1.yaml']);
    const file = join(out, 'unlocked-privileged-1.yaml');
    expect(readFileSync(file, 'utf8')).toMatch(/^# With these values the chart unlocked breaks the rule privileged:\n/);
    expect(runCli(['render', 'unlocked', '--values', file], { cwd }).stdout).toContain('privileged: true');
    const blocked = run('--rule', 'privileged', '--counterexamples', join(file, 'below'));
    expect(blocked.exitCode).toBe(1);
    expect(blocked.stderr).toMatch(/^OUTPUT_UNWRITABLE: the folder for counterexamples cannot be written/);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(existsSync(folder)).toBe(false);
});

test('--json, SARIF and JUnit say the same, with the same exit code', () => {
  const only = ['--rule', 'privileged', '--kubernetes', '1.35..1.36'];
  const json = run(...only, '--json');
  const report = JSON.parse(json.stdout) as JsonReport;
  expect(report.charts).toMatchObject([{ subject: 'unlocked', kubernetes: ['1.35', '1.36'], rules: [{ rule: { id: 'privileged' }, verdict: { kind: 'refuted', counterexamples: [{ values: { debug: { enabled: true } } }] } }] }]);
  expect((JSON.parse(run(...only, '--format', 'json').stdout) as JsonReport).charts).toHaveLength(1);
  const sarif = run(...only, '--format', 'sarif');
  expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'privileged', kind: 'fail' }] }] });
  const junit = run(...only, '--format', 'junit');
  expect(junit.stdout).toContain('<failure message="refuted: 1 values file that breaks it, verified by rendering" type="refuted">');
  expect([json.exitCode, sarif.exitCode, junit.exitCode]).toEqual([1, 1, 1]);
});

test('the problems of all apps that cannot be checked are told at once', () => {
  const made = (body: string): string => `import { HelmChart, defineValues } from '${LIBRARY}';\nexport function createChart(app) { ${body} }\n`;
  const { folder, remove } = makeProject({
    'apps/failing/chart.ts': made('throw new Error("no database");'),
    'apps/other/chart.ts': 'export const nothing = 1;\n',
    'apps/sound/chart.ts': made("new HelmChart(app, 'sound', { version: '1.0.0', values: defineValues({}) });"),
  });
  const { exitCode, stdout, stderr } = runCli(['check', '--rule', 'privileged'], { cwd: folder });
  remove();
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.match(/^APP_INVALID: the app \w+/gm)).toEqual(['APP_INVALID: the app failing', 'APP_INVALID: the app other']);
});

test.each([
  [['--rule', 'privilegd'], /^USAGE_INVALID: there is no rule "privilegd"\. Did you mean "privileged"\?\n {2}fix: choose one of: /],
  [['--kubernetes', '1.20'], /^USAGE_INVALID: the Kubernetes versions "1\.20" are not a range of versions from 1\.28 to 1\.36\n/],
  [['--kubernetes', '1.30..1.31..1.32'], /are not a range of versions/],
  [['--kubernetes', '1.36..1.30'], /^USAGE_INVALID: the Kubernetes versions "1\.36\.\.1\.30" begin with the later one\n {2}fix: write for example /],
  [['--json', '--format', 'sarif'], /^USAGE_INVALID: --json and --format sarif ask for two formats\n/],
  [['--format', 'xml'], /^USAGE_INVALID: .*Allowed choices are text, json, sarif, junit\./],
  [['unlockd'], /^APP_NOT_FOUND: there is no app or chart "unlockd"\. Did you mean "unlocked"\?/],
])('wrong usage %j is told, with exit code 2', (args, told) => {
  const { exitCode, stderr } = run(...args);
  expect(stderr).toMatch(told);
  expect(exitCode).toBe(2);
});

test('problems are told as data where JSON is asked for by either name', () => {
  for (const json of [['--json'], ['--format', 'json'], ['--format=json']]) {
    expect(problemsIn(run('--rule', 'x', ...json))).toMatchObject([{ code: 'USAGE_INVALID' }]);
  }
});
