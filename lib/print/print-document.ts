import { mayBeAbsent } from '../reference/expression-type';
import { argument } from './print-expression';
import { printEntries, printIf } from './print-node';
import { rangeOver, variablesOf } from './print-range';
import { rootScope, scopeInRepeat, scopeWhere } from './scope';
import type { Lines } from './print-node';
import type { ChartScope, PrintScope } from './scope';
import type { DocumentTemplate, ListItem, MapEntry, Node, RepeatDocuments } from '../template/node';

/**
 * The template file of one object, or of one for each member of a repetition. The whole object, its comment
 * included, stands inside its condition, because Helm keeps a file that renders to comments alone as an empty document.
 */
export function printDocument(document: DocumentTemplate, chart: ChartScope): string {
  const scope = scopeWhere(rootScope(chart), document.condition);
  const body = document.repeat === undefined ? printObject(document, scope) : printRepeated(document, document.repeat, scope);
  return joinLines(printIf(document.condition, 0, rootScope(chart), body));
}

function printObject(document: DocumentTemplate, scope: PrintScope): Lines {
  const body = [`# ${commentText(document.source)}`, ...printEntries(document.root.entries, 0, scope)];
  // Helm 3 trims and Helm 4 appends at the end of a document, which would change a last multi-line text.
  return endsOpen(document.root) ? [...body, '# end'] : body;
}

/** A document for each member. It begins with its separator, which may follow nothing and may not be missing in between. */
function printRepeated(document: DocumentTemplate, repeat: RepeatDocuments, scope: PrintScope): Lines {
  const inner = scopeInRepeat(scope, variablesOf(repeat));
  const one = printObject(document, scopeWhere(inner, repeat.condition));
  return [rangeOver(repeat, printMembers(repeat, scope), inner), ...printIf(repeat.condition, 0, inner, ['---', ...one]), '{{- end }}'];
}

/** A list without the texts that come again. Helm's uniq takes nothing in place of a list. */
function printMembers({ key, source }: RepeatDocuments, scope: PrintScope): string {
  const members = argument(source, scope);
  return key !== undefined ? members : mayBeAbsent(source) ? `uniq (default list ${members})` : `uniq ${members}`;
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
