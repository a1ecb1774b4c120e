import { ApiObject } from 'cdk8s';
import { compileValidator, defaultsOf } from '../values';
import { throwProblems } from '../diagnostic';
import { deferredOf } from '../reference/deferred';
import { isMap } from '../values/own-property';
import { compileChart } from './compile-chart';
import type { ChartTemplate } from './chart-template';
import type { HelmChart } from './helm-chart';

/** A chart made ready for rendering: its template, its defaults, and the check of complete values. */
export interface PreparedChart {
  readonly template: ChartTemplate & { readonly defaults: Readonly<Record<string, unknown>> };
  /** @throws ChartError VALUES_INVALID – when the values have several problems, otherwise the only one's code. */
  readonly validate: (values: unknown) => void;
}

interface Prepared extends PreparedChart {
  readonly fingerprint: string;
}

// Rendering many value sets compiles the chart once. The entry goes with the chart.
const prepared = new WeakMap<HelmChart, Prepared>();

/**
 * The template of a chart, compiled again only when constructs, patches, guards, reserved names or metadata were added since.
 *
 * @throws ChartError CHART_INVALID – when the chart has problems.
 */
export function templateOf(chart: HelmChart): PreparedChart {
  const fingerprint = fingerprintOf(chart);
  const known = prepared.get(chart);
  if (known?.fingerprint === fingerprint) {
    return known;
  }
  const compiled = compileChart(chart);
  const template = { ...compiled, defaults: defaultsOf(compiled.definition) };
  // The validator is compiled at the first render: a synth validates nothing.
  const validate = (values: unknown): void => {
    throwProblems('VALUES_INVALID', 'the values have problems', compileValidator(template.definition)(values));
  };
  const made = { template, validate, fingerprint };
  prepared.set(chart, made);
  return made;
}

function fingerprintOf(chart: HelmChart): string {
  const constructs = chart.node.findAll();
  const objects = constructs.filter((construct) => ApiObject.isApiObject(construct));
  return [constructs.length, chart.guards.length, chart.reservedNames.length, chart.subcharts.length, ...objects.map(changesOf)].join('/');
}

/** What may be added to an object after it was made: patches, and entries of its metadata. */
function changesOf(object: ApiObject): string {
  const { patches, metadata } = object as unknown as {
    readonly patches: readonly unknown[];
    readonly metadata: Readonly<Record<string, unknown>>;
  };
  return `${String(patches.length)}${Object.values(metadata).map(sizeOf).join(',')}`;
}

/** Keys and texts of a map, the length of a list; references have neither. */
function sizeOf(part: unknown): string {
  if (Array.isArray(part)) {
    return String(part.length);
  }
  return isMap(part) && deferredOf(part) === undefined
    ? Object.entries(part)
        .map(([key, value]) => (typeof value === 'string' ? `${key}=${value}` : key))
        .join()
    : '';
}
