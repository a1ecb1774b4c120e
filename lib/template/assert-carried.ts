import { ChartError, describe } from '../diagnostic';
import { whyKeyUnsafe, whyTextUnsafe } from '../values';
import { walkExpression } from '../reference/walk-expression';
import type { Expression } from '../reference/expression';

/**
 * Refuses constants inside a computed map or list that Helm's toYaml would lose: some control
 * characters make it return nothing for the whole map. Written out key by key, they are quoted instead.
 *
 * @throws ChartError UNPRINTABLE_VALUE
 */
export function assertCarried(expression: Expression, at: string): void {
  walkExpression(expression, (part) => {
    if (part.kind === 'literal' && typeof part.value === 'string') {
      refuse(part.value, whyTextUnsafe(part.value), at);
    }
    if (part.kind === 'text') {
      part.parts
        .filter((piece) => typeof piece === 'string')
        .forEach((piece) => refuse(piece, whyTextUnsafe(piece), at));
    }
    if (part.kind === 'dict') {
      part.entries.forEach((entry) => {
        if (entry.kind === 'entry') {
          refuse(entry.key, whyKeyUnsafe(entry.key), at);
        }
      });
    }
  });
}

function refuse(text: string, why: string | undefined, at: string): void {
  if (why !== undefined) {
    throw new ChartError(
      'UNPRINTABLE_VALUE',
      `${at === '' ? 'the object' : at} holds ${describe(text)} in a map or list that Helm has to merge; it ${why}`,
      {
        fix: 'write the map out key by key, without spreads of values that could have the same keys, or change the text',
      },
    );
  }
}
