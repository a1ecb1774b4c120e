import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { addEnvironment, addFile, capabilities, chartFiles, defineEnvironment, defineValues, greaterThan, guard, HelmApp, HelmChart, isChartError, not, or, render, v, type ValuesDefinition } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';

const values = defineValues({
  replicas: v.integer({ description: 'Number of pods.', default: 2, minimum: 1, maximum: 9 }),
  issuer: v.string({ description: 'Issuer.', default: '', maxLength: 8 }),
  monitored: v.boolean({ description: 'Whether it is monitored.', default: false }),
});

function makeChart(): HelmChart<typeof values> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', icon: 'https://example.com/i.svg', values });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { issuer: chart.values.issuer } });
  guard(chart, or(not(chart.values.monitored), capabilities.has('monitoring.coreos.com/v1')), 'monitored needs the Prometheus Operator.');
  guard(chart, not(greaterThan(chart.values.replicas, 5)), 'replicas is too large.');
  return chart;
}

const production = defineEnvironment(values, { replicas: 4, issuer: 'corp', monitored: true }, { description: 'The shop itself.', apiVersions: ['monitoring.coreos.com/v1'] });
const small = defineEnvironment(production, { replicas: 2 }, { description: 'Where new versions are tried.' });

forEachHelm((binary) => {
  test('Helm renders the chart with the values file of each environment as we do', () => {
    const chart = makeChart();
    addEnvironment(chart, 'default', defineEnvironment(values, {}));
    addEnvironment(chart, 'production', production);
    addEnvironment(chart, 'small', small);
    const files = chartFiles(chart);
    expect(files.get('ci/production-values.yaml')).toBe('## Environment production of shop: what differs from values.yaml.\n## The shop itself.\n## For clusters that serve monitoring.coreos.com/v1.\nreplicas: 4\nissuer: corp\nmonitored: true\n');
    expect(files.get('ci/small-values.yaml')).toMatch(/^[^\n]*\n## Where new[^\n]*\n[^\n]*\nissuer: corp\nmonitored: true\n$/u);
    expect(files.get('ci/default-values.yaml')).toBe('## Environment default of shop: what differs from values.yaml.\n');
    withChartFolder(files, (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      for (const { name, environment } of chart.environments) {
        const valuesFiles = [join(folder, 'ci', `${name}-values.yaml`)];
        const { apiVersions } = environment;
        const helm = helmTemplate(binary, folder, { valuesFiles, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render<ValuesDefinition<unknown>>(chart, { values: environment.values as object, capabilities: { apiVersions } }));
      }
    });
  });
});

test('all problems of all environments are told at synth, each with its environment', () => {
  const chart = makeChart();
  addEnvironment(chart, 'large', defineEnvironment(values, { replicas: 10, issuer: 'much too long' }));
  addEnvironment(chart, 'crowded', defineEnvironment(values, { replicas: 6, monitored: true }));
  addEnvironment(chart, 'production', production);
  const problems = problemsOf(() => chartFiles(chart));
  expect(problems.map(({ code, in: place }) => [code, place])).toEqual([
    ['VALUE_INVALID', 'shop, environment large: values.replicas'],
    ['VALUE_INVALID', 'shop, environment large: values.issuer'],
    ['GUARD_FAILED', 'shop, environment crowded: shop'],
  ]);
  expect(problems[2]?.what).toContain('2 problem(s) in your values:\n  - monitored needs the Prometheus Operator.\n  - replicas is too large.');
  expect(problems.every(({ fix }) => fix !== '')).toBe(true);
});

function problemsOf(work: () => unknown): readonly { readonly code: string; readonly what: string; readonly in?: string; readonly fix: string }[] {
  try {
    work();
    return [];
  } catch (thrown) {
    if (isChartError(thrown)) return thrown.problems;
    throw thrown;
  }
}

test('a name is taken once, and is one that files can have', () => {
  const chart = makeChart();
  addEnvironment(chart, 'production', production);
  expect(() => { addEnvironment(chart, 'production', small); }).toThrow('ENVIRONMENT_INVALID: shop has two environments with the name "production"\n  in: shop\n  fix: rename one of them, or add it once');
  expect(() => { addEnvironment(chart, '../Prod', small); }).toThrow('ENVIRONMENT_INVALID: the environment "../Prod" has a name that no file can have everywhere');
  expect(chart.environments.map(({ name }) => name)).toEqual(['production']);
});

test('an environment of other values is refused, by the compiler where it can tell', () => {
  const other = defineEnvironment(defineValues({ replicas: v.string({ description: 'Text.', default: '' }) }), { replicas: 'many' });
  // @ts-expect-error -- its replicas are text
  expect(() => { addEnvironment(makeChart(), 'other', other); }).toThrow('ENVIRONMENT_INVALID: the environment "other" is an overlay on the values of another chart');
  const anyChart: HelmChart = makeChart();
  expect(() => { addEnvironment(anyChart, 'other', other); }).toThrow('define it with the values of shop');
});

test('the files of environments are no others\'', () => {
  expect(() => { addFile(makeChart(), 'ci/production-values.yaml', ''); }).toThrow('add the environment with addEnvironment');
  addFile(makeChart(), 'ci/README.md', '');
});
