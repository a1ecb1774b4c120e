import type { Field, Typed, TypedField } from './field';

/** Carries, for the type checker only, whether a key can be absent. */
export declare const presence: unique symbol;

/** Carries, for the type checker only, the type that an object has in a union's branch that may not be chosen. */
export declare const branchType: unique symbol;

/** How a key gets its value: from a default, from the customer, or possibly not at all. */
export type Presence = 'defaulted' | 'required' | 'removable';

/** A field that can be a key of an object: it has a description, and a default or `required: true`. */
export type DeclaredField<T, F extends Field, P extends Presence = 'defaulted'> = TypedField<T, F> & Present<P>;

/** Names how a key gets its value; an interface, so that declaration files of other packages can refer to it. */
export interface Present<P> {
  readonly [presence]?: P;
}

/** Names the type of an object in a branch of a union. */
export interface TypedInBranch<T> {
  readonly [branchType]?: T;
}

/** A field that can only be the item of a list or the entry of a map. */
export type ItemField<T, F extends Field> = TypedField<T, F> &
  Present<'a key needs a description, and a default, `required: true` or `removable: true`'>;

/** The named fields of an object. */
export type Fields = Readonly<Record<string, Field & Present<Presence>>>;

/** The branches of a union: for each choice its fields. */
export type Branches = Readonly<Record<string, Fields>>;

/** The TypeScript type of a field's value. */
export type ValueOf<F> = F extends Typed<infer T> ? T : never;

type PresenceOf<F> = typeof presence extends keyof F ? NonNullable<F[typeof presence]> : 'defaulted';

type ValueInBranch<F> = typeof branchType extends keyof F ? NonNullable<F[typeof branchType]> : ValueOf<F>;

type KeysWith<F extends Fields, P> = { [K in keyof F]: PresenceOf<F[K]> extends P ? K : never }[keyof F];

type Flat<T> = { [K in keyof T]: T[K] };

/** The value of an object with these fields. Keys that may be absent are optional. */
export type ObjectOf<F extends Fields> = Flat<
  { readonly [K in KeysWith<F, 'defaulted' | 'required'>]: ValueOf<F[K]> } & {
    readonly [K in KeysWith<F, 'removable'>]?: ValueOf<F[K]>;
  }
>;

/** The value of an object that lies in a branch of a union: what is required may be absent while another branch is chosen. */
export type BranchOf<F extends Fields> = Flat<
  { readonly [K in KeysWith<F, 'defaulted'>]: ValueInBranch<F[K]> } & {
    readonly [K in KeysWith<F, 'removable' | 'required'>]?: ValueInBranch<F[K]>;
  }
>;

/** The value of a union: the chosen branch's name, and an object for each branch that has fields. */
export type UnionOf<D extends string, B extends Branches> = Flat<
  Readonly<Record<D, keyof B & string>> & {
    readonly [K in keyof B as keyof B[K] extends never ? never : K]: BranchOf<B[K]>;
  }
>;
