import { ChartError, describe } from '../diagnostic';
import { isRemovableKey } from '../values';
import { expressionOf } from './convert';
import { known } from './operations';
import { referenceTo } from './references';
import { hasToken } from './token';
import type { Expression, Helper } from './expression';
import type { Fields, ObjectOf } from '../values';
import type { Reference, Value } from './value';

/** What a named template is for, and what it is given. */
export interface HelperOptions<F extends Fields> {
  /** Becomes the comment above its definition. */
  readonly description: string;
  /** What each call passes; read in the body key by key. */
  readonly parameters: F;
  /** Whether the result is always a DNS name, so that it may stand unquoted next to letters. @default false */
  readonly dnsName?: boolean;
}

/**
 * A text that many objects compute alike, printed once into `_helpers.tpl` and included wherever the
 * returned function is called. The chart's name is put before its own.
 *
 * @throws ChartError EXPRESSION_TYPE – when the body holds something that no expression can compute, or a call leaves out a parameter.
 * @throws ChartError HELPER_INVALID – when a name cannot stand in a template.
 * @example
 * const hostOf = defineHelper('host', { description: 'The host.', parameters: { name: v.string({ description: 'Name.', required: true }) } },
 *   ({ name }) => text`${name}.example.com`);
 * hostOf({ name: values.web.name }) // {{ include "demo.host" (dict "root" $ "name" .Values.web.name) }}
 */
export function defineHelper<F extends Fields>(
  name: string,
  { description, parameters, dnsName }: HelperOptions<F>,
  body: (parameters: Reference<ObjectOf<F>>) => Value<string>,
): (given: { readonly [K in keyof ObjectOf<F>]: Value<ObjectOf<F>[K]> }) => Reference<string> {
  const names = Object.keys(parameters);
  assertNames(name, names);
  const references = Object.fromEntries(
    Object.entries(parameters).map(([key, field]) => [
      key,
      referenceTo({ kind: 'parameter', name: key, path: [], field, certain: 0 }),
    ]),
  );
  const helper: Helper = {
    name,
    description,
    parameters: names,
    body: expressionOf(body(references as unknown as Reference<ObjectOf<F>>)),
    ...(dnsName === undefined ? {} : { dnsName }),
  };
  return (given) =>
    known({
      kind: 'call',
      helper,
      arguments: argumentsOf(parameters, given),
    });
}

// Printed by the library itself, beside the helpers of every chart.
const RESERVED_NAMES: readonly string[] = ['guards'];
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9]*$/u;

/** Names stand in templates as they are; `root` is how a helper reaches everything that it is not given. */
function assertNames(name: string, parameters: readonly string[]): void {
  const wrong = [name, ...parameters].find((each) => !IDENTIFIER.test(each) || hasToken(each));
  const reserved = RESERVED_NAMES.includes(name) ? name : parameters.find((each) => each === 'root');
  if (wrong !== undefined || reserved !== undefined) {
    throw new ChartError('HELPER_INVALID', `the helper ${describe(name)} has the name ${describe(wrong ?? reserved)}`, {
      fix: 'name helpers and their parameters with letters and digits, beginning with a letter, and not guards or root',
    });
  }
}

function argumentsOf(parameters: Fields, given: Readonly<Record<string, unknown>>): Readonly<Record<string, Expression>> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([key, field]) => given[key] !== undefined || !isRemovableKey(field))
      .map(([key]) => [key, expressionOf(given[key])]),
  );
}
