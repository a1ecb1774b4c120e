import { ChartError } from '../diagnostic';
import { expressionOf, textOf } from './convert';
import { printForMessage } from './expression-message';
import { typeOf } from './expression-type';
import { known } from './operations';
import type { Expression } from './expression';
import type { Reference, Value } from './value';

/**
 * Text with references in it. Numbers and switches are written as JSON writes them; an absent part is
 * empty.
 *
 * @throws ChartError EXPRESSION_TYPE – when a part is a list or a map.
 * @example text`${values.image.repository}:${values.image.tag}`
 */
export function text(
  constants: TemplateStringsArray,
  ...parts: readonly Value<string | number | boolean>[]
): Reference<string> {
  const pieces: (string | Expression)[] = [];
  constants.forEach((constant, index) => {
    pieces.push(constant);
    if (index < parts.length) {
      pieces.push(textPart(expressionOf(parts[index])));
    }
  });
  return known(textOf(pieces));
}

function textPart(part: Expression): Expression {
  const type = typeOf(part);
  if (type === 'list' || type === 'map') {
    throw new ChartError('EXPRESSION_TYPE', `${printForMessage(part)} is a ${type} and cannot be part of a text`, {
      fix: 'pass a text, number or switch; for a list or map place the reference itself in the object',
    });
  }
  return part;
}
