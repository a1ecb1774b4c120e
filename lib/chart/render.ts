import { ChartError, describe, throwProblems } from '../diagnostic';
import { evaluateExpression, holds } from '../evaluate/evaluate-expression';
import { evaluateNode, memberContexts } from '../evaluate/evaluate-node';
import { sortAsHelm } from '../evaluate/helm-order';
import { DEFAULT_API_VERSIONS } from '../evaluate/default-api-versions';
import { GUARD_HEADING } from '../print';
import { isMap } from '../values/own-property';
import { findForeignValues } from '../values/validate/find-foreign-values';
import { valuesWithSubcharts } from './vendored/effective-values';
import { templateOf } from './template-of';
import { checkRelease } from './check-release';
import type { ChartTemplate } from './chart-template';
import type { EvaluationContext, Release } from '../evaluate/context';
import type { DocumentTemplate } from '../template/node';
import type { HelmChart } from './helm-chart';
import type { Override, ValuesDefinition } from '../values';

/** What a chart is rendered for. */
export interface RenderOptions<Values extends ValuesDefinition<unknown> = ValuesDefinition<unknown>> {
  /** What the customer sets. @default - nothing: every default applies */
  readonly values?: Override<Values>;
  /** @default - release `release-name` in namespace `default`, first revision, as `helm template` has it */
  readonly release?: Partial<Release>;
  readonly capabilities?: {
    /** Must be in the range that the chart's `kubeVersion` names. @default - 'v1.36.0', whatever the range is */
    readonly kubeVersion?: string;
    /** API versions besides those of Helm's own list. @default - none */
    readonly apiVersions?: readonly string[];
  };
}

/** The version of Kubernetes that is rendered for where none is given. */
export const DEFAULT_KUBE_VERSION = 'v1.36.0';

/** A Kubernetes object as plain data. */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/**
 * The objects that Helm would render, in Helm's order, computed in-process.
 *
 * @throws ChartError VALUES_INVALID – when the values have several problems, otherwise the code of the only one.
 * @throws ChartError GUARD_FAILED – when rules across values are broken; the text is the one Helm prints.
 * @throws ChartError RENDER_OPTION_INVALID – when Helm would refuse the release's name, its namespace, or the version of Kubernetes that is given.
 * @throws ChartError CHART_INVALID – when the chart itself has problems.
 * @example render(chart, { values: { egress: { cidrs: ['10.0.0.0/8'] } } })
 */
export function render<Values extends ValuesDefinition<unknown>>(
  chart: HelmChart<Values>,
  options: RenderOptions<Values> = {},
): readonly KubernetesObject[] {
  return renderTemplates(chart, options).map(({ object }) => object);
}

/** A Kubernetes object and the template that it comes from. */
export interface RenderedTemplate {
  readonly object: KubernetesObject;
  /** The template's path below the chart's folder. */
  readonly templatePath: string;
}

/** What `render` computes, each object with its template. Throws what `render` throws. */
export function renderTemplates<Values extends ValuesDefinition<unknown>>(
  chart: HelmChart<Values>,
  options: RenderOptions<Values> = {},
): readonly RenderedTemplate[] {
  return renderedTemplates(chart, options, options.capabilities?.kubeVersion === undefined ? undefined : chart.metadata);
}

/** What `renderTemplates` computes, also for versions of Kubernetes that the chart does not admit: rules are decided for all of them. */
export function renderForAnyVersion(chart: HelmChart, options: RenderOptions = {}): readonly RenderedTemplate[] {
  return renderedTemplates(chart, options, undefined);
}

/** With metadata, the version has to be in its range. */
function renderedTemplates<Values extends ValuesDefinition<unknown>>(chart: HelmChart<Values>, options: RenderOptions<Values>, metadata: HelmChart['metadata'] | undefined): readonly RenderedTemplate[] {
  const { template, validate } = templateOf(chart);
  const release = { ...DEFAULT_RELEASE, ...withoutUndefined(options.release ?? {}) };
  const kubeVersion = options.capabilities?.kubeVersion ?? DEFAULT_KUBE_VERSION;
  checkRelease(release, kubeVersion, metadata);
  throwProblems('VALUES_INVALID', 'the values have problems', findForeignValues(asMap(options.values ?? {})));
  const values = valuesWithSubcharts(template.defaults, options.values ?? {}, template.subcharts);
  validate(values);
  return evaluateTemplates(template, {
    values,
    release,
    chart: chartFacts(template),
    capabilities: {
      kubeVersion,
      apiVersions: new Set([...DEFAULT_API_VERSIONS, ...(options.capabilities?.apiVersions ?? [])]),
    },
    nameLimit: template.nameLimit,
    variables: new Map(),
    parameters: {},
  });
}

const DEFAULT_RELEASE: Release = { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false };

function withoutUndefined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function asMap(values: unknown): unknown {
  if (!isMap(values)) {
    throw new ChartError('VALUE_INVALID', `the values are ${describe(values)}, but must be a map`, { fix: 'give an object' });
  }
  return values;
}

function evaluateTemplates(template: ChartTemplate, given: EvaluationContext): readonly RenderedTemplate[] {
  const context: EvaluationContext = { ...given, helperResults: new Map() };
  assertGuards(template, context);
  const placed = template.documents
    .filter((document) => holds(document.condition, context))
    .flatMap((document) =>
      objectsOf(document, context).map((object) => ({ object, templatePath: document.path, kind: String(object.kind), hook: isHook(object) })),
    );
  return sortAsHelm(placed);
}

function objectsOf({ root, repeat }: DocumentTemplate, context: EvaluationContext): readonly KubernetesObject[] {
  const contexts = repeat === undefined ? [context] : memberContexts(repeat, context);
  return contexts.map((inner) => evaluateNode(root, inner) as KubernetesObject);
}

function assertGuards(template: ChartTemplate, context: EvaluationContext): void {
  const messages = template.guards
    .filter(({ condition }) => !holds(condition, context))
    .map(({ message }) => String(evaluateExpression({ kind: 'text', parts: [message] }, context)));
  if (messages.length > 0) {
    throw new ChartError(
      'GUARD_FAILED',
      `\n${String(messages.length)} ${GUARD_HEADING}\n  - ${messages.join('\n  - ')}\n`,
      {
        in: template.metadata.name,
        fix: 'change the values that each problem names',
      },
    );
  }
}

function isHook(object: KubernetesObject): boolean {
  const metadata = object.metadata as { readonly annotations?: Readonly<Record<string, unknown>> } | undefined;
  return metadata?.annotations?.['helm.sh/hook'] !== undefined;
}

function chartFacts({ metadata }: ChartTemplate): EvaluationContext['chart'] {
  return { name: metadata.name, version: metadata.version, appVersion: metadata.appVersion ?? '' };
}
