import type { DeclaredField, ItemField, ValueOf } from '../declared-field';
import type { Field, MapField } from '../field';
import { makeField } from './make-field';
import type { DefaultedOptions, ItemOptions, RemovableOptions, RequiredOptions } from './options';

/** Which keys a map may have, and how many it must. */
export interface MapConstraints {
  /** Least number of entries: 1 for labels that select, because no labels select everything. @default 0 */
  readonly minEntries?: number;
  /** A pattern that every key matches; see `pattern` of `v.string`. @default - any key */
  readonly keyPattern?: string;
  /** Keys that the customer may not set, because the chart sets them. @default - none */
  readonly reservedKeys?: readonly string[];
  /** Beginnings of keys that the customer may not set. @default - none */
  readonly reservedPrefixes?: readonly string[];
}

/** Makes a map with free keys. */
export interface MapBuilder {
  <E extends Field>(
    entry: E,
    options?: ItemOptions & MapConstraints,
  ): ItemField<Readonly<Record<string, ValueOf<E>>>, MapField>;
  <E extends Field>(
    entry: E,
    options: RemovableOptions<Readonly<Record<string, ValueOf<NoInfer<E>>>>> & MapConstraints,
  ): DeclaredField<Readonly<Record<string, ValueOf<E>>>, MapField, 'removable'>;
  <E extends Field>(
    entry: E,
    options: RequiredOptions<Readonly<Record<string, ValueOf<NoInfer<E>>>>> & MapConstraints,
  ): DeclaredField<Readonly<Record<string, ValueOf<E>>>, MapField, 'required'>;
  // Last, because the compiler explains a wrong call by the last overload.
  <E extends Field>(
    entry: E,
    options: DefaultedOptions<Readonly<Record<string, ValueOf<NoInfer<E>>>>> & MapConstraints,
  ): DeclaredField<Readonly<Record<string, ValueOf<E>>>, MapField>;
}

/**
 * A map with free keys and entries of one kind. Helm merges it key by key; a customer removes a
 * default entry by setting it to null.
 *
 * @example
 * v.map(v.string(), { description: 'Labels of the pods.', default: {}, reservedPrefixes: ['app.kubernetes.io/'] })
 */
export const map: MapBuilder = (entry: Field, options?: object) => makeField('map', { ...options }, { entry });
