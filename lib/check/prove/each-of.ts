import { PathEnd, type Path } from './path';

/** One after the other; while one is looked at, the others are not, because other runs look at them. */
export function* eachOf<T>(path: Path, count: number, at: (index: number) => readonly T[]): Iterable<T> {
  const index = count === 0 ? 0 : path.choose(count + 1);
  if (index === count) {
    return;
  }
  yield* at(index);
  throw new PathEnd('the rest is looked at by other runs');
}
