import { scalarFormOf } from '../print/scalar-form';
import { copyValue } from '../values/copy-value';
import { setOwn } from '../values/own-property';
import { compareCodePoints } from '../template/key-order';
import { evaluateExpression, holds } from './evaluate-expression';
import { withVariables } from './context';
import type { EvaluationContext } from './context';
import type { Expression } from '../reference/expression';
import type { ListItem, MapEntry, Node, Repeat, RepeatDocuments } from '../template/node';

/** What a node renders to, as JSON data. */
export function evaluateNode(node: Node, context: EvaluationContext): unknown {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'scalar':
      return evaluateScalar(node.expression, context);
    case 'passthrough':
      // Each object gets data of its own: whoever changes one object changes no other.
      return copyValue(evaluateExpression(node.expression, context) ?? null);
    case 'choice':
      return evaluateNode(holds(node.condition, context) ? node.then : node.otherwise, context);
    case 'map':
      return evaluateMap(node.entries, context);
    case 'list':
      return evaluateItems(node.items, context);
  }
}

/** A computed scalar after it was printed and parsed again. */
function evaluateScalar(expression: Expression, context: EvaluationContext): unknown {
  const value = evaluateExpression(expression, context);
  switch (scalarFormOf(expression)) {
    case 'quote':
    case 'inline':
    case 'plain':
      return value === undefined || value === null ? null : withoutNoValue(value as string);
    case 'int64':
      return Math.trunc((value ?? 0) as number);
    case 'bare':
    case 'json':
      return value ?? null;
  }
}

/** Helm deletes this text from everything it renders, wherever it comes from. */
function withoutNoValue(value: string): string {
  return value.replaceAll('<no value>', '');
}

// Written into in place, because a rendering spends most of its time here.
function evaluateMap(entries: readonly MapEntry[], context: EvaluationContext): Readonly<Record<string, unknown>> {
  const map: Record<string, unknown> = {};
  for (const entry of entries) {
    if (holds(entry.condition, context)) {
      addEntry(map, entry, context);
    }
  }
  return map;
}

function addEntry(map: Record<string, unknown>, entry: MapEntry, context: EvaluationContext): void {
  switch (entry.kind) {
    case 'entry':
      setOwn(map, entry.key, evaluateNode(entry.value, context));
      return;
    case 'spread':
      for (const [key, value] of Object.entries(evaluateExpression(entry.expression, context) ?? {})) {
        setOwn(map, key, copyValue(value));
      }
      return;
    case 'repeat':
      for (const inner of evaluateRepeat(entry, context)) {
        setOwn(map, String(evaluateScalar(entry.entryKey, inner)), evaluateNode(entry.value, inner));
      }
  }
}

function evaluateItems(items: readonly ListItem[], context: EvaluationContext): readonly unknown[] {
  const list: unknown[] = [];
  for (const item of items) {
    if (holds(item.condition, context)) {
      addItems(list, item, context);
    }
  }
  return list;
}

function addItems(list: unknown[], item: ListItem, context: EvaluationContext): void {
  switch (item.kind) {
    case 'item':
      list.push(evaluateNode(item.value, context));
      return;
    case 'spread':
      for (const value of (evaluateExpression(item.expression, context) ?? []) as readonly unknown[]) {
        list.push(copyValue(value));
      }
      return;
    case 'repeat':
      for (const inner of evaluateRepeat(item, context)) {
        item.items.forEach((each) => {
          if (holds(each.condition, inner)) {
            addItems(list, each, inner);
          }
        });
      }
  }
}

/** The contexts of a repetition, one for each member; maps in the order of their keys. */
function evaluateRepeat(repeat: Repeat, context: EvaluationContext): readonly EvaluationContext[] {
  const source = evaluateExpression(repeat.source, context) ?? [];
  const { key, member } = repeat;
  if (Array.isArray(source)) {
    return source.map((value: unknown) => withVariables(context, [[member, value]]));
  }
  return Object.entries(source)
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([name, value]) =>
      withVariables(context, [...(key === undefined ? [] : [[key, name] as const]), [member, value]]),
    );
}

/** The contexts of a repetition of whole objects: a text that comes again in a list is passed over. */
export function memberContexts(repeat: RepeatDocuments, context: EvaluationContext): readonly EvaluationContext[] {
  const members = evaluateRepeat(repeat, context);
  const seen = new Set<unknown>();
  const different =
    repeat.key === undefined
      ? members.filter(({ variables }) => !seen.has(variables.get(repeat.member)) && seen.add(variables.get(repeat.member)))
      : members;
  return different.filter((inner) => holds(repeat.condition, inner));
}
