import {
  coalesceValues,
  defaultsOf,
  printValuesSchema,
  printValuesYaml,
  type ValuesDefinition,
} from '../../lib/values';
import { withChartFolder } from '../helm/chart-folder';
import { helmTemplate } from '../helm/helm';
import type { HelmBinary } from '../helm/helm-binaries';

/** A definition and what a customer sets under it. */
export interface BatchCase {
  readonly definition: ValuesDefinition<unknown>;
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** What Helm makes of many cases. A run of Helm takes longer than all of them, so each is a subchart of one chart. */
export type BatchVerdict =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly refused: ReadonlySet<number>; readonly stderr: string };

/** Lets Helm read values.yaml, apply overrides and schema, and tell the values that its templates see. */
export function judgeWithHelm(helm: HelmBinary, cases: readonly BatchCase[]): BatchVerdict {
  const overrides = Object.fromEntries(cases.map((each, index) => [nameOf(index), each.overrides]));
  const result = withChartFolder(filesOf(cases), (folder) => helmTemplate(helm, folder, { values: overrides }));
  if (!result.ok) {
    const refused = [...result.stderr.matchAll(/^case(\d+):$/gm)].map(([, index]) => Number(index));
    return { ok: false, refused: new Set(refused), stderr: result.stderr };
  }
  const outputs = result.objects as readonly { readonly case: number; readonly values: string }[];
  const sorted = [...outputs].sort((left, right) => left.case - right.case);
  return { ok: true, values: sorted.map(({ values }) => JSON.parse(values) as unknown) };
}

/** The values that the templates of a case see by our own reckoning. */
export function expectedValues({ definition, overrides }: BatchCase): unknown {
  return JSON.parse(JSON.stringify(coalesceValues(defaultsOf(definition), overrides)));
}

function filesOf(cases: readonly BatchCase[]): Record<string, string> {
  const chartYaml = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`;
  const files: Record<string, string> = { 'Chart.yaml': chartYaml('batch') };
  cases.forEach(({ definition }, index) => {
    const folder = `charts/${nameOf(index)}`;
    files[`${folder}/Chart.yaml`] = chartYaml(nameOf(index));
    files[`${folder}/values.yaml`] = printValuesYaml(definition);
    files[`${folder}/values.schema.json`] = printValuesSchema(definition);
    files[`${folder}/templates/out.yaml`] = `case: ${index}\nvalues: {{ .Values | toJson | quote }}\n`;
  });
  return files;
}

function nameOf(index: number): string {
  return `case${index}`;
}
