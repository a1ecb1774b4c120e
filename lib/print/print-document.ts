import { printCondition } from './print-expression';
import { printEntries } from './print-node';
import { rootScope, scopeWhere } from './scope';
import type { ChartScope } from './scope';
import type { DocumentTemplate, ListItem, MapEntry, Node } from '../template/node';

/**
 * The template file of one object. The whole object, its comment included, stands inside its
 * condition, because Helm keeps a file that renders to comments alone as an empty document.
 */
export function printDocument(document: DocumentTemplate, chart: ChartScope): string {
  const scope = scopeWhere(rootScope(chart), document.condition);
  const body = [`# ${commentText(document.source)}`, ...printEntries(document.root.entries, 0, scope)];
  if (endsOpen(document.root)) {
    // Helm 3 trims and Helm 4 appends at the end of a document, which would change a last multi-line text.
    body.push('# end');
  }
  if (document.condition === undefined) {
    return joinLines(body);
  }
  return joinLines([`{{- if ${printCondition(document.condition, scope)} }}`, ...body, '{{- end }}']);
}

/** Lines as a file. */
export function joinLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** A construct path as one line of a comment, in which Helm finds no action. */
function commentText(source: string): string {
  return source.replaceAll(/[^\u0020-\u007e\u00a1-\ud7ff]/gu, '?').replaceAll(/\{(?=\{)/gu, '{ ');
}

/** Whether the last line may belong to a text of several lines. */
function endsOpen(node: Node): boolean {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' && node.value.includes('\n');
    case 'scalar':
      return false;
    case 'passthrough':
      return true;
    case 'choice':
      return endsOpen(node.then) || endsOpen(node.otherwise);
    case 'map':
    case 'list':
      return endsOpenParts(node.kind === 'map' ? node.entries : node.items);
  }
}

type Part = MapEntry | ListItem;

/** The last part that is certainly there decides; those behind it may or may not be last. */
function endsOpenParts(parts: readonly Part[]): boolean {
  for (const part of [...parts].reverse()) {
    if (part.kind === 'spread' || part.kind === 'repeat' || endsOpen(part.value)) {
      return true;
    }
    if (part.condition === undefined) {
      return false;
    }
  }
  return false;
}
