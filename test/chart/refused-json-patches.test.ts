import { ApiObject, JsonPatch } from 'cdk8s';
import { HelmApp, HelmChart, render } from '../../index';
import { definition, patchedChart } from './patched-chart';

test('a patch of a map that may have the same key twice is refused', () => {
  expect(() => render(patchedChart(JsonPatch.add('/entries/fixed/patched', 'yes')))).toThrow(/^UNSUPPORTED_STRUCTURE: \/entries\/fixed repeats entries beside/u);
});

test.each([
  [JsonPatch.remove('/spread/a'), 'JsonPatch.remove("/spread/a") looks for "a" in /spread, which depends on values.labels'],
  [JsonPatch.remove('/map/a'), 'JsonPatch.remove("/map/a") looks for "a" in /map, which depends on values.labels'],
  [JsonPatch.remove('/block/x'), 'JsonPatch.remove("/block/x") looks for "x" in /block, which depends on values.block'],
  [JsonPatch.remove('/choice/level'), 'looks for "level" in /choice, which depends on the conditional value when(values.debug, …)'],
  [JsonPatch.remove('/entries/fixed/a'), 'looks for "a" in /entries/fixed, which depends on the repetition over values.labels'],
  [JsonPatch.remove('/metadata/labels/helm.sh~1chart'), 'looks for "helm.sh/chart" in /metadata/labels, which depends on'],
  [JsonPatch.remove('/metadata/labels/app.kubernetes.io~1name'), 'looks for "app.kubernetes.io/name" in /metadata/labels, which depends on'],
  [JsonPatch.remove('/apart/deep/gone/0'), 'looks for "0" in /apart/deep/gone, which depends on values.hosts'],
  [JsonPatch.remove('/apart/level'), 'looks for "level" in /apart, which depends on the conditional value when(values.debug, …)'],
  [JsonPatch.remove('/covered/level'), 'looks for "level" in /covered, which depends on the conditional value when(values.debug, …)'],
  [JsonPatch.move('/covered/level', '/level'), 'looks for "level" in /covered, which depends on the conditional value when(values.debug, …)'],
  [JsonPatch.move('/spread/a', '/b'), 'JsonPatch.move("/spread/a", "/b") looks for "a" in /spread'],
  [JsonPatch.copy('/map/a', '/b'), 'JsonPatch.copy("/map/a", "/b") looks for "a" in /map'],
  [JsonPatch.test('/map/a', 'b'), 'JsonPatch.test("/map/a") looks for "a" in /map'],
  [JsonPatch.add('/spread/a/below', 'x'), 'JsonPatch.add("/spread/a/below") looks for "a" in /spread'],
  [JsonPatch.add('/whole/y/below', 'x'), 'JsonPatch.add("/whole/y/below") looks for "below" in /whole/y, which depends on values.block.y'],
  [JsonPatch.add('/objects/0/below', 'x'), 'looks for "0" in /objects, which depends on the repetition over values.hosts'],
  [JsonPatch.add('/own/never/below', 'x'), 'JsonPatch.add("/own/never/below") looks for "never" in /own, which depends on values.labels'],
  [JsonPatch.remove('/list/0'), 'looks for "0" in /list, which depends on values.hosts'],
  [JsonPatch.replace('/items/0', 'x'), 'JsonPatch.replace("/items/0") looks for "0" in /items, which depends on the repetition over values.hosts'],
  [JsonPatch.remove('/nested/0'), 'looks for "0" in /nested, which depends on the repetition over values.hosts'],
  [JsonPatch.remove('/spreadList/1'), 'looks for "1" in /spreadList, which depends on values.hosts'],
  [JsonPatch.remove('/spreadList/2'), 'looks for "2" in /spreadList, which depends on values.hosts'],
])('%j is refused, because what it looks for is known only at install time', (patch, what) => {
  expect(() => render(patchedChart(patch))).toThrow(expect.objectContaining({
    code: 'UNSUPPORTED_STRUCTURE',
    problems: [{ code: 'UNSUPPORTED_STRUCTURE', what: expect.stringContaining(what) as string, in: 'shop/thing', fix: expect.stringMatching(/^replace .* JsonPatch\.replace\("/u) as string }],
  }) as Error);
});

test.each([
  [JsonPatch.test('/spread', { own: '1' }), 'JsonPatch.test("/spread") compares what depends on values.labels, known only at install time'],
  [JsonPatch.test('/whole/y', 'y'), 'JsonPatch.test("/whole/y") compares what depends on values.block.y, known only at install time'],
])('%j is refused, because what it compares is known only at install time', (patch, what) => {
  expect(() => render(patchedChart(patch))).toThrow(`UNSUPPORTED_STRUCTURE: ${what}\n  in: shop/thing\n  fix: leave the test out`);
});

test('a key that was taken away already is looked for in what is spread into its map', () => {
  const twice = [JsonPatch.remove('/spread/own'), JsonPatch.remove('/spread/own')];
  expect(() => render(patchedChart(...twice))).toThrow(/^UNSUPPORTED_STRUCTURE: JsonPatch\.remove\("\/spread\/own"\) looks for "own" in \/spread/u);
});

test('a patch that cannot be applied is named', () => {
  const failing = (patch: JsonPatch) => (): unknown => render(patchedChart(patch));
  expect(failing(JsonPatch.test('/own/first', '2'))).toThrow(/^UNSUPPORTED_STRUCTURE: JsonPatch\.test\("\/own\/first"\) cannot be applied: Test operation failed\n {2}in: shop\/thing/u);
  expect(failing(JsonPatch.add('/none/of/these', '2'))).toThrow(/^UNSUPPORTED_STRUCTURE: JsonPatch\.add\("\/none\/of\/these"\) cannot be applied: Cannot/u);
});

test('what YAML cannot represent is refused beside a patch too', () => {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition });
  const object = new ApiObject(chart, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing', map: { ...chart.values.labels, none: NaN } });
  object.addJsonPatch(JsonPatch.add('/map/patched', 'yes'));
  expect(() => render(chart)).toThrow(/^UNPRINTABLE_VALUE: \/map\/none holds NaN/u);
});
