import { problemsOf, throwProblems, type Problem } from '../../lib';
import type { Place } from './place';

/**
 * Asks several rules of a place. Where all is literal, every broken one is told at once.
 *
 * @throws ChartError CONSTRUCT_INVALID – when rules are broken by literals.
 */
export function requireAll(place: Place, path: string, ask: (asking: Place) => void): void {
  const problems: Problem[] = [];
  ask({
    ...place,
    require: (condition, message, fix) => {
      const found = problemsOf(() => { place.require(condition, message, fix); });
      // A reference where there is none is one mistake, however many rules ask for it.
      problems.push(...found.filter(({ code }) => code === 'CONSTRUCT_INVALID' || !problems.some((known) => known.code === code)));
    },
  });
  throwProblems('CONSTRUCT_INVALID', `${path} is invalid`, problems);
}
