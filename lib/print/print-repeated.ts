import type { FunctionExpression } from '../reference/expression';

/** The lines of a named template that yields what several members of a list have at a key. No single expression can. */
export function printRepeated({ constants: [key] }: FunctionExpression, members: string): readonly string[] {
  const each = `.${String(key)}`;
  return [
    '{{- $seen := list }}',
    '{{- $repeated := list }}',
    `{{- range ${members} }}`,
    `{{- if has ${each} $seen }}`,
    `{{- $repeated = append $repeated ${each} }}`,
    '{{- end }}',
    `{{- $seen = append $seen ${each} }}`,
    '{{- end }}',
    '{{- $repeated | uniq | join ", " }}',
  ];
}
