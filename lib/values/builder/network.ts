import type { CidrField, IpFamily, UrlField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/** Whether a text may be empty. */
export interface EmptyConstraints {
  /** Whether empty text, meaning none, is accepted. @default - whether the default is empty */
  readonly allowEmpty?: boolean;
}

/** What a network may be. */
export interface CidrConstraints extends EmptyConstraints {
  /** The family of its addresses. @default - either */
  readonly ipFamily?: IpFamily;
  /**
   * The shortest prefix that is accepted, for each family: what is shorter is a larger network. With `/1`, two networks
   * are everything, so a limit that is to hold for a list has to be longer. IPv6 networks that begin with a group of zeros
   * are refused then, because among them are those of IPv4 by other names. @default - any
   */
  readonly minPrefixLength?: Readonly<Record<IpFamily, number>>;
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
