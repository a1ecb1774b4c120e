import type { DeclaredField, ItemField } from '../declared-field';
import type { Field } from '../field';
import type { DefaultedOptions, ItemOptions, RemovableOptions, RequiredOptions } from './options';

/**
 * Makes a field of one kind. With `default`, `required: true` or `removable: true` it can be a key;
 * without any of them it can be the item of a list or the entry of a map.
 */
export interface FieldBuilder<T, F extends Field, Constraints = unknown> {
  (options?: ItemOptions & Constraints): ItemField<T, F>;
  (options: RemovableOptions<T> & Constraints): DeclaredField<T, F, 'removable'>;
  (options: RequiredOptions<T> & Constraints): DeclaredField<T, F, 'required'>;
  // Last, because the compiler explains a wrong call by the last overload.
  (options: DefaultedOptions<T> & Constraints): DeclaredField<T, F>;
}
