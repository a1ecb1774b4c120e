import type { FunctionExpression } from '../reference/expression';

/** The lines of a named template that yields what members of a list have at a key, and no member of another list has. */
export function printMissing({ constants: [key] }: FunctionExpression, members: string, others: string): readonly string[] {
  const each = `.${String(key)}`;
  return [
    '{{- $known := list }}',
    `{{- range ${others} }}`,
    `{{- $known = append $known ${each} }}`,
    '{{- end }}',
    '{{- $missing := list }}',
    `{{- range ${members} }}`,
    `{{- if not (has ${each} $known) }}`,
    `{{- $missing = append $missing ${each} }}`,
    '{{- end }}',
    '{{- end }}',
    '{{- $missing | uniq | join ", " }}',
  ];
}
