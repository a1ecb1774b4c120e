import { mayBeAbsent, typeOf } from '../reference/expression-type';
import { goString } from './go-string';
import type { PartPrinter } from './part-printer';
import type { Expression, TextExpression } from '../reference/expression';

/** A text that is joined of parts. */
export function printText(expression: TextExpression, print: PartPrinter): string {
  const [only] = expression.parts;
  if (
    expression.parts.length === 1 &&
    only !== undefined &&
    typeof only !== 'string' &&
    typeOf(only) === 'string' &&
    !mayBeAbsent(only)
  ) {
    return print.whole(only);
  }
  let format = '';
  const values: string[] = [];
  for (const part of expression.parts) {
    if (typeof part === 'string') {
      format += part.replaceAll('%', '%%');
    } else {
      const { verb, value } = printTextPart(part, print);
      format += verb;
      values.push(value);
    }
  }
  return `printf ${goString(format)} ${values.join(' ')}`;
}

function printTextPart(part: Expression, print: PartPrinter): { readonly verb: string; readonly value: string } {
  const value = print.operand(part);
  const absent = mayBeAbsent(part);
  switch (typeOf(part)) {
    case 'string':
      return { verb: '%s', value: absent ? `(default "" ${value})` : value };
    case 'integer':
      return absent
        ? { verb: '%s', value: unlessAbsent(value, `(int64 ${value} | toString)`) }
        : { verb: '%d', value: `(int64 ${value})` };
    case 'boolean':
      return absent
        ? { verb: '%s', value: unlessAbsent(value, `(toJson ${value})`) }
        : { verb: '%t', value: print.truth(part) };
    case 'scalar': {
      const json = `(kindIs "string" ${value} | ternary ${value} (toJson ${value}))`;
      return { verb: '%s', value: absent ? unlessAbsent(value, json) : json };
    }
    default:
      return { verb: '%s', value: absent ? unlessAbsent(value, `(toJson ${value})`) : `(toJson ${value})` };
  }
}

function unlessAbsent(value: string, printed: string): string {
  return `(kindIs "invalid" ${value} | ternary "" ${printed})`;
}
