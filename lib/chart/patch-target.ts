import { describe } from '../diagnostic';
import { deferredOf, isListLike, nameOf, spreadItemOf, SPREAD_KEY } from '../reference/deferred';
import { isMap } from '../values/own-property';
import { namesKey } from './names-key';
import { unmark } from './unmark';
import type { HandedOut } from './unmark';

/** What a patch does at its target: it reads or takes away what is there, sets it whether it is there or not, or puts something beside it. */
export type Purpose = 'read' | 'take' | 'set' | 'add';

/** A key that a map or list may or may not have, depending on the customer's values. */
export interface UnknownTarget {
  /** The pointer of the map or list. */
  readonly at: string;
  readonly key: string;
  /** What decides, as messages call it. */
  readonly decider: string;
}

/** What is at a pointer, or what keeps anyone from knowing that at synth. */
export type PatchTarget = { readonly unknown: UnknownTarget } | { readonly unknown: undefined; readonly value: unknown };

/** Goes to a pointer in data whose references are markers. */
export function targetOf(document: unknown, pointer: string, purpose: Purpose, handedOut: HandedOut): PatchTarget {
  const keys = keysOf(pointer);
  let value = document;
  for (const [index, key] of keys.entries()) {
    const decider = deciderOf(value, key, index === keys.length - 1 ? purpose : 'read', handedOut);
    if (decider !== undefined) {
      return { unknown: { at: pointer.split('/').slice(0, index + 1).join('/'), key, decider: nameOfMarked(decider) } };
    }
    value = stepInto(value, key);
  }
  return { unknown: undefined, value };
}

/** The keys of a JSON pointer: https://datatracker.ietf.org/doc/html/rfc6901#section-4. */
export function keysOf(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What is below a key of data. */
export function stepInto(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key) ? (holder as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Whether something is a map that may have other keys than those that are written out. */
export function isOpenMap(value: unknown, handedOut: HandedOut): value is Record<string, unknown> {
  return isMap(value) && openPartsOf(value, handedOut).length > 0;
}

/** How messages call the first reference in data, or undefined where it holds none. */
export function referenceIn(value: unknown, handedOut: HandedOut): string | undefined {
  if (typeof value === 'string') {
    return handedOut.has(value) ? nameOfMarked(handedOut.get(value)) : undefined;
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).map((each) => referenceIn(each, handedOut)).find((name) => name !== undefined)
    : undefined;
}

/** What decides at install time whether there is such a key; undefined where that is known. */
function deciderOf(holder: unknown, key: string, purpose: Purpose, handedOut: HandedOut): unknown {
  if (typeof holder === 'string') {
    return handedOut.get(holder);
  }
  if (Array.isArray(holder)) {
    return purpose === 'add' ? undefined : deciderOfItem(holder, key, handedOut);
  }
  return isMap(holder) ? deciderOfEntry(holder, key, purpose, handedOut) : undefined;
}

/** Positions count items as they are written: one that is not written may be among those that another stands for. */
function deciderOfItem(list: readonly unknown[], key: string, handedOut: HandedOut): unknown {
  const items = Object.hasOwn(list, key) ? [stepInto(list, key)] : list;
  return unmark(items.find((item) => isOpenItem(item, handedOut)), handedOut);
}

/** What takes an own key away uncovers one of the same name that is spread into the map. */
function deciderOfEntry(map: Readonly<Record<string, unknown>>, key: string, purpose: Purpose, handedOut: HandedOut): unknown {
  if (purpose === 'set' || purpose === 'add') {
    return undefined;
  }
  const parts = openPartsOf(map, handedOut);
  return Object.hasOwn(map, key) ? parts.find((part) => purpose === 'take' && namesKey(part, key)) : parts[0];
}

/** What stands for any number of keys in a map. */
function openPartsOf(map: Readonly<Record<string, unknown>>, handedOut: HandedOut): readonly unknown[] {
  return Object.entries(map).filter(([key]) => key.startsWith(SPREAD_KEY) || handedOut.has(key)).map(([, part]) => unmark(part, handedOut));
}

/** Whether an item stands for any number of items. */
function isOpenItem(item: unknown, handedOut: HandedOut): boolean {
  const value = unmark(item, handedOut);
  const deferred = deferredOf(value);
  return spreadItemOf(value) !== undefined || (deferred !== undefined && isListLike(deferred) && (typeof item === 'string' || deferred.kind !== 'expression'));
}

function nameOfMarked(value: unknown): string {
  const deferred = deferredOf(value) ?? deferredOf(spreadItemOf(value));
  return deferred === undefined ? describe(value) : nameOf(deferred);
}
