import { ApiObject, Chart } from 'cdk8s';
import { Condition, defineValues, equals, guard, HelmApp, HelmChart, render, text, token, v, type HelmChartProps } from '../../lib';

const description = 'Any.';
const own = defineValues({ mine: v.string({ description, default: 'a' }), both: v.string({ description, default: 'b' }) });
const foreign = defineValues({
  theirs: v.string({ description, default: 'x' }),
  both: v.string({ description, default: 'y', maxLength: 9 }),
  mine: v.string({ description, default: 'a' }),
});

const app = new HelmApp();
const { values } = new HelmChart(app, 'other', { version: '1.0.0', values: foreign });

type Props = Partial<HelmChartProps<typeof own>>;

function chartWith(make: (chart: HelmChart<typeof own>) => void, props: Props = {}): HelmChart<typeof own> {
  const chart = new HelmChart(new HelmApp(), 'mine', { version: '1.0.0', values: own, ...props });
  make(chart);
  return chart;
}

function object(scope: ConstructorParameters<typeof ApiObject>[0], data: object = {}): void {
  new ApiObject(scope, 'object', { apiVersion: 'v1', kind: 'ConfigMap', data });
}

const uses: readonly (readonly [name: string, chart: () => HelmChart<typeof own>, place: string])[] = [
  ['an object', () => chartWith((chart) => object(chart, { a: values.theirs })), 'mine/object'],
  ['a token', () => chartWith((chart) => object(chart, { a: `<${token(values.theirs)}>` })), 'mine/object'],
  ['a guard', () => chartWith((chart) => guard(chart, equals(values.theirs, 'x'), 'Set it.')), 'mine'],
  ['a condition', () => chartWith((chart) => object(new Condition(chart, 'if', equals(values.theirs, 'x')))), 'mine/if/object'],
  ['a note', () => chartWith(() => undefined, { notes: [text`See ${values.theirs}.`] }), 'mine'],
  ['a value that both declare, but not alike', () => chartWith((chart) => object(chart, { a: values.both })), 'mine/object'],
];

test.each(uses)('a reference to the values of another chart is refused in %s', (_name, make, place) => {
  expect(() => render(make())).toThrow(
    new RegExp(`^REFERENCE_OUTSIDE_CHART: values\\.(theirs|both) belongs to the values of another chart\\n {2}in: ${place}\\n`, 'u'),
  );
});

test('what both charts declare alike, and what every chart has, may be shared', () => {
  expect(render(chartWith((chart) => object(chart, { a: values.mine, b: values.global.imageRegistry })))).toMatchObject([
    { data: { a: 'a', b: '' } },
  ]);
});

test('an ordinary Chart whose objects would be in no Helm chart is refused, inside a HelmChart and beside it', () => {
  const message = /^UNSUPPORTED_STRUCTURE: an ordinary cdk8s Chart holds objects[^]*in: (mine\/)?ordinary\n/u;
  expect(() => render(chartWith((chart) => object(new Chart(chart, 'ordinary'))))).toThrow(message);
  const mixed = new HelmApp();
  object(new Chart(mixed, 'ordinary'));
  expect(() => mixed.synth()).toThrow(message);
});
