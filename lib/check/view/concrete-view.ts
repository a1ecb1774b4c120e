import { isMap, ownValue } from '../../values/own-property';
import { inside } from './view';
import type { Scalar, View, ViewEntry, ViewKind } from './view';

/** A view of plain data, as it was rendered. Every question has one answer. */
export function concreteView(data: unknown, pointer = ''): View {
  const items = (): readonly View[] =>
    Array.isArray(data) ? data.map((item: unknown, index) => concreteView(item, `${pointer}/${String(index)}`)) : [];
  const entries = (): readonly ViewEntry[] =>
    isMap(data) ? Object.keys(data).map((key) => ({ key: concreteView(key, pointer), value: entryOf(data, key, pointer) })) : [];
  return {
    [inside]: data,
    pointer,
    get: (...keys) => keys.reduce<View>((view, key) => entryOf(view[inside], key, view.pointer), concreteView(data, pointer)),
    items,
    each: items,
    entries,
    eachEntry: entries,
    kind: () => kindOf(data),
    isPresent: () => data !== undefined && data !== null,
    isInteger: () => Number.isInteger(data),
    isOpen: () => false,
    equals: (constant) => data === constant,
    oneOf: (constants) => constants.some((constant) => data === constant),
    atLeast: (least) => typeof data === 'number' && data >= least,
    atMost: (most) => typeof data === 'number' && data <= most,
    matches: (pattern) => typeof data === 'string' && pattern.test(data),
    same: (other) => isScalar(data) && data === other[inside],
    relate: (_question, others, answer) => answer(scalarOf(data), ...others.map((other) => scalarOf(other[inside]))),
  };
}

/** A JSON pointer one key further down (https://www.rfc-editor.org/rfc/rfc6901). */
export function pointerBelow(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function entryOf(data: unknown, key: string, pointer: string): View {
  return concreteView(isMap(data) ? ownValue(data, key) : undefined, pointerBelow(pointer, key));
}

function kindOf(data: unknown): ViewKind {
  if (data === undefined) {
    return 'absent';
  }
  if (data === null) {
    return 'null';
  }
  if (Array.isArray(data)) {
    return 'list';
  }
  switch (typeof data) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'map';
  }
}

function isScalar(data: unknown): data is Scalar {
  return data === null || ['string', 'number', 'boolean'].includes(typeof data);
}

function scalarOf(data: unknown): Scalar | undefined {
  return isScalar(data) ? data : undefined;
}
