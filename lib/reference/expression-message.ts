import type { Expression } from './expression';

/** An expression as the author of an app knows it, for messages: short, and never Helm syntax. */
export function printForMessage(expression: Expression): string {
  switch (expression.kind) {
    case 'value':
      return ['values', ...expression.path].join('.');
    case 'variable':
      return [expression.variable.hint, ...expression.path].join('.');
    case 'parameter':
      return [expression.name, ...expression.path].join('.');
    case 'builtin':
      return expression.name;
    case 'has-api':
      return `capabilities.has("${expression.apiVersion}")`;
    case 'literal':
      return JSON.stringify(expression.value);
    case 'text':
      return `text\`${expression.parts.map((part) => (typeof part === 'string' ? part : `\${${printForMessage(part)}}`)).join('')}\``;
    case 'default':
      return `defaultTo(${list([expression.value, expression.fallback])})`;
    case 'compare':
      return `${expression.operator}(${list([expression.left, expression.right])})`;
    case 'not':
      return `not(${printForMessage(expression.operand)})`;
    case 'logical':
      return `${expression.operator}(${list(expression.operands)})`;
    case 'is-set':
      return `isSet(${printForMessage(expression.value)})`;
    case 'is-text':
      return `isText(${printForMessage(expression.value)})`;
    case 'choose':
      return `when(${list([expression.condition, expression.then, expression.otherwise])})`;
    case 'dict':
      return `{ ${expression.entries.map((entry) => (entry.kind === 'entry' ? entry.key : `...${printForMessage(entry.value)}`)).join(', ')} }`;
    case 'array':
      return `[${list(expression.items.map((item) => item.value))}]`;
    case 'merge':
      return `merge(${list(expression.layers)})`;
    case 'function':
      return `${expression.name}(${printForMessage(expression.value)})`;
    case 'checksum':
      return `checksum(${printForMessage(expression.value)})`;
    case 'call':
      return expression.helper.name;
    case 'raw':
      return `raw("${expression.text}")`;
  }
}

function list(expressions: readonly Expression[]): string {
  return expressions.map(printForMessage).join(', ');
}
