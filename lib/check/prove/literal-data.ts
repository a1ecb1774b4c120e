import type { Node } from '../../template/node';

// A run meets the nodes of a template again and again, and they never change.
const known = new WeakMap<Node, { readonly data: unknown }>();

/** What a node renders to where that is the same for all values, or undefined where it depends on them. */
export function literalData(node: Node): unknown {
  const found = known.get(node) ?? { data: dataOf(node) };
  known.set(node, found);
  return found.data;
}

function dataOf(node: Node): unknown {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'map': {
      const entries: [string, unknown][] = [];
      for (const entry of node.entries) {
        const data = entry.kind === 'entry' && entry.condition === undefined ? literalData(entry.value) : undefined;
        if (entry.kind !== 'entry' || data === undefined) {
          return undefined;
        }
        entries.push([entry.key, data]);
      }
      return Object.fromEntries(entries);
    }
    case 'list': {
      const items = node.items.map((item) => (item.kind === 'item' && item.condition === undefined ? literalData(item.value) : undefined));
      return items.includes(undefined) ? undefined : items;
    }
    case 'scalar':
    case 'passthrough':
    case 'choice':
      return undefined;
  }
}
