import { negate } from '../reference/operations';
import { argument, printCondition } from './print-expression';
import { rootScope } from './scope';
import type { ChartScope } from './scope';
import type { Guard } from '../template/node';

/** What the message of failed guards begins with; the number of them stands before it. */
export const GUARD_HEADING = 'problem(s) in your values:';

/** The named template that collects every broken rule and fails once with all of them. */
export function printGuards(guards: readonly Guard[], chart: ChartScope): readonly string[] {
  const scope = rootScope(chart);
  return [
    '{{/* Rules across values: fails once, with every rule that is broken. */}}',
    `{{- define "${chart.chartName}.guards" -}}`,
    '{{- $problems := list }}',
    ...guards.flatMap((guard) => [
      `{{- if ${printCondition(negate(guard.condition), scope)} }}`,
      `{{- $problems = append $problems ${argument({ kind: 'text', parts: [guard.message] }, scope)} }}`,
      '{{- end }}',
    ]),
    '{{- if $problems }}',
    `{{- fail (printf "\\n%d ${GUARD_HEADING}\\n  - %s\\n" (len $problems) (join "\\n  - " $problems)) }}`,
    '{{- end }}',
    '{{- end }}',
  ];
}

/** The template file that runs the guards. It renders to nothing. */
export function printGuardsFile(chartName: string): string {
  return `{{- include "${chartName}.guards" . }}\n`;
}
