import { isMap, ownValue } from '../values/own-property';
import { concreteView } from './view/concrete-view';
import type { ObjectView } from './object-view';

/** Views of rendered objects. The members of a List are objects of their own. */
export function concreteObjects(objects: readonly unknown[], sourceOf: (index: number) => string = (index) => `object ${String(index + 1)}`): readonly ObjectView[] {
  return objects.flatMap((object, index) => membersOf(object).map((member) => objectView(member, sourceOf(index))));
}

function membersOf(object: unknown): readonly unknown[] {
  const items = isMap(object) ? ownValue(object, 'items') : undefined;
  const kind = isMap(object) ? ownValue(object, 'kind') : undefined;
  return Array.isArray(items) && typeof kind === 'string' && kind.endsWith('List') ? items.flatMap(membersOf) : [object];
}

function objectView(object: unknown, source: string): ObjectView {
  const root = concreteView(object);
  return {
    apiVersion: textOf(object, 'apiVersion'),
    kind: textOf(object, 'kind'),
    source,
    root,
    isRendered: () => true,
  };
}

function textOf(object: unknown, key: string): string {
  const value = isMap(object) ? ownValue(object, key) : undefined;
  return typeof value === 'string' ? value : '';
}
