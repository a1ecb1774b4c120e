import type { Position } from './position';
import type { Scalar } from '../view/view';

/** A value that is known; undefined where there is none. */
export interface ConstantSymbolic {
  readonly kind: 'constant';
  readonly value: Scalar | undefined;
}

/** A value that is not known. */
export interface UnknownSymbolic {
  readonly kind: 'unknown';
  readonly position: Position;
}

/** Text that is joined of parts, at least one of which is not known. */
export interface TextSymbolic {
  readonly kind: 'text';
  readonly parts: readonly (string | Position)[];
}

/** A member of something that is repeated. */
export interface Member {
  readonly key: Symbolic | undefined;
  readonly value: Symbolic;
}

export type Lazy = () => Symbolic;
type Condition = (() => boolean) | undefined;

/** What a map is made of, in the order of precedence: a later layer wins. */
export type Layer =
  | { readonly kind: 'entry'; readonly condition: Condition; readonly key: string; readonly value: Lazy }
  | { readonly kind: 'spread'; readonly condition: Condition; readonly source: Lazy }
  | { readonly kind: 'repeat'; readonly condition: Condition; readonly source: Lazy; readonly key: (member: Member) => Symbolic; readonly value: (member: Member) => Symbolic };

/** A map that is written out, at least in part. */
export interface MapSymbolic {
  readonly kind: 'map';
  readonly layers: readonly Layer[];
  /** Whether maps of the same key are merged, or the later one replaces the earlier. */
  readonly isDeep: boolean;
  /** All of it as data, where no part depends on values. */
  readonly literal?: unknown;
}

/** What a list is made of. */
export type ListPart =
  | { readonly kind: 'item'; readonly condition: Condition; readonly value: Lazy }
  | { readonly kind: 'spread'; readonly condition: Condition; readonly source: Lazy }
  | { readonly kind: 'repeat'; readonly condition: Condition; readonly source: Lazy; readonly parts: (member: Member) => readonly ListPart[] };

/** A list that is written out, at least in part. */
export interface ListSymbolic {
  readonly kind: 'list';
  readonly parts: readonly ListPart[];
  /** All of it as data, where no part depends on values. */
  readonly literal?: unknown;
}

/** What an expression or a node yields for all values at once, as far as somebody looks. */
export type Symbolic = ConstantSymbolic | UnknownSymbolic | TextSymbolic | MapSymbolic | ListSymbolic;

export const ABSENT: Symbolic = { kind: 'constant', value: undefined };

export function constant(value: Scalar | undefined): Symbolic {
  return { kind: 'constant', value };
}

export function unknown(position: Position): Symbolic {
  return { kind: 'unknown', position };
}

/** The same text for the same parts, however it was computed. */
export function idOf(symbolic: ConstantSymbolic | UnknownSymbolic | TextSymbolic): string {
  switch (symbolic.kind) {
    case 'constant':
      return `=${JSON.stringify(symbolic.value === undefined ? [] : [symbolic.value])}`;
    case 'unknown':
      return symbolic.position.id;
    case 'text':
      return `text(${symbolic.parts.map((part) => JSON.stringify(typeof part === 'string' ? [part] : part.id)).join()})`;
  }
}

/** The same text for the same question on the same values. Keys of values may hold commas. */
export function idOfQuestion(question: string, asked: readonly (ConstantSymbolic | UnknownSymbolic | TextSymbolic)[]): string {
  return `${question}(${asked.map((each) => JSON.stringify(idOf(each))).join()})`;
}
