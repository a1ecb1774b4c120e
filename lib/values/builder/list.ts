import type { DeclaredField, ItemField, ValueOf } from '../declared-field';
import type { Field, ListField } from '../field';
import { makeField } from './make-field';
import type { DefaultedOptions, ItemOptions, RemovableOptions, RequiredOptions } from './options';

/** How many items a list may have. */
export interface ListConstraints {
  /** @default 0 */
  readonly minItems?: number;
  /** @default - no limit */
  readonly maxItems?: number;
}

/** Makes a list of items of one kind. */
export interface ListBuilder {
  <I extends Field>(item: I, options?: ItemOptions & ListConstraints): ItemField<readonly ValueOf<I>[], ListField>;
  <I extends Field>(
    item: I,
    options: RemovableOptions<readonly ValueOf<NoInfer<I>>[]> & ListConstraints,
  ): DeclaredField<readonly ValueOf<I>[], ListField, 'removable'>;
  <I extends Field>(
    item: I,
    options: RequiredOptions<readonly ValueOf<NoInfer<I>>[]> & ListConstraints,
  ): DeclaredField<readonly ValueOf<I>[], ListField, 'required'>;
  // Last, because the compiler explains a wrong call by the last overload.
  <I extends Field>(
    item: I,
    options: DefaultedOptions<readonly ValueOf<NoInfer<I>>[]> & ListConstraints,
  ): DeclaredField<readonly ValueOf<I>[], ListField>;
}

/**
 * A list whose items all have one kind. Helm replaces lists whole, so items have no defaults: the
 * keys of an object in a list are `required: true`, or `removable: true` when they may be left out.
 *
 * @example
 * v.list(v.cidr(), { description: 'Networks that may be reached.', default: [] })
 */
export const list: ListBuilder = (item: Field, options?: object) => makeField('list', { ...options }, { item });
