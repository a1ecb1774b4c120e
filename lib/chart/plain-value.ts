import { ChartError } from '../diagnostic';
import { evaluateNode } from '../evaluate/evaluate-node';
import { printForMessage } from '../reference/expression-message';
import { walkExpression } from '../reference/walk-expression';
import { nodeOf } from '../template/from-object';
import { walkNode } from '../template/walk-node';
import type { EvaluationContext } from '../evaluate/context';
import type { Expression } from '../reference/expression';

/** Nothing is known about a release where there is none. */
const NOWHERE: EvaluationContext = {
  values: {},
  release: { name: '', namespace: '', revision: 0, isUpgrade: false },
  chart: { name: '', version: '', appVersion: '' },
  capabilities: { kubeVersion: '', apiVersions: new Set() },
  nameLimit: 63,
  variables: new Map(),
  parameters: {},
};

/**
 * What a value built by operations on literals comes to: conditions are decided, texts joined, lists and
 * maps put together. For constructs that also live in an ordinary cdk8s Chart.
 *
 * @throws ChartError REFERENCE_OUTSIDE_CHART – when it holds a reference, which has no value there.
 * @example plainValue({ replicas: when(true, 2), image: text`nginx:${defaultTo('', '1.27')}` }, 'web') // { replicas: 2, image: 'nginx:1.27' }
 */
export function plainValue(value: unknown, place: string): unknown {
  const node = nodeOf(value);
  walkNode(node, (expression) => {
    walkExpression(expression, (part) => {
      assertLiteral(part, place);
    });
  });
  return evaluateNode(node, NOWHERE);
}

function assertLiteral(expression: Expression, place: string): void {
  switch (expression.kind) {
    case 'value':
    case 'builtin':
    case 'has-api':
    case 'raw':
      throw new ChartError(
        'REFERENCE_OUTSIDE_CHART',
        `${printForMessage(expression)} was used in an ordinary cdk8s Chart, which has no values`,
        {
          in: place,
          fix: 'create the construct inside a HelmChart, or pass a literal',
        },
      );
    default:
  }
}
