import { ANY_TEXT } from '../language/text-set';
import { NOTHING, type Domain } from './domain';
import { numberSet } from './number-set';
import type { ExpressionType } from '../../reference/expression';

/** What the author's own expression may yield: its type is all that is known of it, and it may be absent. */
export function rangeOfRaw(type: ExpressionType): Domain {
  const nothing: Domain = { ...NOTHING, absent: true, null: true };
  const numbers = numberSet(-Number.MAX_VALUE, Number.MAX_VALUE, false);
  switch (type) {
    case 'string':
      return { ...nothing, texts: ANY_TEXT };
    case 'integer':
    case 'number':
      return { ...nothing, numbers };
    case 'boolean':
      return { ...nothing, booleans: [false, true] };
    case 'scalar':
      return { ...nothing, texts: ANY_TEXT, numbers, booleans: [false, true] };
    case 'list':
      return { ...nothing, list: true };
    case 'map':
      return { ...nothing, map: true };
  }
}
