import type { Problem } from '../diagnostic';
import type { ValuesPath } from '../values';
import type { ReadLog } from './read-log';

/** Values that were handed to somebody and are not among those that arrived in an object, guard or note. */
export function findLostReads(log: ReadLog, arrived: Iterable<ValuesPath>, path: string): readonly Problem[] {
  const prefixes = new Set(Array.from(arrived, (each) => JSON.stringify(each)));
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
