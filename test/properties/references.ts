import type fc from 'fast-check';
import type { Field, Known } from '../../lib';
import { literalText } from './hostile-text';

/** References of a chart's values, by what can be done with them. */
export interface References {
  /** Texts that the tree may write out. */
  readonly literals: fc.Arbitrary<string>;
  readonly strings: readonly Known<string>[];
  readonly numbers: readonly Known<number>[];
  readonly booleans: readonly Known<boolean>[];
  readonly scalars: readonly Known<string | number>[];
  readonly lists: readonly { readonly reference: Known<readonly unknown[]>; readonly item: Field | undefined }[];
  readonly maps: readonly {
    readonly reference: Known<Readonly<Record<string, unknown>>>;
    readonly entry: Field | undefined;
  }[];
}

/** All references below a reference. */
export function collectReferences(reference: object, field: Field, into: Mutable<References> = empty()): References {
  switch (field.kind) {
    case 'string':
    case 'choice':
    case 'cidr':
    case 'url':
      into.strings.push(reference as Known<string>);
      break;
    case 'integer':
    case 'number':
    case 'port':
      into.numbers.push(reference as Known<number>);
      break;
    case 'boolean':
      into.booleans.push(reference as Known<boolean>);
      break;
    case 'quantity':
      into.scalars.push(reference as Known<string | number>);
      break;
    case 'list':
      into.lists.push({ reference: reference as Known<readonly unknown[]>, item: field.item });
      break;
    case 'map':
      into.maps.push({ reference: reference as Known<Readonly<Record<string, unknown>>>, entry: field.entry });
      break;
    case 'kubernetes':
      if (field.shape === 'list') {
        into.lists.push({ reference: reference as Known<readonly unknown[]>, item: undefined });
      } else {
        into.maps.push({ reference: reference as Known<Readonly<Record<string, unknown>>>, entry: undefined });
      }
      break;
    case 'object':
      for (const [key, child] of Object.entries(field.fields)) {
        collectReferences((reference as Readonly<Record<string, object>>)[key]!, child, into);
      }
      break;
    case 'union': {
      const branches = reference as Readonly<Record<string, object>>;
      into.strings.push(branches[field.discriminator] as Known<string>);
      for (const [name, fields] of Object.entries(field.branches)) {
        for (const [key, child] of Object.entries(fields)) {
          collectReferences((branches[name] as Readonly<Record<string, object>>)[key]!, child, into);
        }
      }
      break;
    }
    default:
      break;
  }
  return into;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

function empty(): Mutable<References> {
  return {
    literals: literalText,
    strings: [],
    numbers: [],
    booleans: [],
    scalars: [],
    lists: [],
    maps: [],
  };
}

/** A copy to which the members of a repetition can be added. */
export function copyReferences(references: References): Mutable<References> {
  return {
    literals: references.literals,
    strings: [...references.strings],
    numbers: [...references.numbers],
    booleans: [...references.booleans],
    scalars: [...references.scalars],
    lists: [...references.lists],
    maps: [...references.maps],
  };
}
