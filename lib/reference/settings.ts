import { didYouMean, throwProblems } from '../diagnostic';
import { defaultOf, isRemovableKey, printPath, unionFields } from '../values';
import { findMismatches } from '../values/find-mismatches';
import { isMap } from '../values/own-property';
import { deferredOf } from './deferred';
import { holdsReferences } from './inspect';
import type { Problem } from '../diagnostic';
import type { Field, TypedField, ValuesPath } from '../values';
import type { Known, Reference, Value } from './value';

type Primitive = string | number | boolean | null | undefined;

/**
 * A values block as a construct takes it: the reference to it, or literals of which any part may be
 * left out (what is left out takes the block's default) and in which references may stand at every
 * depth. Null removes what a customer could remove too.
 */
export type Settings<T> = Known<T> | LiteralSettings<T>;

type LiteralSettings<T> = T extends Primitive
  ? T
  : T extends readonly unknown[]
    ? Value<T>
    : { readonly [K in keyof T]?: Settings<NonNullable<T[K]>> | NullWhereOptional<T, K> };

type NullWhereOptional<T, K extends keyof T> = T extends Readonly<Record<K, unknown>> ? never : null;

/**
 * A values block that can be read key by key, whether it was given as a reference or as literals. Read
 * leaves are placed into objects or passed to operations; they may be literals or references.
 *
 * @param others - Further problems of the construct, to be told at the same time.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN, VALUE_MISSING – when literals are not what the block
 *   declares; CONSTRUCT_INVALID when there are several such problems.
 */
export function settingsOf<T>(block: TypedField<T>, given: Settings<T>, place: string, others: readonly Problem[] = []): Reference<T> {
  const problems: Problem[] = [];
  const settings = fill(block, given, [], { report: (problem) => problems.push({ in: place, ...problem }), isChosen: true });
  const what = others.length === 0 ? `the values of ${place} have problems` : `${place} is invalid`;
  throwProblems('CONSTRUCT_INVALID', what, [...others, ...problems]);
  return settings as Reference<T>;
}

interface Filling {
  readonly report: (problem: Omit<Problem, 'in'>) => void;
  /** Whether what is required here must be there: not in a branch of a union that is not chosen. */
  readonly isChosen: boolean;
}

function fill(field: Field, given: unknown, path: ValuesPath, filling: Filling): unknown {
  const { report } = filling;
  if (deferredOf(given) !== undefined) {
    return given;
  }
  if (field.kind === 'object' && (given === undefined || isMap(given))) {
    return fillFields(field.fields, given ?? {}, path, () => filling, report);
  }
  if (field.kind === 'union' && (given === undefined || isMap(given))) {
    const chosen = given?.[field.discriminator] ?? field.default;
    const branch = (key: string): Filling => ({ report, isChosen: filling.isChosen && (key === field.discriminator || key === chosen) });
    return fillFields(unionFields(field), given ?? {}, path, branch, report);
  }
  if (given === undefined || given === null) {
    return fillAbsent(field, given, path, filling);
  }
  if (!holdsReferences(given)) {
    for (const mismatch of findMismatches(field, given, path)) {
      report({
        code: 'VALUE_INVALID',
        what: `${printPath(mismatch.path)} ${mismatch.what}`,
        fix: 'pass a value that the block declares',
      });
    }
  }
  return given;
}

function fillFields(
  fields: Readonly<Record<string, Field>>,
  given: Readonly<Record<string, unknown>>,
  path: ValuesPath,
  fillingOf: (key: string) => Filling,
  report: Filling['report'],
): object {
  const names = Object.keys(fields);
  for (const key of Object.keys(given).filter((name) => !names.includes(name))) {
    report({
      code: 'VALUE_UNKNOWN',
      what: `${printPath([...path, key])} is not declared${didYouMean(key, names)}`,
      fix: `use one of: ${names.join(', ')}`,
    });
  }
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, fill(field, given[key], [...path, key], fillingOf(key))]),
  );
}

/** Null stands for what is absent: operations take it, and an entry of an object is left out. */
function fillAbsent(field: Field, given: null | undefined, path: ValuesPath, { report, isChosen }: Filling): unknown {
  const fallback = given === undefined ? defaultOf(field) : undefined;
  if (fallback === undefined && !isRemovableKey(field) && isChosen) {
    report({ code: 'VALUE_MISSING', what: `${printPath(path)} is not set`, fix: `set ${printPath(path)}` });
  }
  // Its parts are read one by one.
  return fallback ?? (field.kind === 'secret-key-ref' ? { name: null, key: null } : null);
}
