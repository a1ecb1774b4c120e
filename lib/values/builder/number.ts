import type { IntegerField, NumberField, PortField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/** What a number may be. */
export interface NumberConstraints {
  /** @default - the least number that JSON carries exactly, −(2^53 − 1) */
  readonly minimum?: number;
  /** @default - the greatest number that JSON carries exactly, 2^53 − 1 */
  readonly maximum?: number;
}

/**
 * A whole number within ±(2^53 − 1).
 *
 * @example
 * v.integer({ description: 'Number of pods.', default: 2, minimum: 1 })
 */
export const integer: FieldBuilder<number, IntegerField, NumberConstraints> = (options?: object) =>
  makeField('integer', { ...options });

/**
 * A number that may have a fraction. On the command line it needs `--set-json`: `--set` makes `1.5` a text.
 *
 * @example
 * v.number({ description: 'Share of requests that are traced.', default: 0.1, minimum: 0, maximum: 1 })
 */
export const number: FieldBuilder<number, NumberField, NumberConstraints> = (options?: object) =>
  makeField('number', { ...options });

/**
 * A TCP or UDP port, 1 to 65535.
 *
 * @example
 * v.port({ description: 'Port of the service.', default: 8080 })
 */
export const port: FieldBuilder<number, PortField, NumberConstraints> = (options?: object) =>
  makeField('port', { ...options });
