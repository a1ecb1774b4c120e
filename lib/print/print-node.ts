import { negate } from '../reference/operations';
import { sameExpression } from '../reference/walk-expression';
import { typeOf } from '../reference/expression-type';
import { presenceOf } from '../template/presence';
import { argument, printCondition, printExpression, printInclude } from './print-expression';
import { printBlockText, printLiteralText } from './literal-text';
import { printScalar } from './print-scalar';
import { rangeOver, variablesOf } from './print-range';
import { isKnown, scopeInRepeat, scopeWhere } from './scope';
import type { Expression } from '../reference/expression';
import type {
  EntryPart,
  ItemPart,
  ListItem,
  ListNode,
  MapEntry,
  MapNode,
  Node,
  RepeatEntries,
  RepeatItems,
  SpreadPart,
} from '../template/node';
import type { PrintScope } from './scope';

/** Lines of a template, without line ends. */
export type Lines = readonly string[];

/** The entries of a map as lines, each indented by the given number of spaces. */
export function printEntries(entries: readonly MapEntry[], indent: number, scope: PrintScope): Lines {
  return printGrouped(entries, indent, scope, (entry, inner) => printMapPart(entry, indent, inner));
}

/** The items of a list as lines. */
export function printItems(items: readonly ListItem[], indent: number, scope: PrintScope): Lines {
  return printGrouped(items, indent, scope, (item, inner) => printListPart(item, indent, inner));
}

/** Neighbours under the same condition share one `if`. */
function printGrouped<Part extends MapEntry | ListItem>(
  parts: readonly Part[],
  indent: number,
  scope: PrintScope,
  print: (part: Part, scope: PrintScope) => Lines,
): Lines {
  const lines: string[] = [];
  for (let index = 0; index < parts.length;) {
    const { condition } = parts[index] as Part;
    let end = index + 1;
    while (end < parts.length && sameCondition(condition, parts[end]?.condition)) {
      end += 1;
    }
    const group = parts.slice(index, end);
    const [only] = group;
    const inner = scopeWhere(scope, condition);
    const short = group.length === 1 && only !== undefined ? printWith(only, indent, scope) : undefined;
    lines.push(...(short ?? printIf(condition, indent, scope, group.flatMap((part) => print(part, inner)))));
    index = end;
  }
  return lines;
}

function sameCondition(a: Expression | undefined, b: Expression | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameExpression(a, b);
}

/** Lines that stand while a condition holds, and others otherwise. */
export function printIf(
  condition: Expression | undefined,
  indent: number,
  scope: PrintScope,
  then: Lines,
  otherwise: Lines = [],
): Lines {
  if (condition === undefined || then.length === 0 || isKnown(scope, condition)) {
    return then;
  }
  const pad = ' '.repeat(indent);
  const middle = otherwise.length === 0 ? [] : [`${pad}{{- else }}`, ...otherwise];
  return [`${pad}{{- if ${printCondition(condition, scope)} }}`, ...then, ...middle, `${pad}{{- end }}`];
}

/** `with`, where an entry passes on the very value that its condition asks for. */
function printWith(part: MapEntry | ListItem, indent: number, scope: PrintScope): Lines | undefined {
  const { condition } = part;
  if (condition?.kind !== 'is-set' || !isWhole(condition.value)) {
    return undefined;
  }
  const pad = ' '.repeat(indent);
  const open = `${pad}{{- with ${argument(condition.value, scope)} }}`;
  if (
    part.kind === 'entry' &&
    part.value.kind === 'passthrough' &&
    sameExpression(part.value.expression, condition.value)
  ) {
    return [
      open,
      `${pad}${printLiteralText(part.key)}:`,
      `${pad}  {{- toYaml . | nindent ${String(indent + 2)} }}`,
      `${pad}{{- end }}`,
    ];
  }
  if (
    part.kind === 'entry' &&
    part.value.kind === 'scalar' &&
    typeOf(part.value.expression) === 'string' &&
    sameExpression(part.value.expression, condition.value)
  ) {
    return [open, `${pad}${printLiteralText(part.key)}: {{ . | quote }}`, `${pad}{{- end }}`];
  }
  return undefined;
}

function isWhole(expression: Expression): boolean {
  return expression.kind === 'value' || expression.kind === 'variable';
}

function printMapPart(entry: MapEntry, indent: number, scope: PrintScope): Lines {
  switch (entry.kind) {
    case 'entry':
      return printEntry(entry, indent, scope);
    case 'spread':
      return printSpread(entry, indent, scope);
    case 'repeat':
      return printRepeatedEntry(entry, indent, scope);
  }
}

function printListPart(item: ListItem, indent: number, scope: PrintScope): Lines {
  switch (item.kind) {
    case 'item':
      return printItem(item, indent, scope);
    case 'spread':
      return printSpread(item, indent, scope);
    case 'repeat':
      return printRepeatedItems(item, indent, scope);
  }
}

function printEntry(entry: EntryPart, indent: number, scope: PrintScope): Lines {
  return printKeyed(`${' '.repeat(indent)}${printLiteralText(entry.key)}:`, entry.value, indent, scope);
}

/** A value after its key. `opening` is the key with its indentation and colon. */
function printKeyed(opening: string, value: Node, indent: number, scope: PrintScope): Lines {
  switch (value.kind) {
    case 'literal':
      return printLiteral(opening, value.value, indent);
    case 'scalar':
      return [`${opening} ${printScalar(value.expression, scope)}`];
    case 'passthrough':
      return [opening, printWhole(value.expression, indent + 2, scope)];
    case 'choice':
      return printIf(
        value.condition,
        indent,
        scope,
        printKeyed(opening, value.then, indent, scopeWhere(scope, value.condition)),
        printKeyed(opening, value.otherwise, indent, scopeWhere(scope, negate(value.condition))),
      );
    case 'map':
    case 'list':
      return printBlock(opening, value, indent, scope);
  }
}

function printLiteral(opening: string, value: string | number | boolean | null, indent: number): Lines {
  if (typeof value !== 'string') {
    return [`${opening} ${JSON.stringify(value)}`];
  }
  const block = printBlockText(value);
  if (block === undefined) {
    return [`${opening} ${printLiteralText(value)}`];
  }
  const pad = ' '.repeat(indent + 2);
  return [`${opening} ${block.header}`, ...block.lines.map((line) => (line === '' ? '' : pad + line))];
}

/** A map or list below its key, with `{}` or `[]` in its place when everything in it is absent. */
function printBlock(opening: string, node: MapNode | ListNode, indent: number, scope: PrintScope): Lines {
  const empty = node.kind === 'map' ? '{}' : '[]';
  const presence = presenceOf(node);
  const inner = typeof presence === 'string' ? scope : scopeWhere(scope, presence);
  const lines =
    node.kind === 'map' ? printEntries(node.entries, indent + 2, inner) : printItems(node.items, indent + 2, inner);
  if (presence === 'always') {
    return [opening, ...lines];
  }
  if (presence === 'never') {
    return [`${opening} ${empty}`];
  }
  if (presence === 'unknown') {
    const pad = ' '.repeat(indent);
    const find = presenceLines(node.kind === 'map' ? node.entries : node.items, indent, scope);
    return [
      `${pad}{{- ${FILLED} := false }}`,
      ...find,
      `${pad}{{- if ${FILLED} }}`,
      opening,
      ...lines,
      `${pad}{{- else }}`,
      `${opening} ${empty}`,
      `${pad}{{- end }}`,
    ];
  }
  return printIf(presence, indent, scope, [opening, ...lines], [`${opening} ${empty}`]);
}

/** A spread of a computed map or list among other entries or items. */
function printSpread(part: SpreadPart, indent: number, scope: PrintScope): Lines {
  const { expression } = part;
  const pad = ' '.repeat(indent);
  if (expression.kind === 'call') {
    return [printWhole(expression, indent, scope)];
  }
  return [
    `${pad}{{- with ${printExpression(expression, scope)} }}`,
    `${pad}{{- toYaml . | nindent ${String(indent)} }}`,
    `${pad}{{- end }}`,
  ];
}

function printWhole(expression: Expression, indent: number, scope: PrintScope): string {
  const printed =
    expression.kind === 'call' ? printInclude(expression, scope) : `toYaml ${argument(expression, scope)}`;
  return `${' '.repeat(indent)}{{- ${printed} | nindent ${String(indent)} }}`;
}

function printRepeatedItems(part: RepeatItems, indent: number, scope: PrintScope): Lines {
  const inner = scopeInRepeat(scope, variablesOf(part));
  return [
    `${' '.repeat(indent)}${rangeOver(part, argument(part.source, scope), inner)}`,
    ...printItems(part.items, indent, inner),
    `${' '.repeat(indent)}{{- end }}`,
  ];
}

function printRepeatedEntry(part: RepeatEntries, indent: number, scope: PrintScope): Lines {
  const pad = ' '.repeat(indent);
  const inner = scopeInRepeat(scope, variablesOf(part));
  const opening = `${pad}${printScalar(part.entryKey, inner)}:`;
  return [`${' '.repeat(indent)}${rangeOver(part, argument(part.source, scope), inner)}`, ...printKeyed(opening, part.value, indent, inner), `${pad}{{- end }}`];
}


/** An item of a list: its first line carries the dash, where that line is not an action. */
function printItem(item: ItemPart, indent: number, scope: PrintScope): Lines {
  const dash = `${' '.repeat(indent)}-`;
  const { value } = item;
  if (value.kind === 'choice') {
    const branch = (node: Node, condition: Expression): Lines =>
      printItem({ kind: 'item', value: node }, indent, scopeWhere(scope, condition));
    const otherwise = branch(value.otherwise, negate(value.condition));
    return printIf(value.condition, indent, scope, branch(value.then, value.condition), otherwise);
  }
  const lines = printKeyed(dash, value, indent, scope);
  const [first, second] = lines;
  const join =
    first === dash &&
    second !== undefined &&
    !second.trimStart().startsWith('{{-') &&
    (value.kind === 'map' || value.kind === 'list');
  return join ? [`${dash} ${second.trimStart()}`, ...lines.slice(2)] : lines;
}

/** Statements that find out whether anything of a map or list will be printed. */
function presenceLines(parts: readonly (MapEntry | ListItem)[], indent: number, scope: PrintScope): Lines {
  const pad = ' '.repeat(indent);
  return parts.flatMap((part): Lines => {
    if (part.kind === 'repeat') {
      const inner = scopeInRepeat(scope, variablesOf(part));
      const body = 'items' in part ? presenceLines(part.items, indent, inner) : [`${pad}{{- ${FILLED} = true }}`];
      return printIf(part.condition, indent, scope, [
        `${' '.repeat(indent)}${rangeOver(part, argument(part.source, scope), inner)}`,
        ...body,
        `${pad}{{- end }}`,
      ]);
    }
    const filled = [`${pad}{{- ${FILLED} = true }}`];
    const lines =
      part.kind === 'spread' ? printIf({ kind: 'is-set', value: part.expression }, indent, scope, filled) : filled;
    return printIf(part.condition, indent, scope, lines);
  });
}

const FILLED = '$filled';
