import { pairsOf } from '../values/pairs-of';
import { goString } from './go-string';
import type { FunctionExpression } from '../reference/expression';

/** The lines of a named template that yields the quantities of members of a list that do not rise from key to key. */
export function printOutOfOrder({ constants }: FunctionExpression, members: string, atLeast: (greater: string, less: string) => string): readonly string[] {
  const pairs = pairsOf(constants.map(String)).map(([less, greater]) => `(list ${goString(less)} ${goString(greater)})`);
  return [
    '{{- $found := list }}',
    `{{- range $member := ${members} }}`,
    `{{- range $keys := list ${pairs.join(' ')} }}`,
    '{{- $others := index $member (last $keys) }}',
    '{{- range $name, $quantity := index $member (first $keys) }}',
    `{{- if and (hasKey (default dict $others) $name) (not (${atLeast('(get $others $name)', '$quantity')})) }}`,
    '{{- $found = append $found (printf "%s (%s above %s)" $name (first $keys) (last $keys)) }}',
    '{{- end }}',
    '{{- end }}',
    '{{- end }}',
    '{{- end }}',
    '{{- $found | uniq | join ", " }}',
  ];
}
