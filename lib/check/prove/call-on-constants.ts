import { evaluateExpression } from '../../evaluate/evaluate-expression';
import type { Expression, FunctionExpression } from '../../reference/expression';
import type { Scalar } from '../view/view';
import type { Scope } from './scope';

/** What a text function yields for constants. */
export function callOnConstants(expression: FunctionExpression, value: Scalar | undefined, needle: Scalar | undefined, { template }: Scope): Scalar {
  const literal = (given: Scalar | undefined): Expression => ({ kind: 'literal', value: given ?? null });
  const call: Expression = { ...expression, value: literal(value), ...(expression.needle === undefined ? {} : { needle: literal(needle) }) };
  return evaluateExpression(call, {
    values: {},
    release: { name: '', namespace: '', revision: 1, isUpgrade: false },
    chart: { name: '', version: '', appVersion: '' },
    capabilities: { kubeVersion: '', apiVersions: new Set() },
    nameLimit: template.nameLimit,
    variables: new Map(),
    parameters: {},
  }) as Scalar;
}
