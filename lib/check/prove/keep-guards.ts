import { includesScalar, type Domain } from './domain';
import { continuePath, type Path } from './path';
import { newTrail, nextTrail, type Trail } from './trail';
import { isTrue } from './symbolic-expression';
import { preferredAt } from './preferred';
import { walkExpression } from '../../reference/walk-expression';
import type { Guard } from '../../template/node';
import type { PreparedChart } from '../../chart/template-of';
import type { Position } from './position';
import type { Scope } from './scope';

// A guard that none of so many continuations keeps is taken to be kept by others: rendering tells.
const MOST_TRIES = 300;

/**
 * The run with assumptions added under which all guards of the chart hold, those that defaults satisfy first;
 * undefined where what the run assumed breaks a guard in any case.
 */
export function keepGuards(path: Path, template: PreparedChart['template'], scopeOf: (path: Path) => Scope): Path | undefined {
  const prefers = (position: Position, part: Domain): boolean => {
    const usual = preferredAt(position, template.defaults);
    return usual !== undefined && includesScalar(part, usual);
  };
  // One by one first: a guard that cannot hold is found at once, whatever the others allow.
  const broken = likelyFirst(path, template.guards).some((guard) => search(path, [guard], prefers, scopeOf) === 'none');
  if (broken) {
    return undefined;
  }
  const found = search(path, template.guards, prefers, scopeOf);
  return typeof found === 'string' ? path : found;
}

/** The guards, those first that read what the run assumed something of. */
function likelyFirst({ domains, relations }: Path, guards: readonly Guard[]): readonly Guard[] {
  const assumed = [...domains.keys(), ...relations.flatMap(({ sources }) => sources.map(({ id }) => id))].map((id) => `${id}/`);
  const isLikely = (guard: Guard): boolean => placesOf(guard).some((place) => assumed.some((id) => id.startsWith(place)));
  return [...guards.filter(isLikely), ...guards.filter((guard) => !isLikely(guard))];
}

const places = new WeakMap<Guard, readonly string[]>();

/** The ids of the places of the values that a guard reads, each as a folder of what is below. */
function placesOf(guard: Guard): readonly string[] {
  const known = places.get(guard);
  if (known !== undefined) {
    return known;
  }
  const found = new Set<string>();
  walkExpression(guard.condition, (part) => {
    if (part.kind === 'value' && part.path.length > 0) {
      found.add(`${part.path.map((key) => `/${key}`).join('')}/`);
    }
  });
  places.set(guard, [...found]);
  return [...found];
}

/** A continuation that keeps guards; `none` where there is none, `unknown` where too many were tried. */
function search(path: Path, guards: readonly Guard[], prefers: NonNullable<Path['prefers']>, scopeOf: (path: Path) => Scope): Path | 'none' | 'unknown' {
  let trail: Trail | undefined = newTrail();
  for (let tries = 0; trail !== undefined; tries += 1) {
    if (tries === MOST_TRIES) {
      return 'unknown';
    }
    const next = continuePath(path, trail, prefers);
    const scope = scopeOf(next);
    if (guards.every(({ condition }) => isTrue(condition, scope))) {
      return next;
    }
    trail = nextTrail(trail);
  }
  return 'none';
}
