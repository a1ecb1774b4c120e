import type { DeclaredField, ItemField } from '../declared-field';
import type { ChoiceField } from '../field';
import { makeField } from './make-field';
import type { DefaultedOptions, ItemOptions, RemovableOptions, RequiredOptions } from './options';

/** Makes a choice. The type of its value is the union of the texts. */
export interface ChoiceBuilder {
  <const C extends string>(choices: readonly C[], options?: ItemOptions): ItemField<C, ChoiceField>;
  <const C extends string>(
    choices: readonly C[],
    options: RemovableOptions<NoInfer<C>>,
  ): DeclaredField<C, ChoiceField, 'removable'>;
  <const C extends string>(
    choices: readonly C[],
    options: RequiredOptions<NoInfer<C>>,
  ): DeclaredField<C, ChoiceField, 'required'>;
  // Last, because the compiler explains a wrong call by the last overload.
  <const C extends string>(choices: readonly C[], options: DefaultedOptions<NoInfer<C>>): DeclaredField<C, ChoiceField>;
}

/**
 * One of a closed list of texts.
 *
 * @example
 * v.choice(['info', 'debug', 'error'], { description: 'Least severe message that is logged.', default: 'info' })
 */
export const choice: ChoiceBuilder = (choices: readonly string[], options?: object) =>
  makeField('choice', { ...options }, { choices: Object.freeze([...choices]) });
