import { mayBeAbsent, typeOf } from '../reference/expression-type';
import { goString } from './go-string';
import type { PartPrinter } from './part-printer';
import type { ArrayExpression, DictExpression, Expression } from '../reference/expression';

/** A map that is written out key by key. */
export function printDict(expression: DictExpression, print: PartPrinter): string {
  // Alone, a dict is only read; as a layer of a merge it is written to.
  const sharesMap =
    holdsComputedMap(expression) &&
    expression.entries.some((part) => part.kind === 'spread' || part.condition !== undefined);
  const layers: string[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) {
      layers.push(sharesMap ? copy(`(dict ${plain.join(' ')})`) : `(dict ${plain.join(' ')})`);
      plain = [];
    }
  };
  for (const part of expression.entries) {
    const value = print.operand(part.value);
    const single = part.kind === 'entry' ? `(dict ${goString(part.key)} ${value})` : value;
    const layer = typeOf(part.value) === 'map' ? copy(single) : single;
    if (part.kind === 'entry' && part.condition === undefined) {
      plain.push(`${goString(part.key)} ${value}`);
    } else {
      flush();
      layers.push(
        part.condition === undefined
          ? layer
          : `(ternary ${layer} (dict) ${print.truth(part.condition)})`,
      );
    }
  }
  flush();
  const [only] = layers;
  if (only === undefined) {
    return 'dict';
  }
  return layers.length === 1 ? unwrap(only) : `mergeOverwrite (dict) ${layers.join(' ')}`;
}

/** Maps of which a later one wins. */
export function printMerge(layers: readonly Expression[], print: PartPrinter): string {
  return `mergeOverwrite (dict) ${layers.map((layer) => printLayer(layer, print.operand(layer))).join(' ')}`;
}

/** A layer that shares no map with the values. */
function printLayer(layer: Expression, printed: string): string {
  return layer.kind === 'dict' && !holdsComputedMap(layer) ? printed : copy(printed, mayBeAbsent(layer));
}

/** Whether a value of the dict, at any depth, is a map of the values. */
function holdsComputedMap(dict: DictExpression): boolean {
  return dict.entries.some(
    ({ value }) => typeOf(value) === 'map' && (value.kind !== 'dict' || holdsComputedMap(value)),
  );
}

/** mergeOverwrite changes what it merges into, at every depth: values must be copied first. */
function copy(printed: string, absent = true): string {
  return absent ? `(deepCopy (default dict ${printed}))` : `(deepCopy ${printed})`;
}

function unwrap(printed: string): string {
  return printed.slice(1, -1);
}

/** A list that is written out item by item. */
export function printArray(expression: ArrayExpression, print: PartPrinter): string {
  if (expression.items.every(isPlainItem)) {
    return ['list', ...expression.items.map((item) => print.operand(item.value))].join(' ');
  }
  const lists: string[] = [];
  let plain: string[] = [];
  for (const item of expression.items) {
    const value = print.operand(item.value);
    if (isPlainItem(item)) {
      plain.push(value);
      continue;
    }
    const list = item.spread ? `(default list ${value})` : `(list ${value})`;
    lists.push(...listOf(plain), item.condition === undefined ? list : `(ternary ${list} (list) ${print.truth(item.condition)})`);
    plain = [];
  }
  lists.push(...listOf(plain));
  const concatenated = `concat ${lists.join(' ')}`;
  // Without any item, concat yields nil, which is null and not an empty list.
  return expression.items.some(isPlainItem)
    ? concatenated
    : `default list (${concatenated})`;
}

function isPlainItem(item: ArrayExpression['items'][number]): boolean {
  return !item.spread && item.condition === undefined;
}

function listOf(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`(list ${values.join(' ')})`];
}
