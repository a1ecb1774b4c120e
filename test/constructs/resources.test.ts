import { Chart, Testing } from 'cdk8s';
import { containerValues, defineValues, HardenedDeployment, HardenedJob, jobValues, ProbeSet, problemsOf, render, workloadValues, type Override } from '../../index';
import { type dataDefinition, makeDataChart } from './data-chart';
import { emptyChart } from './every-pod';

const definition = defineValues({ api: workloadValues(), seed: jobValues(), cache: containerValues() });
const chart = emptyChart(definition);
const probes = ProbeSet.tcp({ port: 'http' });
new HardenedDeployment(chart, 'api', {
  values: chart.values.api, ports: { http: 8080 }, probes, initContainers: [{ name: 'first', values: chart.values.cache }], sidecars: [{ name: 'cache', values: chart.values.cache, ports: { cache: 6379 }, probes: ProbeSet.tcp({ port: 'cache' }) }],
});
new HardenedJob(chart, 'seed', { values: chart.values.seed });

const told = (values: Override<typeof definition>): string => problemsOf(() => render(chart, { values })).map(({ what }) => what).join('\n');

test('nothing is guaranteed more than it may use, whatever it is written in', () => {
  expect(told({ api: { resources: { requests: { memory: '1Gi' }, limits: { memory: '1023Mi' } } } })).toContain('api is guaranteed 1Gi of memory, more than the 1023Mi that it may use at most: lower api.resources.requests.memory, or raise api.resources.limits.memory.');
  expect(told({ seed: { resources: { requests: { cpu: 1.5 }, limits: { cpu: '1' } } } })).toContain('seed is guaranteed 1.5 of cpu, more than the 1 that it may use at most: lower seed.resources.requests.cpu');
  expect(told({ cache: { resources: { limits: { memory: 1 } } } })).toMatch(/first is guaranteed 128Mi[^]*cache is guaranteed 128Mi/);
  expect(told({ api: { resources: { requests: { cpu: 2, memory: '1Gi' }, limits: { cpu: '2000m', memory: '1073741824' } } }, seed: { resources: { requests: { cpu: 64 } } } })).toBe('');
});

test('of the servers of CloudNativePG no more than of others', () => {
  const { chart: data } = makeDataChart();
  const overrides = (mode: 'cloudNativePg' | 'bundled'): Override<typeof dataDefinition> => ({ database: { mode, cloudNativePg: { resources: { requests: { memory: '2Gi' } } } }, network: { apiServer: { cidrs: ['10.0.0.10/32'] } } });
  const problems = (mode: 'cloudNativePg' | 'bundled') => problemsOf(() => render(data, { values: overrides(mode), capabilities: { apiVersions: ['postgresql.cnpg.io/v1'] } })).map(({ what }) => what).join('\n');
  expect(problems('cloudNativePg')).toContain('raise database.cloudNativePg.resources.limits.memory');
  expect(problems('bundled')).toBe('');
});

test('literals are refused at once', () => {
  const made = new Chart(Testing.app(), 'literal');
  expect(() => new HardenedDeployment(made, 'api', { values: { image: { tag: '1.0.0' }, resources: { requests: { memory: '1Gi' } } }, ports: { http: 8080 }, probes })).toThrow(/CONSTRUCT_INVALID[^]*guaranteed 1Gi of memory, more than the 128Mi/);
});
