import { problemsOf } from '../../lib/diagnostic';

/** The codes of the problems that work throws. */
export function codesOf(work: () => unknown): readonly string[] {
  return problemsOf(() => void work()).map((problem) => problem.code);
}
