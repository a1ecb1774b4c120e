import { problemsOf, throwProblems, type Problem } from '../diagnostic';
import { printOverlayYaml } from '../values/yaml/print-overlay-yaml';
import { render } from './render';
import type { NamedEnvironment } from './add-environment';
import type { HelmChart } from './helm-chart';

type Overlay = Readonly<Record<string, unknown>>;

/**
 * Renders a chart with the values of each of its environments.
 *
 * @throws ChartError VALUES_INVALID – when environments have several problems, otherwise the code of the only one:
 *   what the schema refuses, and GUARD_FAILED.
 */
export function checkEnvironments(chart: HelmChart): void {
  throwProblems('VALUES_INVALID', `the environments of ${chart.metadata.name} have problems`, chart.environments.flatMap((named) => problemsIn(chart, named)));
}

/** The values files of a chart's environments, by their path below the chart's folder. */
export function environmentFiles(chart: HelmChart): readonly (readonly [path: string, content: string])[] {
  return chart.environments.map(({ name, environment: { definition, values, description, apiVersions } }) => [
    pathOf(name),
    printOverlayYaml(definition, values as Overlay, [
      `Environment ${name} of ${chart.metadata.name}: what differs from values.yaml.`,
      description,
      apiVersions.length === 0 ? '' : `For clusters that serve ${apiVersions.join(', ')}.`,
    ]),
  ]);
}

/** Where an environment's values are: https://github.com/helm/chart-testing/blob/main/doc/ct_lint.md */
function pathOf(name: string): string {
  return `ci/${name}-values.yaml`;
}

function problemsIn(chart: HelmChart, { name, environment: { values, apiVersions } }: NamedEnvironment): readonly Problem[] {
  return problemsOf(() => render(chart, { values: values as Overlay, capabilities: { apiVersions } })).map((problem) => ({
    ...problem,
    in: [`${chart.node.path}, environment ${name}`, ...(problem.in === undefined ? [] : [problem.in])].join(': '),
  }));
}
