import { ownValue } from '../../values/own-property';
import { acceptsKey } from '../../values/leaf-acceptance';
import { isSafeKey } from '../../values/text-safety';
import { childField } from '../../values/field-at';
import { isSetByCustomer } from '../../values/required-keys';
import { NOTHING, type Domain } from './domain';
import { domainOfField, FREE_FORM, keysOfMap } from './field-domain';
import type { Field } from '../../values/field';

/** A place in the values, as keys; a list has members `0`, `1` and so on, a map besides its keys two arbitrary ones. */
export type PlaceStep = { readonly key: string } | { readonly item: number } | { readonly other: 0 | 1 } | { readonly keyOfOther: 0 | 1 };

/** A branch of a union that a place lies in: there it may be empty-handed while another branch is chosen. */
export interface Branch {
  readonly discriminator: ValuesPosition;
  readonly name: string;
}

/** A text or switch that is computed from unknown things. */
export interface Derivation {
  /** What it is computed from, as far as a customer can set it. */
  readonly sources: readonly Position[];
  /** Of a joined text, what it is joined of. */
  readonly parts?: readonly (string | Position)[];
}

/** Something that is not known: a place in the values, a fact of the release or the cluster, or what is computed of them. */
export interface Position {
  readonly id: string;
  /** Everything that it can be before anything is assumed. */
  readonly domain: Domain;
  /** The id of something else that it never is the same as. @default - nothing */
  readonly differsFrom?: string;
  readonly of:
    | { readonly kind: 'values'; readonly steps: readonly PlaceStep[]; readonly field: Field | undefined; readonly branches: readonly Branch[] }
    | { readonly kind: 'builtin' }
    | { readonly kind: 'api'; readonly apiVersion: string }
    | ({ readonly kind: 'derived' } & Derivation);
}

/** A place in the values. */
export type ValuesPosition = Position & { readonly of: Extract<Position['of'], { readonly kind: 'values' }> };

export function isValuesPosition(position: Position): position is ValuesPosition {
  return position.of.kind === 'values';
}

/** The values as a whole. */
export function rootPosition(field: Field): ValuesPosition {
  return { id: '', domain: domainOfField(field), of: { kind: 'values', steps: [], field, branches: [] } };
}

/** What a place of the values has at a key, or undefined where it never has one. Of maps and free-form content it may be absent. */
export function childAt(parent: ValuesPosition, key: string): ValuesPosition | undefined {
  const { field } = parent.of;
  if (field === undefined || field.kind === 'kubernetes') {
    return isSafeKey(key) && (field === undefined || acceptsKey(field, key)) ? place(parent, { key }, undefined, { ...FREE_FORM, absent: true }) : undefined;
  }
  if (field.kind === 'map') {
    return acceptsKey(field, key) ? place(parent, { key }, field.entry, { ...domainOfField(field.entry), absent: true }) : undefined;
  }
  const child = childField(field, key);
  if (child !== undefined) {
    return place(parent, { key }, child, domainOfField(child));
  }
  return field.kind === 'object' && field.open === true ? place(parent, { key }, undefined, { ...FREE_FORM, absent: true }) : undefined;
}

/** An arbitrary member of a list. */
export function itemAt(parent: ValuesPosition, item: number): ValuesPosition {
  const { field } = parent.of;
  return field?.kind === 'list' ? place(parent, { item }, field.item, { ...domainOfField(field.item), absent: false }) : place(parent, { item }, undefined, FREE_FORM);
}

/** The value, and the key, of an entry that stands for all entries of a map that were not asked for by key, or of a second one. */
export function otherValueAt(parent: ValuesPosition, other: 0 | 1 = 0): ValuesPosition {
  const { field } = parent.of;
  return field?.kind === 'map' ? place(parent, { other }, field.entry, { ...domainOfField(field.entry), absent: false }) : place(parent, { other }, undefined, FREE_FORM);
}

export function otherKeyAt(parent: ValuesPosition, other: 0 | 1 = 0): ValuesPosition {
  const { field } = parent.of;
  const texts = keysOfMap(field?.kind === 'map' || field?.kind === 'kubernetes' ? field : undefined);
  const key = place(parent, { keyOfOther: other }, undefined, { ...NOTHING, texts });
  return { ...key, differsFrom: idOfOtherKey(parent, other === 0 ? 1 : 0) };
}

export function idOfOtherKey({ id }: ValuesPosition, other: 0 | 1): string {
  return `${id}/${nameOf({ keyOfOther: other })}`;
}

/** Whether a map of the values has keys that the customer chooses. */
export function hasFreeKeys({ of }: ValuesPosition): boolean {
  return of.field === undefined || of.field.kind === 'map' || of.field.kind === 'kubernetes' || (of.field.kind === 'object' && of.field.open === true);
}

/** The declared keys of an object of the values. */
export function declaredKeys({ of }: ValuesPosition): readonly string[] {
  const { field } = of;
  switch (field?.kind) {
    case 'object':
      return Object.keys(field.fields);
    case 'union':
      return [field.discriminator, ...Object.entries(field.branches).filter(([, fields]) => Object.keys(fields).length > 0).map(([name]) => name)];
    case 'secret-key-ref':
      return ['name', 'key'];
    case 'pull-secret':
      return ['name'];
    default:
      return [];
  }
}

function place(parent: ValuesPosition, step: PlaceStep, field: Field | undefined, domain: Domain): ValuesPosition {
  return {
    id: `${parent.id}/${nameOf(step)}`,
    domain,
    of: { kind: 'values', steps: [...parent.of.steps, step], field, branches: [...parent.of.branches, ...branchAt(parent, step)] },
  };
}

function branchAt(parent: ValuesPosition, step: PlaceStep): readonly Branch[] {
  const { field } = parent.of;
  if (field?.kind !== 'union' || !('key' in step) || ownValue(field.branches, step.key) === undefined || step.key === field.discriminator) {
    return [];
  }
  const discriminator = childAt(parent, field.discriminator);
  return discriminator === undefined ? [] : [{ discriminator, name: step.key }];
}

/** Whether the customer must set a place only while a branch is chosen. */
export function isRequiredInBranch({ of }: ValuesPosition): boolean {
  return of.branches.length > 0 && of.field !== undefined && isSetByCustomer(of.field);
}

function nameOf(step: PlaceStep): string {
  if ('key' in step) {
    return step.key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('*', '~2');
  }
  if ('item' in step) {
    return `*${String(step.item)}`;
  }
  return 'other' in step ? ['*', '*second'][step.other] as string : ['*key', '*secondkey'][step.keyOfOther] as string;
}
