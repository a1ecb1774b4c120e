import { isChartError, type Problem } from '../../lib/diagnostic';
import { defineValues, v, type Fields } from '../../lib/values';

const description = 'A value.';

/** Defines values that the type checker may refuse, and returns what is found wrong with them. */
function problemsOfDefinition(fields: object): readonly Problem[] {
  try {
    defineValues(fields as Fields);
    return [];
  } catch (thrown) {
    if (isChartError(thrown)) {
      return thrown.problems;
    }
    throw thrown;
  }
}

function codesOf(fields: object): readonly string[] {
  return problemsOfDefinition(fields).map(({ code, in: place }) => `${code} ${place ?? ''}`);
}

test('a definition without mistakes begins with the values of every chart', () => {
  const definition = defineValues({ replicas: v.integer({ description, default: 1 }) });
  expect(Object.keys(definition.root.fields)).toEqual([
    'global',
    'nameOverride',
    'fullnameOverride',
    'commonLabels',
    'commonAnnotations',
    'clusterDomain',
    'replicas',
  ]);
});

test('a definition cannot be changed afterwards', () => {
  const definition = defineValues({ web: v.object({ replicas: v.integer({ description, default: 1 }) }) });
  expect(Object.isFrozen(definition.root.fields)).toBe(true);
  expect(Object.isFrozen(definition.root.fields['web'])).toBe(true);
});

test('all problems of a definition are reported at once', () => {
  expect(() =>
    defineValues({
      a: v.string({ description: ' ', default: '' }),
      b: v.object({ c: v.integer({ description, default: 0, minimum: 1 }) }),
    }),
  ).toThrow(
    'The values definition is invalid: 2 problems\n' +
      'FIELD_DESCRIPTION_MISSING: a has no description\n' +
      '  in: values.a\n' +
      '  fix: say in one sentence what it is for\n' +
      'FIELD_DEFAULT_INVALID: b.c has a default that Helm would refuse: it is 0, but must be a whole number that is at least 1\n' +
      '  in: values.b.c\n' +
      '  fix: change the default, or the constraint',
  );
});

test.each([
  ['a default that is missing', { a: v.string({ description }) }, 'FIELD_DEFAULT_MISSING values.a'],
  ['a value that is no field', { a: 'text' }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['a field of an unknown kind', { a: { kind: 'text', description } }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['a method of Go', { AsMap: v.object({}) }, 'FIELD_KEY_RESERVED values.AsMap'],
  ['the global block', { global: v.object({}) }, 'FIELD_KEY_RESERVED values.global'],
  ['a key of the library', { nameOverride: v.object({}) }, 'FIELD_NAME_CLASH values.nameOverride'],
  ['an empty key', { '': v.object({}) }, 'FIELD_KEY_INVALID values[""]'],
  ['the merge key of YAML', { a: v.object({ '<<': v.object({}) }) }, 'FIELD_KEY_INVALID values.a["<<"]'],
  ['a control character in a key', { 'a\u0085': v.object({}) }, 'FIELD_KEY_INVALID values["a\u0085"]'],
  ['a prototype as key', { ['__proto__']: v.object({}) }, 'FIELD_KEY_INVALID values.__proto__'],
  [
    'look-ahead',
    { a: v.string({ description, default: 'b', pattern: '^(?!a)' }) },
    'FIELD_PATTERN_UNSUPPORTED values.a',
  ],
  [
    'look-ahead for keys',
    { a: v.map(v.string(), { description, default: {}, keyPattern: '(?=a)' }) },
    'FIELD_PATTERN_UNSUPPORTED values.a',
  ],
  [
    'a default without match',
    { a: v.string({ description, default: 'b', pattern: '^a' }) },
    'FIELD_DEFAULT_INVALID values.a',
  ],
  [
    'a default that is too long',
    { a: v.string({ description, default: '😀😀', maxLength: 1 }) },
    'FIELD_DEFAULT_INVALID values.a',
  ],
  [
    'a default that Helm deletes',
    { a: v.string({ description, default: '<no value>' }) },
    'FIELD_DEFAULT_INVALID values.a',
  ],
  ['a fraction', { a: v.integer({ description, default: 1.5 }) }, 'FIELD_DEFAULT_INVALID values.a'],
  ['an infinite number', { a: v.number({ description, default: Infinity }) }, 'FIELD_DEFAULT_INVALID values.a'],
  [
    'a number that JSON does not carry',
    { a: v.integer({ description, default: 2 ** 53 }) },
    'FIELD_DEFAULT_INVALID values.a',
  ],
  ['a port above 65535', { a: v.port({ description, default: 65536 }) }, 'FIELD_DEFAULT_INVALID values.a'],
  ['a network without prefix', { a: v.cidr({ description, default: '10.0.0.0' }) }, 'FIELD_DEFAULT_INVALID values.a'],
  [
    'a list item that is wrong',
    { a: v.list(v.cidr(), { description, default: ['10.0.0.0/8', 'x'] }) },
    'FIELD_DEFAULT_INVALID values.a[1]',
  ],
  [
    'a map entry that is wrong',
    { a: v.map(v.port(), { description, default: { 'b.c': 0 } }) },
    'FIELD_DEFAULT_INVALID values.a["b.c"]',
  ],
  [
    'a reserved key in a default',
    { a: v.map(v.string(), { description, default: { 'helm.sh/x': '' }, reservedPrefixes: ['helm.sh/'] }) },
    'FIELD_DEFAULT_INVALID values.a["helm.sh/x"]',
  ],
  [
    'null inside free-form content',
    { a: v.kubernetes<object>('A.', { default: { b: null } }) },
    'FIELD_DEFAULT_INVALID values.a',
  ],
  [
    'a secret\'s name without a key',
    { a: v.secretKeyRef({ description, default: { name: 'a', key: '' } }) },
    'FIELD_DEFAULT_INVALID values.a',
  ],
  [
    'an example that is refused',
    { a: v.integer({ description, default: 1, example: 1.5 }) },
    'FIELD_EXAMPLE_INVALID values.a',
  ],
  [
    'a minimum above the maximum',
    { a: v.integer({ description, default: 1, minimum: 2, maximum: 1 }) },
    'FIELD_CONSTRAINT_INVALID values.a',
  ],
  [
    'a length below zero',
    { a: v.string({ description, default: '', minLength: -1 }) },
    'FIELD_CONSTRAINT_INVALID values.a',
  ],
  [
    'a bound of a port above 65535',
    { a: v.port({ description, default: 1, maximum: 70000 }) },
    'FIELD_CONSTRAINT_INVALID values.a',
  ],
  ['entries below zero', { a: v.map(v.string(), { description, default: {}, minEntries: -1 }) }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['a prefix longer than addresses are', { a: v.cidr({ description, default: '10.0.0.1/32', minPrefixLength: { IPv4: 33, IPv6: 16 } }) }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['exactly one of keys that are not declared', { a: v.list(v.object({ b: v.string({ description, removable: true }) }, { exactlyOne: ['b', 'c'] }), { description, default: [] }) }, 'FIELD_CONSTRAINT_INVALID values.a[0]'],
  ['exactly one of keys that are always there', { a: v.list(v.object({ b: v.string({ description, removable: true }), c: v.string({ description, required: true }) }, { exactlyOne: ['b', 'c'] }), { description, default: [] }) }, 'FIELD_CONSTRAINT_INVALID values.a[0]'],
  ['exactly one of keys of which none is there by default', { a: v.object({ b: v.string({ description, removable: true }), c: v.string({ description, removable: true }) }, { exactlyOne: ['b', 'c'] }) }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['a rule on a key that is no text', { a: v.list(v.object({ b: v.string({ description, removable: true }), c: v.integer({ description, removable: true }) }, { keyRules: [{ while: 'b', is: 'set', key: 'c', oneOf: ['1'] }] }), { description, default: [] }) }, 'FIELD_CONSTRAINT_INVALID values.a[0]'],
  ['a rule while a key that is not declared is set', { a: v.list(v.object({ b: v.string({ description, removable: true }) }, { keyRules: [{ while: 'c', is: 'set', key: 'b', oneOf: ['1'] }] }), { description, default: [] }) }, 'FIELD_CONSTRAINT_INVALID values.a[0]'],
  ['a rule that allows no text', { a: v.list(v.object({ b: v.string({ description, removable: true }), c: v.string({ description, removable: true }) }, { keyRules: [{ while: 'b', is: 'set', key: 'c', oneOf: [] }] }), { description, default: [] }) }, 'FIELD_CONSTRAINT_INVALID values.a[0]'],
  ['no choices', { a: v.choice([], { description, required: true }) }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['a choice twice', { a: v.choice(['b', 'b'], { description, default: 'b' }) }, 'FIELD_CONSTRAINT_INVALID values.a'],
  ['no schemes', { a: v.url({ description, required: true, schemes: [] }) }, 'FIELD_CONSTRAINT_INVALID values.a'],
  [
    'a scheme with its colon',
    { a: v.url({ description, required: true, schemes: ['http:'] }) },
    'FIELD_CONSTRAINT_INVALID values.a',
  ],
  [
    'both required and a default',
    { a: v.string({ description, required: true, default: '' } as never) },
    'FIELD_CONSTRAINT_INVALID values.a',
  ],
  [
    'a required key that can be removed',
    { a: v.string({ description, required: true, removable: true } as never) },
    'FIELD_CONSTRAINT_INVALID values.a',
  ],
  [
    'an item with a default',
    { a: v.list(v.string({ description, default: '' }), { description, default: [] }) },
    'FIELD_CONSTRAINT_INVALID values.a[0]',
  ],
  [
    'a default inside a list',
    { a: v.list(v.object({ b: v.string({ description, default: '' }) }), { description, default: [] }) },
    'FIELD_CONSTRAINT_INVALID values.a[0].b',
  ],
  [
    'a union inside a list',
    { a: v.list(v.union('kind', { b: {} }, { description, default: 'b' }), { description, default: [] }) },
    'FIELD_CONSTRAINT_INVALID values.a[0]',
  ],
  [
    'a branch named like the discriminator',
    { a: v.union('kind', { kind: {} }, { description, default: 'kind' }) },
    'FIELD_NAME_CLASH values.a.kind',
  ],
  [
    'a default that is no branch',
    { a: v.union('kind', { b: {} }, { description, default: 'c' as 'b' }) },
    'FIELD_DEFAULT_INVALID values.a.kind',
  ],
  [
    'a mistake inside a branch',
    { a: v.union('kind', { b: { c: v.integer({ description, default: 0.5 }) } }, { description, default: 'b' }) },
    'FIELD_DEFAULT_INVALID values.a.b.c',
  ],
] as const)('a definition with %s is refused', (_, fields, expected) => {
  expect(codesOf(fields)).toEqual([expected]);
});

test('the fix says what to write', () => {
  const [problem] = problemsOfDefinition({ a: v.string({ description, default: 'b', pattern: 'a.b' }) });
  expect(problem).toEqual({
    code: 'FIELD_PATTERN_UNSUPPORTED',
    what: 'a has the pattern a.b, which uses `.`, which is no carriage return in JavaScript, but is in RE2',
    in: 'values.a',
    fix: 'write [^\\n] in its place',
  });
});

test('keys named like members of every object are ordinary keys', () => {
  expect(codesOf({ constructor: v.string({ description, default: '' }), toString: v.object({}) })).toEqual([]);
});

test('optional keys and enabled may be declared', () => {
  expect(
    codesOf({
      enabled: v.boolean({ description, default: true }),
      user: v.integer({ description, removable: true }),
      scalar: v.kubernetes<string | number>('A.', { shape: 'scalar' }),
    }),
  ).toEqual([]);
});
