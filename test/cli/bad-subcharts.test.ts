import { chartFolder, vendored } from '../chart/vendored-charts';
import { LIBRARY, makeProject } from './project';
import { problemsIn, runCli } from './run-cli';

const chartYaml = 'apiVersion: v2\nname: small\nversion: 1.0.0\n';
const cyclic = chartFolder({ 'Chart.yaml': chartYaml, 'charts/between/Chart.yaml': chartYaml.replace('small', 'between'), 'charts/between/charts/small/Chart.yaml': chartYaml });
const remote = chartFolder({ 'Chart.yaml': chartYaml, 'values.schema.json': '{"properties":{"a":{"$ref":"https://example.com/a.json"}}}' });

/** An app that makes a chart, with a statement about it. */
const app = (statement: string): string => `import { HelmApp, HelmChart, addEnvironment, defineEnvironment, defineValues, readChart } from '${LIBRARY}';
import { Subchart } from '${LIBRARY}/../constructs';
const values = defineValues({});
export function createChart(app: HelmApp): void {
  const chart = new HelmChart(app, 'shop', { version: '1.0.0', values });
  ${statement}
}
`;

const cases: readonly (readonly [name: string, statement: string, code: string, fix: RegExp])[] = [
  ['a-missing', "new Subchart(chart, 's', { chart: readChart('vendor/none.tgz') });", 'SUBCHART_UNREADABLE', /^give the path of a chart/],
  ['b-cyclic', `new Subchart(chart, 's', { chart: readChart('${cyclic}') });`, 'SUBCHART_CYCLIC', /^remove the inner chart, or rename it/],
  ['c-own', `new Subchart(chart, 's', { chart: { ...readChart('${chartFolder(vendored.exporter)}'), name: 'shop' } });`, 'SUBCHART_CYCLIC', /^name another chart/],
  ['d-remote', `new Subchart(chart, 's', { chart: readChart('${remote}') });`, 'SCHEMA_REMOTE_REFERENCE', /^copy what it names into definitions/],
  ['e-version', `new Subchart(chart, 's', { chart: readChart('${chartFolder(vendored.database)}'), version: '^15.0.0' });`, 'SUBCHART_VERSION', /^vendor a version of that range, or write \^16\.2\.1/],
  ['f-twice', "addEnvironment(chart, 'production', defineEnvironment(values, {})); addEnvironment(chart, 'production', defineEnvironment(values, {}));", 'ENVIRONMENT_INVALID', /^rename one of them/],
];

const project = makeProject(Object.fromEntries(cases.map(([name, statement]) => [`apps/${name}/chart.ts`, app(statement)])));
afterAll(() => project.remove());

test('whatever is wrong with subcharts and environments is told with its code, its place and a fix, of all apps at once', () => {
  const run = runCli(['synth', '--json'], { cwd: project.folder });
  expect(run.exitCode).toBe(1);
  expect(problemsIn(run).map(({ code, in: place, fix }) => ({ code, place, fix }))).toEqual(
    cases.map(([name, , code, fix]) => ({ code, place: expect.stringContaining(`apps/${name}/chart.ts:6:`) as unknown, fix: expect.stringMatching(fix) as unknown })),
  );
});
