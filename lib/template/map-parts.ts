import { ChartError } from '../diagnostic';
import { allOf, negate } from '../reference/operations';
import type { Expression } from '../reference/expression';
import type { MapEntry, Node } from './node';

/** A part that is there only while a further condition holds too. */
export function conditioned<Part extends { readonly condition?: Expression }>(
  part: Part,
  condition: Expression | undefined,
): Part {
  if (condition === undefined) {
    return part;
  }
  const joined = part.condition === undefined ? condition : allOf([condition, part.condition]);
  if (joined.kind === 'literal' && joined.value === true) {
    return part;
  }
  return { ...part, condition: joined };
}

/** Whether a condition is known never to hold. */
export function isFalse(condition: Expression): boolean {
  return condition.kind === 'literal' && condition.value !== true;
}

/** The entries that a map contributes where it is spread into another. */
export function spreadEntries(node: Node, condition?: Expression): readonly MapEntry[] {
  switch (node.kind) {
    case 'map':
      return node.entries.map((entry) => conditioned(entry, condition));
    case 'passthrough':
      return [conditioned<MapEntry>({ kind: 'spread', expression: node.expression }, condition)];
    case 'choice':
      return [
        ...spreadEntries(node.then, allOf([...(condition === undefined ? [] : [condition]), node.condition])),
        ...spreadEntries(
          node.otherwise,
          allOf([...(condition === undefined ? [] : [condition]), negate(node.condition)]),
        ),
      ];
    default:
      throw new ChartError('UNSUPPORTED_STRUCTURE', 'something that is not a map was spread into a map', {
        fix: 'spread a map reference, eachEntry(…) or when(condition, {…})',
      });
  }
}
