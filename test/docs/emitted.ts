import { printValuesYaml, templateOf, type Field, type HelmChart } from '../../lib';
import { commonFields } from '../../lib/values/definition/common-block';
import { printDocument } from '../../lib/print';
import type { Construct } from 'constructs';

/** A template of a chart. */
export interface EmittedTemplate {
  readonly path: string;
  readonly text: string;
  /** The path of the construct that made it. */
  readonly source: string;
  /** Whether that is, or is inside, a construct that is asked for. */
  readonly isOwn: boolean;
}

/** The templates of charts, in the order in which they were made, and which of them are of the constructs that are asked for. */
export function templatesOf(charts: readonly HelmChart[], isOne: (construct: Construct) => boolean): readonly EmittedTemplate[] {
  return charts.flatMap((chart) => {
    const { template } = templateOf(chart);
    const scope = { chartName: template.metadata.name, nameLimit: template.nameLimit };
    const own = chart.node.findAll().filter(isOne).map(({ node }) => node.path.slice(chart.node.path.length + 1));
    return template.documents.map((document) => {
      const { path, source } = document;
      const isOwn = own.some((construct) => source === construct || source.startsWith(`${construct}/`));
      return { path, text: printDocument(document, scope), source, isOwn };
    });
  });
}

/** What a template makes, as its lines say it. */
export function describeTemplate({ text }: EmittedTemplate): { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly when: string } {
  const found = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  return {
    apiVersion: found(/^apiVersion: (.*)$/mu),
    kind: found(/^kind: (.*)$/mu),
    name: found(/^metadata:\n(?: {2,}.*\n)*? {2}name: (.*)$/mu),
    when: [...text.matchAll(/^\{\{- (if .*|range .*) \}\}$/gmu)].map((match) => match[1] ?? '').join(', '),
  };
}

/** The part of values.yaml that a block of a chart's values is: the keys to it, and everything in it. */
export function valuesBlock(charts: readonly HelmChart[], path: readonly string[]): string | undefined {
  const chart = charts.find(({ definition }) => path[0] !== undefined && path[0] in definition.root.fields);
  const [key = '', ...rest] = path;
  const field = chart?.definition.root.fields[key];
  if (chart === undefined || field === undefined) return undefined;
  const root = { ...chart.definition.root, fields: { [key]: only(field, rest) } };
  return withoutHeader(printValuesYaml({ ...chart.definition, root }));
}

/** A small chart as its author's part of values.yaml and its templates. */
export function chartText(chart: HelmChart): string {
  const { template } = templateOf(chart);
  const scope = { chartName: template.metadata.name, nameLimit: template.nameLimit };
  const fields = Object.fromEntries(Object.entries(chart.definition.root.fields).filter(([key]) => !Object.hasOwn(commonFields, key)));
  const values = withoutHeader(printValuesYaml({ ...chart.definition, root: { ...chart.definition.root, fields } }));
  const files = template.documents.map((document) => `# ${document.path}\n${printDocument(document, scope)}`);
  return [...(Object.keys(fields).length === 0 ? [] : [`# values.yaml\n${values}\n`]), ...files].join('---\n');
}

/** What every values.yaml begins with says nothing of a block. */
function withoutHeader(yaml: string): string {
  const lines = yaml.split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('## @section'))).join('\n').trimEnd();
}

/** The field that a block of a chart's values is. */
export function blockField(charts: readonly HelmChart[], [key = '', ...rest]: readonly string[]): Field | undefined {
  const root = charts.map(({ definition }) => definition.root.fields[key]).find((field) => field !== undefined);
  return rest.reduce<Field | undefined>((field, inside) => (field?.kind === 'object' ? field.fields[inside] : undefined), root);
}

/** A field with one of those that it holds. */
function only(field: Field, [key, ...rest]: readonly string[]): Field {
  const inside = key === undefined || field.kind !== 'object' ? undefined : field.fields[key];
  return key === undefined || field.kind !== 'object' || inside === undefined ? field : { ...field, fields: { [key]: only(inside, rest) } };
}
