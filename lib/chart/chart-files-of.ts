import { expressionOf } from '../reference/convert';
import {
  joinLines,
  printDocument,
  printFreeText,
  printGuards,
  printGuardsFile,
  printHelper,
  rootScope,
} from '../print';
import { text, release } from '../reference';
import { printValuesSchema, printValuesYaml } from '../values';
import { printChartYaml } from './chart-yaml';
import { checkEnvironments, environmentFiles } from './environment-files';
import { printHelmignore } from './helmignore';
import { subchartFiles } from './vendored/subchart-files';
import { templateOf } from './template-of';
import type { ChartFiles } from './chart-files';
import type { ChartTemplate } from './chart-template';
import type { HelmChart } from './helm-chart';

/**
 * All files of a chart, by their path below the chart's folder. Nothing is written to disk.
 *
 * @throws ChartError CHART_INVALID – when the chart has problems.
 * @throws ChartError VALUES_INVALID – when its environments have several problems, otherwise the code of the only one.
 */
export function chartFiles(chart: HelmChart): ChartFiles {
  const files = printedFiles(chart);
  checkEnvironments(chart);
  return files;
}

/**
 * The same without rendering the environments, for those who only read what is printed.
 *
 * @throws ChartError CHART_INVALID – when the chart has problems.
 */
export function printedFiles(chart: HelmChart): ChartFiles {
  const { template } = templateOf(chart);
  const chartName = template.metadata.name;
  const scope = { chartName, nameLimit: template.nameLimit };
  return new Map([
    ['.helmignore', printHelmignore()],
    ['Chart.yaml', printChartYaml(template.metadata)],
    ['values.yaml', printValuesYaml(template.definition, { chartName })],
    ['values.schema.json', printValuesSchema(template.definition)],
    ['templates/NOTES.txt', printNotes(template)],
    ['templates/_helpers.tpl', joinLines(separate(template.helpers.map((helper) => printHelper(helper, scope))))],
    ...guardFiles(template, scope),
    ...template.documents.map((document) => [document.path, printDocument(document, scope)] as const),
    ...environmentFiles(chart),
    ...subchartFiles(template.subcharts, (chart.metadata.dependencies ?? []).length > 0),
    ...chart.extraFiles.map(({ path, content }) => [path, content] as const),
  ]);
}

function guardFiles(
  template: ChartTemplate,
  scope: { readonly chartName: string; readonly nameLimit: number },
): readonly (readonly [string, string])[] {
  if (template.guards.length === 0) {
    return [];
  }
  return [
    ['templates/_guards.tpl', joinLines(printGuards(template.guards, scope))],
    ['templates/guards.yaml', printGuardsFile(scope.chartName)],
  ];
}

function printNotes(template: ChartTemplate): string {
  const scope = rootScope({ chartName: template.metadata.name, nameLimit: template.nameLimit });
  const paragraphs = template.notes.length === 0 ? [expressionOf(defaultNotes(template))] : template.notes;
  return `${paragraphs.map((paragraph) => printFreeText(paragraph, scope)).join('\n\n')}\n`;
}

function defaultNotes({ metadata }: ChartTemplate): unknown {
  return text`${metadata.name} ${metadata.appVersion ?? metadata.version} is installed as ${release.name}.

See its pods:

  kubectl get pods --namespace ${release.namespace} --selector app.kubernetes.io/instance=${release.name}`;
}

function separate(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}
