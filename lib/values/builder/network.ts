import type { CidrField, UrlField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/** Whether a text may be empty. */
export interface EmptyConstraints {
  /** Whether empty text, meaning none, is accepted. @default - whether the default is empty */
  readonly allowEmpty?: boolean;
}

/** What a network may be. */
export interface CidrConstraints extends EmptyConstraints {
  /** Whether the network of all addresses, `/0`, is accepted. @default true */
  readonly allowAll?: boolean;
}

/** What a URL may be. */
export interface UrlConstraints extends EmptyConstraints {
  /** Accepted schemes, in lower case. @default ['http', 'https'] */
  readonly schemes?: readonly string[];
}

/**
 * An IPv4 or IPv6 network such as `10.0.0.0/8`.
 *
 * @example
 * v.list(v.cidr(), { description: 'Networks that may be reached.', default: [] })
 */
export const cidr: FieldBuilder<string, CidrField, CidrConstraints> = (options?: object) =>
  makeField('cidr', { ...options });

/**
 * An absolute URL in printable ASCII.
 *
 * @example
 * v.url({ description: 'Proxy for outbound requests. Empty: none.', default: '' })
 */
export const url: FieldBuilder<string, UrlField, UrlConstraints> = (options?: object) =>
  makeField('url', { ...options });
