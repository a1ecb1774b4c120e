import { expressionOf } from './convert';
import { known } from './operations';
import { referenceTo } from './references';
import type { Helper } from './expression';
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
 * @throws ChartError EXPRESSION_TYPE – when the body holds something that no expression can compute.
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
      arguments: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, expressionOf(value)])),
    });
}
