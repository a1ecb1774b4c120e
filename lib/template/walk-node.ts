import type { Expression } from '../reference/expression';
import type { DocumentTemplate, ListItem, MapEntry, Node } from './node';

/** Calls back with every expression that a node holds directly; their inner parts are left to walkExpression. */
export function walkNode(node: Node, visit: (expression: Expression) => void): void {
  switch (node.kind) {
    case 'literal':
      return;
    case 'scalar':
    case 'passthrough':
      visit(node.expression);
      return;
    case 'choice':
      visit(node.condition);
      walkNode(node.then, visit);
      walkNode(node.otherwise, visit);
      return;
    case 'map':
      node.entries.forEach((entry) => {
        walkPart(entry, visit);
      });
      return;
    case 'list':
      node.items.forEach((item) => {
        walkPart(item, visit);
      });
  }
}

/** The same for a whole document, its condition and repetition included. */
export function walkDocument(document: DocumentTemplate, visit: (expression: Expression) => void): void {
  if (document.condition !== undefined) {
    visit(document.condition);
  }
  if (document.repeat !== undefined) {
    visit(document.repeat.source);
    if (document.repeat.condition !== undefined) {
      visit(document.repeat.condition);
    }
  }
  walkNode(document.root, visit);
}

function walkPart(part: MapEntry | ListItem, visit: (expression: Expression) => void): void {
  if (part.condition !== undefined) {
    visit(part.condition);
  }
  switch (part.kind) {
    case 'entry':
    case 'item':
      walkNode(part.value, visit);
      return;
    case 'spread':
      visit(part.expression);
      return;
    case 'repeat':
      visit(part.source);
      if ('items' in part) {
        part.items.forEach((item) => {
          walkPart(item, visit);
        });
      } else {
        visit(part.entryKey);
        walkNode(part.value, visit);
      }
  }
}
