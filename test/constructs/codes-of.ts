import { problemsOf } from '../../index';

/** The codes of the problems that work throws, in their order. */
export function codesOf(work: () => unknown): readonly string[] {
  return problemsOf(() => {
    work();
  }).map(({ code }) => code);
}
