import { Document, Scalar } from 'yaml';

import { throwProblems } from '../diagnostic';
import { compareCodePoints } from '../template/key-order';
import { artifactHubAnnotations } from './artifact-hub';
import { type ChartDependency, type ChartMetadata } from './chart-metadata';
import { checkChartMetadata } from './check-chart-metadata';
import { kubeVersionWithPrereleases } from './kube-version';

/**
 * The text of Chart.yaml: the fields in the order of `helm create`, annotations by code point. Every text reads
 * the same in YAML 1.1 (Helm) and 1.2, and appVersion is always quoted, because `1.10` would be a number.
 *
 * @throws ChartError CHART_INVALID – when Helm would refuse a field; see {@link checkChartMetadata}.
 */
export function printChartYaml(metadata: ChartMetadata): string {
  throwProblems('CHART_INVALID', 'Chart.yaml cannot be written', checkChartMetadata(metadata));
  const document = new Document(withoutAbsent(fields(metadata)), { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
}

/** The annotations of Chart.yaml: those of Artifact Hub, then the chart's own. */
export function chartAnnotations(metadata: ChartMetadata): Readonly<Record<string, string>> {
  const all = { ...artifactHubAnnotations(metadata.artifactHub ?? {}), ...metadata.annotations };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => compareCodePoints(a, b)));
}

function fields(metadata: ChartMetadata): Readonly<Record<string, unknown>> {
  return {
    apiVersion: 'v2',
    name: metadata.name,
    description: metadata.description,
    type: metadata.type ?? 'application',
    version: metadata.version,
    appVersion: metadata.appVersion === undefined ? undefined : quoted(metadata.appVersion),
    kubeVersion: metadata.kubeVersion === undefined ? undefined : kubeVersionWithPrereleases(metadata.kubeVersion),
    deprecated: metadata.deprecated === true ? true : undefined,
    home: metadata.home,
    icon: metadata.icon,
    keywords: metadata.keywords,
    sources: metadata.sources,
    maintainers: metadata.maintainers?.map(({ name, email, url }) => withoutAbsent({ name, email, url })),
    dependencies: metadata.dependencies?.map(dependencyFields),
    annotations: Object.fromEntries(
      Object.entries(chartAnnotations(metadata)).map(([key, text]) => [key, annotation(text)]),
    ),
  };
}

function dependencyFields(dependency: ChartDependency): Readonly<Record<string, unknown>> {
  const { name, version, repository, condition, tags, alias, importValues } = dependency;
  return withoutAbsent({
    name,
    version,
    repository: repository ?? '',
    condition,
    tags,
    alias,
    'import-values': importValues,
  });
}

/** Empty lists and maps are left out too: Helm drops them when it packs, and a reader has no use for them. */
function withoutAbsent(entries: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Scalar) && Object.keys(value).length === 0;
}

// A block scalar keeps every character only when no line begins or ends with a blank that could be taken for
// indentation, and when one line break at most ends the text.
const KEPT_BY_BLOCK = /^\S(?:.*\S)?(?:\n+(?: *\S(?:.*\S)?))*\n?$/;

/** Several lines as a block that people can read, or in quotes where a block would change the text. */
function annotation(text: string): string | Scalar {
  return text.includes('\n') && !KEPT_BY_BLOCK.test(text) ? quoted(text) : text;
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}
