import { scalarFormOf } from '../print/scalar-form';
import { compareCodePoints } from '../template/key-order';
import { evaluateExpression, holds } from './evaluate-expression';
import { withVariables } from './context';
import type { EvaluationContext } from './context';
import type { Expression } from '../reference/expression';
import type { ListItem, MapEntry, Node, RepeatEntries, RepeatItems } from '../template/node';

/** What a node renders to, as JSON data. */
export function evaluateNode(node: Node, context: EvaluationContext): unknown {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'scalar':
      return evaluateScalar(node.expression, context);
    case 'passthrough':
      return evaluateExpression(node.expression, context) ?? null;
    case 'choice':
      return evaluateNode(holds(node.condition, context) ? node.then : node.otherwise, context);
    case 'map':
      return Object.fromEntries(evaluateEntries(node.entries, context));
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

function evaluateEntries(
  entries: readonly MapEntry[],
  context: EvaluationContext,
): readonly (readonly [string, unknown])[] {
  return entries
    .filter((entry) => holds(entry.condition, context))
    .flatMap((entry): readonly (readonly [string, unknown])[] => {
      switch (entry.kind) {
        case 'entry':
          return [[entry.key, evaluateNode(entry.value, context)]];
        case 'spread':
          return Object.entries(evaluateExpression(entry.expression, context) ?? {});
        case 'repeat':
          return evaluateRepeat(entry, context).map((inner) => [
            String(evaluateScalar(entry.entryKey, inner)),
            evaluateNode(entry.value, inner),
          ]);
      }
    });
}

function evaluateItems(items: readonly ListItem[], context: EvaluationContext): readonly unknown[] {
  return items
    .filter((item) => holds(item.condition, context))
    .flatMap((item): readonly unknown[] => {
      switch (item.kind) {
        case 'item':
          return [evaluateNode(item.value, context)];
        case 'spread':
          return (evaluateExpression(item.expression, context) ?? []) as readonly unknown[];
        case 'repeat':
          return evaluateRepeat(item, context).flatMap((inner) => evaluateItems(item.items, inner));
      }
    });
}

/** The contexts of a repetition, one for each member; maps in the order of their keys. */
function evaluateRepeat(repeat: RepeatItems | RepeatEntries, context: EvaluationContext): readonly EvaluationContext[] {
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
