import { negate } from '../reference/operations';
import { structureOf } from './structure-of';
import type { Expression } from '../reference/expression';
import type { DocumentTemplate, ListItem, MapEntry, MapNode, Node, Repeat } from './node';

/** Where in an object a part of its template stands, and when. */
export interface Place {
  /** Keys and positions from the object's root; `*` for all keys and positions that a repetition makes. */
  readonly path: readonly string[];
  /** Everything that must hold for the part to be there. */
  readonly conditions: readonly Expression[];
  /** The repetitions around it, outermost first. */
  readonly repeats: readonly Repeat[];
  /** The map that it is an entry of, directly or through what is spread into it; of an item, that of its list. */
  readonly owner?: MapNode;
}

/** One part of a template: never a choice, which is taken apart. */
export interface PlacedNode {
  readonly node: Exclude<Node, { readonly kind: 'choice' }>;
  readonly place: Place;
}

/** All parts of an object that any values can render, outermost first. What is spread stands at the place it is spread into. */
export function partsOfDocument({ root, condition, repeat }: DocumentTemplate): Iterable<PlacedNode> {
  const conditions = [condition, repeat?.condition].filter((each) => each !== undefined);
  return partsOfNode(root, { path: [], conditions, repeats: repeat === undefined ? [] : [repeat] });
}

/** The same for a part of an object; `into` is the map that it is spread into. */
export function* partsOfNode(given: Node, place: Place, into?: MapNode): Iterable<PlacedNode> {
  const node = given.kind === 'scalar' || given.kind === 'passthrough' ? structureOf(given.expression) : given;
  if (node.kind === 'choice') {
    yield* partsOfNode(node.then, where(place, node.condition), into);
    yield* partsOfNode(node.otherwise, where(place, negate(node.condition)), into);
    return;
  }
  yield { node, place };
  if (node.kind === 'map') {
    const owner = into ?? node;
    for (const entry of node.entries) {
      yield* partsOfEntry(entry, { ...where(place, entry.condition), owner }, owner);
    }
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      yield* partsOfItem(item, where(place, item.condition), String(index));
    }
  }
}

function* partsOfEntry(entry: MapEntry, place: Place, owner: MapNode): Iterable<PlacedNode> {
  switch (entry.kind) {
    case 'entry':
      yield* partsOfNode(entry.value, below(place, entry.key));
      return;
    case 'spread':
      yield* partsOfNode(structureOf(entry.expression), place, owner);
      return;
    case 'repeat':
      yield* partsOfNode(entry.value, repeated(below(place, '*'), entry));
  }
}

function* partsOfItem(item: ListItem, place: Place, index: string): Iterable<PlacedNode> {
  switch (item.kind) {
    case 'item':
      yield* partsOfNode(item.value, below(place, index));
      return;
    case 'spread':
      yield* partsOfNode(structureOf(item.expression), place);
      return;
    case 'repeat':
      for (const inner of item.items) {
        yield* partsOfItem(inner, repeated(where(place, inner.condition), item), '*');
      }
  }
}

function below(place: Place, key: string): Place {
  return { ...place, path: [...place.path, key] };
}

function where(place: Place, condition: Expression | undefined): Place {
  return condition === undefined ? place : { ...place, conditions: [...place.conditions, condition] };
}

function repeated(place: Place, repeat: Repeat): Place {
  return { ...place, repeats: [...place.repeats, repeat] };
}
