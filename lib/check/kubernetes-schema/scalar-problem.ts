import { quantityPattern } from '../../values/patterns';
import type { View } from '../view/view';
import type { PackedType } from './packed-definitions';

const QUANTITY = new RegExp(quantityPattern, 'u');
const SIGNED_QUANTITY = new RegExp(quantityPattern.replace('^', '^[-+]?'), 'u');
// https://pkg.go.dev/encoding/base64#StdEncoding: line breaks are skipped.
const BASE64 = /^(?:[A-Za-z0-9+/\r\n]*)={0,2}[\r\n]*$/u;
// https://www.rfc-editor.org/rfc/rfc3339#section-5.6
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})$/u;
const INT32 = 2 ** 31;
const INT64 = 2 ** 63;

/** Why a part is not a text, number or switch of its type, or undefined where it is. */
export function scalarProblem(view: View, type: PackedType): string | undefined {
  switch (type) {
    case 'text':
      return unless(view.kind() === 'text', 'text');
    case 'byte':
      return unless(view.kind() === 'text' && view.matches(BASE64), 'text in base64');
    case 'date-time':
      return unless(view.kind() === 'text' && view.matches(DATE_TIME), 'a time such as 2030-01-31T12:00:00Z');
    case 'int32':
      return unless(isWholeNumber(view, INT32), 'a whole number of 32 bits');
    case 'int64':
    case 'integer':
      return unless(isWholeNumber(view, INT64), 'a whole number');
    case 'double':
    case 'number':
      return unless(view.kind() === 'number', 'a number');
    case 'boolean':
      return unless(view.kind() === 'boolean', 'true or false');
    case 'quantity':
      return unless(isQuantity(view), 'a quantity such as 250m or 1Gi');
    case 'int-or-string':
      return unless(view.kind() === 'text' || isWholeNumber(view, INT32), 'text or a whole number');
    case 'object':
      return unless(view.kind() === 'map', 'a map');
    default:
      throw new Error(`the type ${type} of the Kubernetes API is not known`);
  }
}

function unless(holds: boolean, wanted: string): string | undefined {
  return holds ? undefined : `must be ${wanted}`;
}

function isWholeNumber(view: View, limit: number): boolean {
  return view.kind() === 'number' && view.isInteger() && view.atLeast(-limit) && view.atMost(limit - 1);
}

/** The pattern of values first: there it has an answer without a question. */
function isQuantity(view: View): boolean {
  return view.kind() === 'number' || (view.kind() === 'text' && (view.matches(QUANTITY) || view.matches(SIGNED_QUANTITY)));
}
