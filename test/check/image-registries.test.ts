import { ApiObject } from 'cdk8s';
import { checkChart, defineValues, HelmApp, HelmChart, imageRegistries, text, v } from '../../index';
import { podOf } from './planted/planted-chart';

const REGISTRY = 'registry.example.com';

function verdictWith(registries: readonly [string, ...string[]]): string | undefined {
  const values = defineValues({ registry: v.choice(registries, { description: 'Registry.', default: REGISTRY }), path: v.string({ description: 'Path.', default: 'app', pattern: '^[a-z/]{1,20}$' }) });
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values });
  new ApiObject(chart, 'pod', podOf({}, { image: text`${chart.values.registry}/${chart.values.path}:1.0.0` }) as { apiVersion: string; kind: string });
  return checkChart(chart, { rules: [imageRegistries([REGISTRY])] }).rules[0]?.verdict.kind;
}

test('a chart whose values name only registries that are allowed keeps the rule for all of them', () => {
  expect(verdictWith([REGISTRY])).toBe('proved');
  expect(verdictWith([REGISTRY, `${REGISTRY}/mirror`])).toBe('proved');
});

test('a chart whose values name another one breaks it', () => {
  expect(verdictWith([REGISTRY, `${REGISTRY}.attacker.example.com`])).toBe('refuted');
});
