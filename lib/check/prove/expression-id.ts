import { walkExpression } from '../../reference/walk-expression';
import { builtin, hasApi } from './builtins';
import { childAt, isValuesPosition, type Position, type ValuesPosition } from './position';
import { sourcesOf } from './text-position';
import { idOf, type Symbolic } from './symbolic';
import type { Expression } from '../../reference/expression';
import { remember } from './history';
import type { Path } from './path';
import type { Scope } from './scope';

/** The same text for expressions that always have the same value where they stand. */
export function expressionId(expression: Expression, scope: Scope): string {
  return JSON.stringify(expression, (_key, part: unknown): unknown => {
    if (isPart(part, 'value')) {
      return ['value', part.path];
    }
    if (isPart(part, 'variable')) {
      return ['bound', bound(scope.path, scope.variables.get(part.variable)), part.path];
    }
    if (isPart(part, 'parameter')) {
      return ['bound', bound(scope.path, scope.parameters[part.name]), part.path];
    }
    // No two helpers of a chart have one name.
    return isPart(part, 'call') ? ['call', part.helper.name, part.arguments] : part;
  });
}

type PartOf<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

function isPart<Kind extends 'value' | 'variable' | 'parameter' | 'call'>(part: unknown, kind: Kind): part is PartOf<Kind> {
  return typeof part === 'object' && part !== null && (part as { readonly kind?: unknown }).kind === kind;
}

/** What a variable stands for. A map or list that is written out is never taken to be the same as another. */
function bound(path: Path, symbolic: Symbolic | undefined): unknown {
  switch (symbolic?.kind) {
    case 'constant':
    case 'unknown':
    case 'text':
      return idOf(symbolic);
    case 'map':
    case 'list':
      return identityOf(path, symbolic);
    case undefined:
      return null;
  }
}

/** A number of a map or list that is written out, by which it is told from others. */
export function identityOf(path: Path, symbolic: object): number {
  const known = path.identities.get(symbolic);
  if (known !== undefined) {
    return known;
  }
  const next = path.identities.size;
  remember(path, path.identities, symbolic, next);
  return next;
}

/** What a customer can set of what an expression reads. */
export function sourcesOfExpression(expression: Expression, scope: Scope): readonly Position[] {
  const sources = new Map<string, Position>();
  const note = (position: Position | undefined): void => {
    if (position !== undefined) {
      sources.set(position.id, position);
    }
  };
  walkExpression(expression, (part) => {
    switch (part.kind) {
      case 'value':
        note(placeAt(scope.values, part.path));
        return;
      case 'variable':
        sourcesBelow(scope.variables.get(part.variable), part.path).forEach(note);
        return;
      case 'parameter':
        sourcesBelow(scope.parameters[part.name], part.path).forEach(note);
        return;
      case 'builtin':
        sourcesOf(builtin(part.name, scope)).forEach(note);
        return;
      case 'has-api':
        sourcesOf(hasApi(part.apiVersion)).forEach(note);
        return;
      default:
    }
  });
  return [...sources.values()];
}

function sourcesBelow(symbolic: Symbolic | undefined, path: readonly string[]): readonly Position[] {
  if (symbolic?.kind === 'unknown' && isValuesPosition(symbolic.position)) {
    const place = placeAt(symbolic.position, path);
    return place === undefined ? [] : [place];
  }
  return symbolic === undefined ? [] : sourcesOf(symbolic);
}

function placeAt(start: ValuesPosition, path: readonly string[]): ValuesPosition | undefined {
  return path.reduce<ValuesPosition | undefined>((place, key) => (place === undefined ? undefined : childAt(place, key)), start);
}

