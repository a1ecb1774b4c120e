import { templateOf, type HelmChart } from '../chart';
import { evaluateChart } from '../chart/render';
import { DEFAULT_API_VERSIONS } from '../evaluate/default-api-versions';
import { isSetByCustomer, walkFields, type ValuesDefinition } from '../values';
import type { EvaluationContext } from '../evaluate/context';

const CONTAINER_LISTS: readonly string[] = ['containers', 'initContainers', 'ephemeralContainers'];

/**
 * The images of all containers in what a chart's default values render to, each once, sorted. Undefined when the
 * customer must set a value first.
 */
export function imagesOfDefaults(chart: HelmChart): readonly string[] | undefined {
  if (needsValues(chart.definition)) {
    return undefined;
  }
  const { template } = templateOf(chart);
  const { name, version, appVersion = '' } = template.metadata;
  // Without validation, which would take longer than the whole synth, and without guards, which change no image.
  const context: EvaluationContext = {
    values: template.defaults,
    release: { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false },
    chart: { name, version, appVersion },
    capabilities: { kubeVersion: 'v1.36.0', apiVersions: new Set(DEFAULT_API_VERSIONS) },
    nameLimit: template.nameLimit,
    variables: new Map(),
    parameters: {},
  };
  const objects = evaluateChart({ ...template, guards: [] }, context);
  return [...new Set(objects.flatMap(imagesIn))].sort();
}

function imagesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) => [
    ...(CONTAINER_LISTS.includes(key) && Array.isArray(child) ? child.flatMap(imageOf) : []),
    ...imagesIn(child),
  ]);
}

function imageOf(container: unknown): readonly string[] {
  const image = (container as { readonly image?: unknown } | null)?.image;
  return typeof image === 'string' ? [image] : [];
}

/** Whether a value without a default must be set, other than in a branch that is not chosen. */
function needsValues(definition: ValuesDefinition<unknown>): boolean {
  const fields = walkFields(definition);
  const closed = fields.flatMap(({ field, path }) =>
    field.kind === 'union' ? Object.keys(field.branches).filter((branch) => branch !== field.default).map((branch) => [...path, branch].join('.')) : [],
  );
  return fields.some(({ field, path }) => isSetByCustomer(field) && !closed.some((branch) => path.join('.').startsWith(`${branch}.`)));
}
