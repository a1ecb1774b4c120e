import { partsOfDocument, type PlacedNode } from '../../../template/parts-of-document';
import type { Expression } from '../../../reference/expression';
import type { DocumentTemplate } from '../../../template/node';

/** An object of a chart, or one of a List. */
export interface TemplateObject {
  readonly document: DocumentTemplate;
  readonly apiVersion: string;
  readonly kind: string;
  /** Every part of it, with places from the root of the document. */
  readonly parts: readonly PlacedNode[];
  /** Where it stands in the document: nothing, or the place of a member of a List. */
  readonly root: readonly string[];
}

// Several rules go through all objects of a chart.
const known = new WeakMap<DocumentTemplate, readonly TemplateObject[]>();

/** All objects of a document: itself, or the members of a List. */
export function objectsOf(document: DocumentTemplate): readonly TemplateObject[] {
  const objects = known.get(document) ?? findObjects(document);
  known.set(document, objects);
  return objects;
}

function findObjects(document: DocumentTemplate): readonly TemplateObject[] {
  const parts = [...partsOfDocument(document)];
  const roots = new Map(parts.filter(({ place }) => isKindOfObject(place.path)).map(({ place }) => [place.path.slice(0, -1).join('/'), place.path.slice(0, -1)]));
  const members = [...roots.values()].filter((root) => root.length > 0);
  return (members.length === 0 ? [...roots.values()] : members).map((root) => {
    const own = parts.filter(({ place }) => root.every((key, index) => place.path[index] === key));
    return { document, parts: own, root, apiVersion: literalAt(own, root, 'apiVersion'), kind: literalAt(own, root, 'kind') };
  });
}

/** Every part that can stand at a place of an object. */
export function partsAt({ parts, root }: TemplateObject, ...path: readonly string[]): readonly PlacedNode[] {
  const whole = [...root, ...path];
  return parts.filter(({ place }) => place.path.length === whole.length && whole.every((key, index) => place.path[index] === key));
}

/** Every scalar that can stand below a place of an object. */
export function scalarsBelow({ parts, root }: TemplateObject, ...path: readonly string[]): readonly PlacedNode[] {
  const whole = [...root, ...path];
  return parts.filter(({ node, place }) => (node.kind === 'scalar' || node.kind === 'literal' || node.kind === 'passthrough') && place.path.length > whole.length - (node.kind === 'passthrough' ? 1 : 0) && whole.every((key, index) => place.path[index] === key));
}

/** What a part computes, a constant among it. */
export function expressionAt({ node }: PlacedNode): Expression | undefined {
  switch (node.kind) {
    case 'scalar':
    case 'passthrough':
      return node.expression;
    case 'literal':
      return { kind: 'literal', value: node.value };
    case 'map':
    case 'list':
      return undefined;
  }
}

function isKindOfObject(path: readonly string[]): boolean {
  return path.at(-1) === 'kind' && (path.length === 1 || (path.length === 3 && path[0] === 'items'));
}

function literalAt(parts: readonly PlacedNode[], root: readonly string[], key: string): string {
  const found = parts.find(({ place }) => place.path.length === root.length + 1 && place.path.at(-1) === key)?.node;
  return found?.kind === 'literal' ? String(found.value) : '';
}
