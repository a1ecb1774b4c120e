import { goBack, markOf, type Mark } from './history';
import { endTrial, pathEnd, type Path } from './path';
import type { Stop } from './trail';

/**
 * One after the other, as if each were the only one. A member is looked at once for every combination of answers to
 * what is asked about it, and each time as if it had not been looked at before; then it is passed by. So the costs of
 * all members add up, and a run begins anew only where something was found, or the rule left the loop.
 */
export function* eachOf<T>(path: Path, count: number, at: (index: number) => readonly T[]): Iterable<T> {
  const { course } = path;
  endTrial(path.trial);
  const loop = course.loops++;
  let member = 0;
  while (member < count) {
    const stop = course.stop();
    if (stop?.loop === loop) {
      member = stop.member;
      if (path.choose(2) === 0) {
        const start = markOf(path);
        yield* allCases(path, start, () => at(stop.member));
        course.pass(start.choices);
      }
    } else if (course.isKnown()) {
      // An earlier run came past all of these, and nothing was found.
      return;
    } else {
      yield* firstTime(path, { loop, member }, at);
    }
    member += 1;
  }
}

/** Looks at a member at which no run has stopped yet. */
function* firstTime<T>(path: Path, stop: Stop, at: (index: number) => readonly T[]): Iterable<T> {
  const start = markOf(path);
  let isPassed = false;
  try {
    yield* allCases(path, start, () => at(stop.member));
    isPassed = true;
  } finally {
    // Where something was found in it, or the rule left the loop, other runs go on from here.
    if (!isPassed) {
      path.course.insert(start.choices, stop);
    }
  }
}

/** A member for every combination of the choices that are made while it is looked at. */
function* allCases<T>(path: Path, start: Mark, member: () => readonly T[]): Iterable<T> {
  const { course } = path;
  let isOpen = true;
  while (isOpen) {
    yield* member();
    noteCase(path, start);
    isOpen = course.advance(start.choices);
    goBack(path, start);
    if (isOpen) {
      course.forgotten.cases += 1;
      if (course.forgotten.cases > path.mostCases) {
        throw pathEnd;
      }
    }
  }
}

/** What is looked at next is looked at as if this had not been. */
function noteCase({ positions, domains, sizes, others, course }: Path, start: Mark): void {
  course.forgotten.hasAsked ||= positions.size > 0;
  course.forgotten.hasAssumed ||= course.at() > start.choices || domains.size > 0 || sizes.size > 0 || others.size > 0;
}
