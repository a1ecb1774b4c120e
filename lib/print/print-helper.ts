import { typeOf } from '../reference/expression-type';
import { nodeOfExpression } from '../template/from-object';
import { printCondition, printExpression } from './print-expression';
import { printEntries } from './print-node';
import { printQuantityAtLeast } from './print-quantity';
import { printMissing } from './print-missing';
import { printOutOfOrder } from './print-out-of-order';
import { printRepeated } from './print-repeated';
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
  return node.kind === 'map'
    ? printEntries(node.entries, 0, scope)
    : [`{{- toYaml (${printExpression(body, scope)}) }}`];
}

/** A choice becomes if and else, and text with choices in it one line for each part, as a chart author would write it. */
function printTextBody(body: Expression, scope: PrintScope): readonly string[] {
  if (body.kind === 'literal' && body.value === '') {
    return [];
  }
  if (body.kind === 'function' && body.name === 'quantity-at-least') {
    return printQuantityAtLeast();
  }
  if (body.kind === 'text' && body.parts.some((part) => typeof part !== 'string' && part.kind === 'choose')) {
    return body.parts.flatMap((part) =>
      printTextBody(typeof part === 'string' ? { kind: 'literal', value: part } : part, scope),
    );
  }
  if (body.kind === 'function' && body.name === 'repeated') {
    return printRepeated(body, printExpression(body.value, scope));
  }
  if (body.kind === 'function' && body.name === 'out-of-order') {
    return printOutOfOrder(body, printExpression(body.value, scope), (left, right) => `include "${scope.chartName}.quantityAtLeast" (dict "root" $.root "left" ${left} "right" ${right})`);
  }
  if (body.kind === 'function' && body.name === 'missing' && body.needle !== undefined) {
    return printMissing(body, printExpression(body.value, scope), printExpression(body.needle, scope));
  }
  if (body.kind !== 'choose') {
    return [`{{- ${printExpression({ kind: 'text', parts: [body] }, scope)} }}`];
  }
  const otherwise = printTextBody(body.otherwise, scope);
  return [
    `{{- if ${printCondition(body.condition, scope)} }}`,
    ...printTextBody(body.then, scope),
    ...(otherwise.length === 0 ? [] : ['{{- else }}', ...otherwise]),
    '{{- end }}',
  ];
}
