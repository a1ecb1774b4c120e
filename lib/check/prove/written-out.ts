import { goJson } from '../../evaluate/go-json';
import { typeOf } from '../../reference/expression-type';
import { textsOf, textsOfPattern } from './builtins';
import { kindsOf } from './domain';
import { domainIn, type Path } from './path';
import { unknown } from './symbolic';
import { sourcesOf } from './text-position';
import type { Expression } from '../../reference/expression';
import type { Position } from './position';

/** A constant as a part of a text: absence is empty, whole numbers have no fraction. */
export function textOfConstant(part: Expression, value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'string') {
    return value;
  }
  return typeOf(part) === 'integer' ? String(Math.trunc(value as number)) : goJson(value);
}

/** A number or switch as text. */
export function writtenOut(path: Path, position: Position): Position {
  const domain = domainIn(path, position);
  const isWhole = domain.numbers.isInteger && kindsOf(domain).every((kind) => kind === 'number');
  const texts = kindsOf(domain).every((kind) => kind === 'boolean') ? textsOf('true', 'false') : textsOfPattern(isWhole ? '^-?[0-9]+$' : '^[^]+$');
  return { id: `text-of(${position.id})`, domain: texts, of: { kind: 'derived', sources: sourcesOf(unknown(position)) } };
}
