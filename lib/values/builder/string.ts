import type { StringField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/** What a text may be. */
export interface StringConstraints {
  /**
   * A regular expression that Helm (RE2) and JavaScript understand alike, not anchored unless it says
   * so. @default - any text
   */
  readonly pattern?: string;
  /** Least number of Unicode code points. @default 0 */
  readonly minLength?: number;
  /** Greatest number of Unicode code points. @default - no limit */
  readonly maxLength?: number;
  /** Texts that are refused although they satisfy everything else, such as `latest` for a tag. @default - none */
  readonly forbidden?: readonly string[];
}

/**
 * Text.
 *
 * @example
 * v.string({ description: 'Name of the storage class.', default: '', pattern: '^[a-z0-9.-]*$' })
 */
export const string: FieldBuilder<string, StringField, StringConstraints> = (options?: object) =>
  makeField('string', { ...options });
