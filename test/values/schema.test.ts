import { defineValues, schemaOf, v, validateValues, type Fields } from '../../lib/values';
import { acceptsShallowly } from '../../lib/values/leaf-acceptance';
import { findMismatches } from '../../lib/values/find-mismatches';
import { forEachHelm } from '../helm/for-each-helm';
import type { HelmBinary } from '../helm/helm-binaries';
import { helmVerdict } from './helm-verdict';
import { schemaCorpus, unsafeTexts } from './schema-corpus';

interface Case {
  readonly key: string;
  readonly value: unknown;
  readonly accepted: boolean;
}

// Each value of the corpus is its own key, so that one run of Helm judges them all. What a field requires is set
// by its own case; `object` wraps each field, because a required key of another case must not be missed.
const cases: (Case & { readonly field: Fields[string] })[] = schemaCorpus.flatMap(
  ({ name, field, accepted, refused }) =>
    [
      ...accepted.map((value) => ({ value, accepted: true })),
      ...refused.map((value) => ({ value, accepted: false })),
    ].map((each, index) => ({ ...each, field: field, key: `${name.replaceAll(' ', '-')}-${index}` })),
);
const definition = defineValues(Object.fromEntries(cases.map(({ key, field }) => [key, field])) as Fields);
const overrides = Object.fromEntries(cases.map(({ key, value }) => [key, value]));
const expected = cases.filter(({ accepted }) => !accepted).map(({ key }) => key);

test('the schema accepts and refuses what the corpus says', () => {
  const refused = new Set(
    validateValues(definition, overrides).map(({ in: place }) => /^values\.([\w-]+)/.exec(place ?? '')?.[1]),
  );
  expect([...refused]).toEqual(expected);
});

forEachHelm((helm) => {
  test('of a text that is refused, Helm says what is wanted', () => {
    const own = 'text that the chart does not set here itself: values.yaml lists what it sets';
    const field = v.string({ description: 'Name.', default: 'a', forbidden: ['latest', ''] });
    const named = defineValues({ tag: field, name: { ...field, reserved: ['PATH', own] } });
    for (const name of ['PATH', own]) {
      const { refused, stderr } = helmVerdict(helm, named, { tag: 'latest', name });
      expect([...refused].sort()).toEqual(['name', 'tag']);
      expect(stderr).toMatch(/tag'?: .*["']text other than latest and empty text["']/u);
      expect(stderr).toMatch(/name'?: .*text that the chart does not set here itself: values\.yaml lists what it sets\./u);
    }
  });

  test('Helm accepts and refuses what the corpus says', () => {
    const { refused } = helmVerdict(helm, definition, overrides);
    expect([...refused].sort()).toEqual([...expected].sort());
  });

  test('Helm refuses unknown keys at the top, and accepts what parent charts set', () => {
    const empty = defineValues({});
    expect([...helmVerdict(helm, empty, { other: 1 }).refused]).toEqual(['other']);
    expect([...helmVerdict(helm, empty, { enabled: 1 }).refused]).toEqual(['enabled']);
    expect([
      ...helmVerdict(helm, empty, { enabled: true, global: { parent: { a: null }, imageRegistry: 'a.b:5/c' } }).refused,
    ]).toEqual([]);
    expect([...helmVerdict(helm, empty, { global: { imageRegistry: 'https://a' } }).refused]).toEqual(['global']);
    expect([...helmVerdict(helm, empty, { commonLabels: { 'app.kubernetes.io/name': 'a' } }).refused]).toEqual([
      'commonLabels',
    ]);
    expect([...helmVerdict(helm, empty, { global: null }).refused]).toEqual(['global']);
  });
});

const hostile = defineValues({
  text: v.string({ description: 'A.', default: '' }),
  map: v.map(v.string(), { description: 'A.', default: {} }),
  open: v.kubernetes<object>('A.', { default: {} }),
  list: v.kubernetes<unknown[]>('A.'),
});
const hostileValues = (text: string): object[] => [
  { text },
  { map: { a: text } },
  { map: { [text]: '' } },
  { open: { a: [{ b: text }] } },
  { open: { a: { [text]: 1 } } },
  { list: [text] },
];

test.each(unsafeTexts)('%j is refused wherever text may stand', (text) => {
  for (const values of hostileValues(text)) {
    expect(validateValues(hostile, values)).toHaveLength(1);
  }
});

test('the merge key of YAML is refused as a key', () => {
  for (const values of hostileValues('<<').filter((_, index) => [2, 4].includes(index))) {
    expect(validateValues(hostile, values)).toHaveLength(1);
  }
});

forEachHelm((helm) => {
  // Helm 3 reads values back from YAML before it validates them, and already fails there.
  test.each(['\u0080', '\u2028', '<<'])('Helm refuses %j wherever text may stand', (text) => {
    const inTexts = text === '<<' ? [2, 4] : [0, 1, 2, 3, 4, 5];
    for (const values of hostileValues(text).filter((_, index) => inTexts.includes(index))) {
      expect(verdictOf(helm, values)).toMatch(/^refused|control characters are not allowed|map merge requires map/);
    }
  });
});

function verdictOf(helm: HelmBinary, values: object): string {
  try {
    return helmVerdict(helm, hostile, values).refused.size === 1 ? 'refused' : 'accepted';
  } catch (thrown) {
    return String(thrown);
  }
}

test('a default is judged at definition time as its schema would judge it', () => {
  for (const { key, field, value, accepted } of cases) {
    if (field.kind !== 'object' && field.kind !== 'union' && value !== null && !isPartial(key)) {
      expect([key, findMismatches(field, value).length === 0]).toEqual([key, accepted]);
      expect(acceptsShallowly(field, value) || !accepted).toBe(true);
    }
  }
});

/** Values that are merged with a default before they are judged. */
function isPartial(key: string): boolean {
  return /^(secret|map|free-form-map)-\d+$/.test(key);
}

test('the schema is draft-07, self-contained, and has no null, no format and no reference to elsewhere', () => {
  const text = JSON.stringify(schemaOf(definition));
  expect(schemaOf(definition).$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(text).not.toMatch(/"(format|\$id|multipleOf|const":null|unevaluated\w*|prefixItems)"/);
  expect(text).not.toContain('"null"]');
  expect(new Set(text.match(/"\$ref":"[^"]*"/g))).toEqual(
    new Set(['"$ref":"#/definitions/unsafeText"', '"$ref":"#/definitions/freeForm"']),
  );
});
