import type { TextOrNumberClass } from './text-or-number-class';

export declare const knownLater: unique symbol;
export declare const conditionalValue: unique symbol;
export declare const repeatedItem: unique symbol;

type Primitive = string | number | boolean | null | undefined;

/** A value of type T that is known at install time only. */
export interface Known<T> {
  readonly [knownLater]: T;
}

/**
 * A reference to something that the customer sets, or that Helm supplies. References to objects
 * have a property for each key; all other references have none. A reference is never a text with
 * braces and cannot be used as a plain JavaScript value: use `text`, `when`, `equals` and the other
 * operations.
 */
export type Reference<T> = Known<T> & Testable<T> & Children<T>;

/** Makes `if (reference)` an error of the type checker (TS2774): a condition on it would always hold. */
type Testable<T> = [T] extends [Primitive] ? (doNotCall: never) => never : unknown;

type Children<T> = [T] extends [Primitive]
  ? unknown
  : [T] extends [readonly (infer Item)[]]
    ? Iterable<Repeated<Item>>
    : string extends keyof T
      ? unknown
      : { readonly [K in keyof T]-?: Reference<NonNullable<T[K]>> };

/**
 * A value that is there only while a condition holds. Made by `when` and `ifSet`. A list can be spread
 * into another list, a map into another map.
 */
export type Conditional<T> = ConditionalValue<T> & (T extends readonly (infer Item)[] ? Iterable<Repeated<Item>> : unknown);

/** What every conditional value is, whatever it can be spread into. */
export interface ConditionalValue<T> {
  readonly [conditionalValue]: T;
}

/** Items that are repeated for each member of a list or map. Made by `each` and `eachEntry`. */
export interface Repeated<T> {
  readonly [repeatedItem]: T;
}

/**
 * A T in which references may stand at every depth. In place of a list, a repetition may stand; in
 * place of the text-or-number classes of cdk8s-plus (IntOrString, Quantity), plain text or a number.
 */
export type Value<T> = Known<T> | ConditionalValue<T> | Literal<T>;

type Literal<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Value<Item> | Repeated<Item>)[] | Repeated<Item>
    : T extends TextOrNumberClass
      ? T | string | number
      : T extends (...parameters: never[]) => unknown
        ? never
        : T extends object
          ? { readonly [K in keyof T]: Value<T[K]> }
          : T;

/** The type that a value has once everything in it is known: the opposite of `Value`. */
export type Settled<R> =
  R extends Known<infer T>
    ? T
    : R extends ConditionalValue<infer T>
      ? T
      : R extends Repeated<infer T>
        ? T[]
        : R extends readonly (infer Item)[]
          ? SettledItem<Item>[]
          : R extends TextOrNumberClass
            ? R
            : R extends object
              ? { -readonly [K in keyof R]: Settled<R[K]> }
              : R;

type SettledItem<Item> = Item extends Repeated<infer T> ? T : Settled<Item>;

/** Something that is true or false at install time. */
export type BooleanValue = Value<boolean>;
