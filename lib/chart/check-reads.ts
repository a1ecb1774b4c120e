import { walkExpression } from '../reference/walk-expression';
import type { Problem } from '../diagnostic';
import type { Expression } from '../reference/expression';
import type { ReadLog } from './read-log';

/** Values that were handed to somebody and are in no object, guard or note. */
export function findLostReads(log: ReadLog, used: readonly Expression[], path: string): readonly Problem[] {
  const arrived = new Set<string>();
  for (const expression of used) {
    walkExpression(expression, (part) => {
      if (part.kind === 'value') {
        arrived.add(JSON.stringify(part.path));
      }
    });
  }
  const prefixes = new Set([...arrived]);
  return log.reads().flatMap(({ path: read, line }): readonly Problem[] => {
    const wholes = read.map((_, index) => JSON.stringify(read.slice(0, index + 1)));
    if (wholes.some((whole) => prefixes.has(whole))) {
      return [];
    }
    const place = line();
    return [
      {
        code: 'LOST_REFERENCE',
        what: `values.${read.join('.')} was read${place === undefined ? '' : ` at ${place}`} and reached no object`,
        in: path,
        fix: 'pass it to a construct that takes references, wrap it in token(…) for a construct that takes text, or do not read it',
      },
    ];
  });
}
