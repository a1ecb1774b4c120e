import { boolean } from './boolean';
import { choice } from './choice';
import { kubernetes } from './kubernetes';
import { list } from './list';
import { map } from './map';
import { cidr, url } from './network';
import { integer, number, port } from './number';
import { object } from './object';
import { quantity } from './quantity';
import { pullSecret, secretKeyRef } from './secret';
import { string } from './string';
import { union } from './union';

/**
 * Makes the fields of a values definition. Every field says what it is for, and has a default,
 * `required: true` (the customer must set it) or `removable: true` (it may be absent).
 *
 * @example
 * defineValues({
 *   replicas: v.integer({ description: 'Number of pods.', default: 2, minimum: 1 }),
 *   hosts: v.list(v.string(), { description: 'Host names of the ingress.', default: [] }),
 * })
 */
export const v = {
  string,
  integer,
  number,
  boolean,
  choice,
  list,
  map,
  object,
  union,
  quantity,
  port,
  cidr,
  url,
  secretKeyRef,
  pullSecret,
  kubernetes,
} as const;
