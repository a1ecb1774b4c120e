import { domainIn, type Path } from './path';
import type { ValuesPosition } from './position';
import type { ListPart, Symbolic } from './symbolic';

/** The parts of a list; one that is not known is its only part. */
export function partsOf(list: Symbolic): readonly ListPart[] {
  switch (list.kind) {
    case 'list':
      return list.parts;
    case 'unknown':
      return [{ kind: 'spread', condition: undefined, source: () => list }];
    default:
      return [];
  }
}

/** Whether a place of the values is a list in any case. */
export function isList(path: Path, place: ValuesPosition): boolean {
  const { list, absent, map } = domainIn(path, place);
  return list && !absent && !map;
}
