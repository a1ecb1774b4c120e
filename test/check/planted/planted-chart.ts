import { createHash } from 'node:crypto';
import { ApiObject } from 'cdk8s';
import { defineValues, HelmApp, HelmChart, type Fields, type ObjectOf, type Reference } from '../../../index';

/** A chart with one rule in question, whose answer is known. */
export type PlantedChart = {
  /** What is planted, as a phrase. */
  readonly name: string;
  /** The id of the rule. */
  readonly rule: string;
  readonly chart: HelmChart;
} & (
  | {
      readonly expected: 'refuted';
      /** Values that the schema accepts and that break the rule. */
      readonly breaking: object;
    }
  | {
      readonly expected: 'proved';
      /** Values that would break the rule if they could. */
      readonly attempt: object;
      /** What becomes of them: they are refused, or they change nothing that the rule looks at. */
      readonly outcome: 'refused' | 'harmless';
    }
);

/** What a planted chart is made of. */
export interface PlantOptions<F extends Fields> {
  readonly name: string;
  readonly rule: string;
  readonly values: F;
  /** The objects, by their ids. */
  readonly objects: (values: Reference<ObjectOf<F>>, chart: HelmChart) => Readonly<Record<string, object>>;
}

/** A chart that breaks the rule for some values. */
export function violation<F extends Fields>(options: PlantOptions<F> & { readonly breaking: object }): PlantedChart {
  const { name, rule, breaking } = options;
  return { name, rule, chart: chartOf(options, breaking), expected: 'refuted', breaking };
}

/** A chart that keeps the rule for all values. */
export function restriction<F extends Fields>(options: PlantOptions<F> & { readonly attempt: object; readonly outcome: 'refused' | 'harmless' }): PlantedChart {
  const { name, rule, attempt, outcome } = options;
  return { name, rule, chart: chartOf(options, attempt), expected: 'proved', attempt, outcome };
}

// Of their own, so that many can be subcharts of one chart.
function chartNameOf(rule: string, phrase: string, tried: object): string {
  const words = phrase.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-').slice(0, 38).replace(/-$/u, '');
  return `${words}-${createHash('sha256').update(JSON.stringify([rule, phrase, tried])).digest('hex').slice(0, 6)}`;
}

function chartOf<F extends Fields>({ name, rule, values, objects }: PlantOptions<F>, tried: object): HelmChart {
  const chart = new HelmChart(new HelmApp(), chartNameOf(rule, name, tried), { version: '1.0.0', values: defineValues(values) });
  for (const [id, object] of Object.entries(objects(chart.values as Reference<ObjectOf<F>>, chart as unknown as HelmChart))) {
    new ApiObject(chart, id, object as { readonly apiVersion: string; readonly kind: string });
  }
  return chart;
}

/** A Pod with one container. */
export function podOf(spec: object, container: object = {}, metadata: object = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { ...spec, containers: [{ name: 'main', image: 'registry.example.com/app:1.0.0', ...container }] },
  };
}

/** A Deployment of such pods. */
export function deploymentOf(labels: object, spec: object = {}, container: object = {}): object {
  const { spec: podSpec } = podOf(spec, container) as { readonly spec: object };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels }, spec: podSpec } },
  };
}
