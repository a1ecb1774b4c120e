import { typeOf } from '../reference/expression-type';
import { nodeOfExpression } from '../template/from-object';
import { printCondition, printExpression } from './print-expression';
import { printEntries } from './print-node';
import { rootScope } from './scope';
import type { Expression, Helper } from '../reference/expression';
import type { ChartScope, PrintScope } from './scope';

/** The definition of a named template, with its comment. */
export function printHelper(helper: Helper, chart: ChartScope): readonly string[] {
  const scope: PrintScope = { ...rootScope(chart), root: helper.parameters.length === 0 ? '' : '.root' };
  return [
    `{{/* ${helper.description.replaceAll('*/', '* /')} */}}`,
    `{{- define "${chart.chartName}.${helper.name}" -}}`,
    ...(typeOf(helper.body) === 'map' ? printMapBody(helper.body, scope) : printTextBody(helper.body, scope)),
    '{{- end }}',
  ];
}

function printMapBody(body: Expression, scope: PrintScope): readonly string[] {
  const node = nodeOfExpression(body);
  return node.kind === 'map' ? printEntries(node.entries, 0, scope) : [`{{- toYaml (${printExpression(body, scope)}) }}`];
}

/** A choice becomes if and else, as a chart author would write it; anything else is one action. */
function printTextBody(body: Expression, scope: PrintScope): readonly string[] {
  if (body.kind !== 'choose') {
    return [`{{- ${printExpression({ kind: 'text', parts: [body] }, scope)} }}`];
  }
  return [`{{- if ${printCondition(body.condition, scope)} }}`, ...printTextBody(body.then, scope), '{{- else }}', ...printTextBody(body.otherwise, scope), '{{- end }}'];
}
