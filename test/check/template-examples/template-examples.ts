import { defineValues, HelmApp, HelmChart, type Fields, type HelmChartProps, type ObjectOf, type Reference, type ValuesDefinition } from '../../../index';

/** Charts that keep a rule on templates, and charts that break it, each with the places where it is broken. */
export interface TemplateExamples {
  readonly passing: Readonly<Record<string, HelmChart>>;
  readonly failing: Readonly<Record<string, { readonly chart: HelmChart; readonly places: readonly string[] }>>;
}

type Props = Partial<Omit<HelmChartProps<ValuesDefinition<unknown>>, 'values'>>;

/** A small chart of one rule's examples. */
export function exampleChart<F extends Fields>(fields: F, make: (chart: HelmChart, values: Reference<ObjectOf<F>>) => unknown, props: Props = {}): HelmChart {
  const chart = new HelmChart(new HelmApp(), 'example', { version: '1.0.0', appVersion: '1.0.0', ...props, values: defineValues(fields) }) as unknown as HelmChart;
  make(chart, chart.values as Reference<ObjectOf<F>>);
  return chart;
}
