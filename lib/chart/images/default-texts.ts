import { isSetByCustomer } from '../../values';
import { evaluateExpression } from '../../evaluate/evaluate-expression';
import { evaluateNode } from '../../evaluate/evaluate-node';
import { withVariables, type EvaluationContext } from '../../evaluate/context';
import { readValues } from './value-names';
import type { Node } from '../../template/node';
import type { Place } from '../../template/parts-of-document';

/** What a text of a template is in a context: once, or once for each member of the repetitions around it. Nothing where a value is missing. */
export function textsOf(node: Node, repeats: Place['repeats'], context: EvaluationContext): readonly string[] {
  return contextsOf(repeats, context).flatMap((inner) => {
    const isKnown = node.kind !== 'scalar' || readValues(node.expression).every((value) => !isSetByCustomer(value.field) || evaluateExpression(value, inner) !== undefined);
    const text = isKnown ? evaluateNode(node, inner) : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}

function contextsOf(repeats: Place['repeats'], context: EvaluationContext): readonly EvaluationContext[] {
  return repeats.reduce<readonly EvaluationContext[]>(
    (contexts, { source, key, member }) =>
      contexts.flatMap((inner) =>
        Object.entries(evaluateExpression(source, inner) ?? {}).map(([name, value]) =>
          withVariables(inner, [...(key === undefined ? [] : [[key, name] as const]), [member, value]]),
        ),
      ),
    [context],
  );
}
