import { refusedKubeVersion } from '../chart/refused-kube-version';
import { renderForAnyVersion, type RenderedTemplate } from '../chart/render';
import { templateOf } from '../chart/template-of';
import { concreteObjects } from '../check/concrete-objects';
import { exceptionsFrom, withExceptions } from '../check/exceptions';
import { findingsOf } from '../check/check-objects';
import { foundProblem } from '../check/found-problem';
import { KUBERNETES_VERSIONS, rangeText, type KubernetesVersion } from '../check/kubernetes-version';
import { RULES } from '../check/rules';
import { problemsOf } from '../diagnostic';
import { defineEnvironment, type Environment } from '../values';
import { mergeValues } from '../values/merge-values';
import { namedLayer, placeProblems } from '../values/values-layer';
import { declaredValues } from './declared-values';
import { fixedUsers } from './fixed-users';
import { PROFILES } from './profiles';
import { podsWithoutDns } from './unreachable-dns';
import type { HelmChart, KubernetesObject } from '../chart';
import type { ChartRule, ObjectRule } from '../check/rule';
import type { Profile } from './profile';

/** What keeps one rendering from working on its cluster, as far as a rendering can show it. */
export interface MatrixProblem {
  /** The id of the rule that is broken; `kube-version`, `dns`, `assigned-users`; or the code of what Helm would refuse. */
  readonly check: string;
  /** The object and place, or the place in the values. */
  readonly place: string;
  readonly problem: string;
}

/** One environment, rendered for one profile. */
export interface MatrixRendering {
  readonly environment: string;
  readonly profile: string;
  readonly kubeVersion: string;
  /** How many objects were rendered. */
  readonly objects: number;
  readonly problems: readonly MatrixProblem[];
}

/** All renderings of a chart: what it was rendered for. It was installed nowhere. */
export interface MatrixReport {
  readonly chart: string;
  readonly version: string;
  readonly renderedFor: readonly MatrixRendering[];
}

/** What a chart is rendered for. */
export interface MatrixOptions {
  /** @default - all profiles of the library */
  readonly profiles?: readonly Profile[];
  /** Names of environments of the chart. @default - all of them; a chart without any is rendered with its defaults */
  readonly environments?: readonly string[];
}

/**
 * Renders every environment of a chart for every profile, in-process, and looks at the objects: whether the chart
 * admits the cluster's version of Kubernetes, whether all rules of severity error are kept, whether pods reach the
 * cluster's DNS, and whether they leave users to a cluster that assigns them. It tests nothing on a cluster.
 *
 * @throws ChartError CHART_INVALID – when the chart has problems.
 * @example renderMatrix(chart).renderedFor.filter(({ problems }) => problems.length > 0)
 */
export function renderMatrix(chart: HelmChart, { profiles = PROFILES, environments }: MatrixOptions = {}): MatrixReport {
  templateOf(chart);
  const { name, version } = chart.metadata;
  const all = chart.environments.length === 0 ? [{ name: 'default', environment: defineEnvironment(chart.definition, {}) }] : chart.environments;
  const chosen = all.filter((each) => environments?.includes(each.name) ?? true);
  const rules = errorRules(chart);
  return { chart: name, version, renderedFor: chosen.flatMap((each) => profiles.map((profile) => renderingOf(chart, each, profile, rules))) };
}

type Values = Readonly<Record<string, unknown>>;
type NamedEnvironment = HelmChart['environments'][number];

function renderingOf(chart: HelmChart, { name, environment }: NamedEnvironment, profile: Profile, rules: readonly (ObjectRule | ChartRule)[]): MatrixRendering {
  let rendered: readonly RenderedTemplate[] = [];
  const options = optionsFor(environment, profile);
  const refused = problemsOf(() => {
    rendered = renderForAnyVersion(chart, options);
  });
  const layers = [namedLayer(`profile ${profile.name}`, declaredValues(environment.definition, profile.values)), namedLayer(`environment ${name}`, environment.values as Values)];
  const known = knownVersionOf(profile);
  const problems = [
    ...versionProblems(chart, profile),
    ...known.problems,
    ...placeProblems(refused, options.values, layers).map(({ code, what, in: place = '' }) => ({ check: code, place, problem: what })),
    ...ruleProblems(chart, rendered, known.version, rules),
    ...clusterProblems(rendered.map(({ object }) => object), profile),
  ];
  return { environment: name, profile: profile.name, kubeVersion: profile.kubeVersion, objects: rendered.length, problems };
}

/** What an environment is rendered with on a cluster of a profile: its own values over those of the profile. */
export function optionsFor({ definition, values, apiVersions }: Environment, profile: Profile): { readonly values: Values; readonly capabilities: { readonly kubeVersion: string; readonly apiVersions: readonly string[] } } {
  return {
    values: mergeValues(declaredValues(definition, profile.values), values as Values),
    capabilities: { kubeVersion: profile.kubeVersion, apiVersions: [...new Set([...profile.apiVersions, ...apiVersions])] },
  };
}

function versionProblems({ metadata }: HelmChart, { kubeVersion }: Profile): readonly MatrixProblem[] {
  return refusedKubeVersion(metadata, kubeVersion).map(({ what }) => ({ check: 'kube-version', place: 'Chart.yaml', problem: what }));
}

/** Rules on the template itself have nothing to say of one rendering. */
function errorRules(chart: HelmChart): readonly (ObjectRule | ChartRule)[] {
  return RULES.filter(({ severity }) => severity === 'error')
    .map((rule) => withExceptions(rule, exceptionsFrom(rule, chart)))
    .filter((rule): rule is ObjectRule | ChartRule => rule.kind !== 'template');
}

function ruleProblems(chart: HelmChart, rendered: readonly RenderedTemplate[], version: KubernetesVersion, rules: readonly (ObjectRule | ChartRule)[]): readonly MatrixProblem[] {
  const sources = new Map(templateOf(chart).template.documents.map(({ path, source }) => [path, source]));
  const views = concreteObjects(rendered.map(({ object }) => object), (index) => sources.get(rendered[index]?.templatePath ?? '') ?? '');
  return rules.flatMap((rule) => findingsOf(rule, views, version).map(foundProblem).map(({ object, pointer, problem }) => ({ check: rule.id, place: `${object} ${pointer}`.trim(), problem })));
}

/** The version that rules know; of others the nearest, and what is wrong with that. */
function knownVersionOf({ name, kubeVersion }: Profile): { readonly version: KubernetesVersion; readonly problems: readonly MatrixProblem[] } {
  const minor = /^v?(\d+\.\d+)/u.exec(kubeVersion)?.[1] ?? '';
  const known = KUBERNETES_VERSIONS.find((version) => version === minor);
  if (known !== undefined) {
    return { version: known, problems: [] };
  }
  const [first] = KUBERNETES_VERSIONS;
  const version = minor.localeCompare(first, 'en', { numeric: true }) < 0 ? first : '1.36';
  return { version, problems: [{ check: 'kube-version', place: `profile ${name}`, problem: `rules know Kubernetes ${rangeText(KUBERNETES_VERSIONS)}, and not ${kubeVersion}: the objects are held to those of ${version}` }] };
}

function clusterProblems(objects: readonly KubernetesObject[], { dns, assignsUsers, title }: Profile): readonly MatrixProblem[] {
  const { namespace, port } = dns;
  const without = podsWithoutDns(objects, dns).map((pod) => ({ check: 'dns', place: pod, problem: `it may not ask the DNS of the cluster, in ${namespace} on port ${String(port)}` }));
  const fixed = assignsUsers
    ? objects.flatMap((object) => fixedUsers(object).map((pointer) => ({ check: 'assigned-users', place: `${placeOf(object)} ${pointer}`, problem: `${title} assigns it, and refuses pods that name another` })))
    : [];
  return [...without, ...fixed];
}

function placeOf({ kind, metadata }: KubernetesObject): string {
  return `${String(kind)}/${String((metadata as { readonly name?: unknown } | undefined)?.name)}`;
}
