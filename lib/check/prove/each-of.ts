import { pathEnd, type Path } from './path';

/**
 * One after the other, as if each were the only one. A member that asks nothing, or only what has one answer, is
 * passed in the run that meets it. At a member that asks more the run ends with it: another run passes it by and goes
 * on. So the runs of all members add up.
 */
export function* eachOf<T>(path: Path, count: number, at: (index: number) => readonly T[]): Iterable<T> {
  const { course } = path;
  const loop = course.loops++;
  let member = 0;
  while (member < count) {
    const stop = course.stop();
    if (stop?.loop === loop) {
      member = stop.member;
      if (path.choose(2) === 0) {
        yield* at(member);
        throw pathEnd;
      }
    } else if (course.isKnown()) {
      // An earlier run came past all of these, and nothing was found or chosen.
      return;
    } else {
      yield* firstTime(path, { loop, member }, at);
    }
    member += 1;
  }
}

/** Looks at a member of which it is not known yet whether it chooses anything. */
function* firstTime<T>(path: Path, stop: { readonly loop: number; readonly member: number }, at: (index: number) => readonly T[]): Iterable<T> {
  const { course } = path;
  const start = course.at();
  const before = sizesOf(path);
  let isPassed = false;
  try {
    yield* at(stop.member);
    isPassed = course.at() === start;
  } finally {
    // Also where something was found in it, or what it holds ended the run.
    if (!isPassed) {
      course.insert(start, stop);
    }
  }
  if (!isPassed) {
    throw pathEnd;
  }
  forget(path, before);
}

interface Sizes {
  readonly positions: number;
  readonly sizes: number;
  readonly others: number;
  readonly identities: number;
  readonly loops: number;
}

function sizesOf({ positions, sizes, others, identities, course }: Path): Sizes {
  return { positions: positions.size, sizes: sizes.size, others: others.size, identities: identities.size, loops: course.loops };
}

/** The next member is looked at as if this one had not been, as it will be in the runs that pass this one by. */
function forget(path: Path, before: Sizes): void {
  const { forgotten } = path.course;
  forgotten.hasAsked ||= path.positions.size > before.positions;
  forgotten.hasAssumed ||= path.sizes.size > before.sizes || path.others.size > before.others;
  shrink(path.positions, before.positions);
  shrink(path.sizes, before.sizes);
  shrink(path.others, before.others);
  shrink(path.identities, before.identities);
  path.course.loops = before.loops;
}

/** A map lists its keys in the order in which they came. */
function shrink<Key>(map: Map<Key, unknown>, size: number): void {
  for (const key of map.size > size ? [...map.keys()].slice(size) : []) {
    map.delete(key);
  }
}
