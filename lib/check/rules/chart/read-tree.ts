import type { PlaceRead, ValuesPlace } from './places-read';

interface ReadBelow {
  isWhole: boolean;
  readonly below: Map<string, ReadBelow>;
}

/** A question that has been prepared: whether a place of the values is read, by itself, with a part of it, or with all that it lies in. */
export function readTree(reads: Iterable<PlaceRead>): (place: ValuesPlace) => boolean {
  const root: ReadBelow = { isWhole: false, below: new Map() };
  for (const { place, isWhole } of reads) {
    const end = place.reduce((from, key) => {
      const next = from.below.get(key) ?? { isWhole: false, below: new Map() };
      from.below.set(key, next);
      return next;
    }, root);
    end.isWhole ||= isWhole;
  }
  return (place) => isReadBelow(root, place);
}

function isReadBelow(from: ReadBelow, place: ValuesPlace): boolean {
  const [key, ...rest] = place;
  if (from.isWhole || key === undefined) {
    return true;
  }
  // A single member may be read by its key.
  const next = key === '*' ? [...from.below.values()] : [from.below.get(key), from.below.get('*')];
  return next.some((each) => each !== undefined && isReadBelow(each, rest));
}
