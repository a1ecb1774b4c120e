import type { ValuesDefinition } from './field';

/** What a customer may write: any part of the values, at any depth. Lists are given whole. */
export type Override<D> = D extends ValuesDefinition<infer T> ? Partly<T> : never;

/**
 * A value of which, at every depth of maps, any part may be left out. A part that may be absent
 * anyway may also be null, with which a customer removes its default.
 */
export type Partly<T> = T extends readonly unknown[]
  ? Unchanging<T>
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> | NullWhereOptional<T, K> }
    : T;

/** A value that is only read, at every depth: constants declared `as const` may be given. */
type Unchanging<T> = T extends object ? { readonly [K in keyof T]: Unchanging<T[K]> } : T;

type NullWhereOptional<T, K extends keyof T> = T extends Readonly<Record<K, unknown>> ? never : null;
