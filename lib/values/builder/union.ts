import type { Branches, DeclaredField, UnionOf } from '../declared-field';
import type { UnionField } from '../field';
import { makeField } from './make-field';

/** What a union says about itself. */
export interface UnionOptions<Choice extends string> {
  /** One or two sentences about the choice, for the person who edits values.yaml. */
  readonly description: string;
  /** The branch that is chosen unless the customer chooses another. */
  readonly default: Choice;
  /** The title of its own section in values.yaml. @default - the key, for a union at the top */
  readonly section?: string;
  /** Few customers need it: documentation lists it after the others. @default false */
  readonly advanced?: boolean;
  /** Why it should no longer be used, and what to use instead. @default - not deprecated */
  readonly deprecated?: string;
}

/**
 * A choice between branches that each have settings of their own. In values it is an object: the
 * discriminator holds the name of the chosen branch, and each branch with fields has an object
 * under its name. What a branch requires is required only while it is chosen, so its type is optional.
 *
 * @example
 * v.union(
 *   'provider',
 *   {
 *     builtin: {},
 *     oidc: { issuerUrl: v.url({ description: 'Issuer of the tokens.', required: true }) },
 *   },
 *   { description: 'Who signs users in.', default: 'builtin' },
 * )
 */
export function union<const D extends string, B extends Branches>(
  discriminator: D,
  branches: B,
  options: UnionOptions<NoInfer<keyof B & string>>,
): DeclaredField<UnionOf<D, B>, UnionField> {
  const frozen = Object.entries(branches).map(([name, fields]) => [name, Object.freeze({ ...fields })]);
  return makeField<UnionField>(
    'union',
    { ...options },
    {
      discriminator,
      branches: Object.freeze(Object.fromEntries(frozen)),
    },
  );
}
