import * as fc from 'fast-check';
import { v, type Field, type Fields } from '../../lib/values';
import { arbitraryFieldKey, arbitraryText } from './arbitrary-text';
import { arbitraryValue } from './arbitrary-value';

/** Where a field stands: as a key below the defaults, or inside a list or map, where there are no defaults. */
type Position = 'key' | 'inside';

const description = arbitraryText.map((text) => `What it is for. ${text}`);

/** The named fields of an object or branch. */
export function arbitraryFields(position: Position, depth: number, maxLength: number): fc.Arbitrary<Fields> {
  return fc
    .uniqueArray(fc.tuple(arbitraryFieldKey, arbitraryKey(position, depth)), { maxLength, selector: ([key]) => key })
    .map((pairs) => Object.fromEntries(pairs) as Fields);
}

/** A field that is a key: with a default, required or removable. */
export function arbitraryKey(position: Position, depth: number): fc.Arbitrary<Field> {
  const leaf = arbitraryItem(depth).chain((item) => withPresence(item, position));
  if (depth === 0) {
    return leaf;
  }
  const object = arbitraryFields(position, depth - 1, 4).map((fields) => v.object(fields));
  const removable = arbitraryFields(position, depth - 1, 3).map((fields) => v.object(fields, { removable: true }));
  const union = arbitraryUnion(depth - 1);
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 3, arbitrary: object },
    { weight: 1, arbitrary: removable },
    ...(position === 'key' ? [{ weight: 2, arbitrary: union }] : []),
  );
}

function arbitraryUnion(depth: number): fc.Arbitrary<Field> {
  return fc
    .uniqueArray(fc.tuple(arbitraryFieldKey, arbitraryFields('key', depth, 3)), {
      minLength: 1,
      maxLength: 3,
      selector: ([key]) => key,
    })
    .filter((branches) => branches.every(([name]) => name !== 'provider'))
    .chain((branches) =>
      fc
        .record({ description, chosen: fc.constantFrom(...branches.map(([name]) => name)) })
        .map(({ description: text, chosen }) =>
          v.union('provider', Object.fromEntries(branches), { description: text, default: chosen }),
        ),
    );
}

/** A default, a requirement or an option for a field that has none yet. */
function withPresence(item: Field, position: Position): fc.Arbitrary<Field> {
  const presence: fc.Arbitrary<object>[] = [fc.constant({ required: true }), fc.constant({ removable: true })];
  if (position === 'key') {
    const defaulted = arbitraryValue(item).map((value) => ({ default: value }));
    presence.push(
      defaulted,
      defaulted,
      defaulted,
      defaulted.map((each) => ({ ...each, removable: true })),
    );
  }
  const documentation = fc.record(
    { example: arbitraryValue(item), deprecated: arbitraryText, advanced: fc.boolean() },
    { requiredKeys: [] },
  );
  return item.kind === 'kubernetes'
    ? fc.constant(item)
    : fc
        .tuple(description, fc.oneof(...presence), documentation)
        .map(([text, given, rest]) => withOptions(item, { ...rest, ...given, description: text }));
}

function withOptions(item: Field, options: object): Field {
  return Object.freeze({ ...item, ...options });
}

/** A field without default, as the items of lists and the entries of maps are. */
function arbitraryItem(depth: number): fc.Arbitrary<Field> {
  const leaves: fc.Arbitrary<Field>[] = [
    ...leafItems,
    fc.constantFrom('list', 'map', 'scalar').chain(arbitraryKubernetesField),
  ];
  if (depth === 0) {
    return fc.oneof(...leaves);
  }
  const inner = fc.oneof(
    arbitraryItem(depth - 1).filter(({ kind }) => kind !== 'kubernetes'),
    arbitraryFields('inside', depth - 1, 3).map((fields) => v.object(fields)),
  );
  return fc.oneof(
    ...leaves,
    inner.chain((item) => fc.constantFrom(v.list(item), v.list(item, { maxItems: 2 }), v.list(item, { minItems: 1 }))),
    inner.chain((entry) =>
      fc.constantFrom(
        v.map(entry),
        v.map(entry, { keyPattern: '^[a-z]{1,3}$', reservedKeys: ['own'] }),
        v.map(entry, { reservedPrefixes: ['helm.sh/'], minEntries: 1 }),
      ),
    ),
  );
}

const leafItems: readonly fc.Arbitrary<Field>[] = [
  fc.constantFrom<Field>(
    v.string(),
    v.string({ pattern: '^[a-zé😀-]{0,5}$' }),
    v.string({ minLength: 1, maxLength: 4 }),
    v.string({ forbidden: ['', 'latest'] }),
  ),
  fc.constantFrom<Field>(v.integer(), v.integer({ minimum: 1, maximum: 10 }), v.integer({ minimum: -5 })),
  fc.constantFrom<Field>(v.number(), v.number({ minimum: 0, maximum: 0.5 })),
  fc.constant(v.boolean()),
  fc.uniqueArray(arbitraryText, { minLength: 1, maxLength: 4 }).map((choices) => v.choice(choices)),
  fc.constant(v.quantity()),
  fc.constantFrom<Field>(v.port(), v.port({ minimum: 1024 })),
  fc.constantFrom<Field>(v.cidr(), v.cidr({ allowEmpty: true })),
  fc.constantFrom<Field>(v.url(), v.url({ schemes: ['postgres'] })),
  fc.constant(v.secretKeyRef()),
  fc.constant(v.pullSecret()),
];

function arbitraryKubernetesField(shape: 'list' | 'map' | 'scalar'): fc.Arbitrary<Field> {
  const field: Field = { kind: 'kubernetes', description: '', shape };
  return fc
    .tuple(description, arbitraryValue(field))
    .map(([text, value]) => v.kubernetes(text, { default: value as object }));
}
