import { v, type Field } from '../../lib/values';

const description = 'A value.';

/** A field, and values that its schema must accept or refuse. Null removes a default, so it is a key that is absent. */
export interface SchemaCase {
  readonly name: string;
  readonly field: Field;
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
}

const wrongTypes = { text: 'a', number: 1.5, flag: true, list: [1], map: { a: 1 } };

function allBut(...keys: readonly (keyof typeof wrongTypes)[]): readonly unknown[] {
  return Object.entries(wrongTypes).flatMap(([key, value]) =>
    (keys as readonly string[]).includes(key) ? [] : [value],
  );
}

const oidc = {
  issuerUrl: v.url({ description, required: true }),
  scope: v.string({ description, default: 'openid' }),
  client: v.object({ id: v.string({ description, required: true }), name: v.string({ description, default: '' }) }),
  proof: v.union(
    'method',
    { none: {}, key: { file: v.string({ description, required: true }) } },
    { description, default: 'none' },
  ),
};
const auth = v.union('provider', { builtin: {}, oidc }, { description, default: 'builtin' });
const client = { client: { id: 'a' } };
const issuerUrl = 'https://id.example.com/a?b#c';

/** Everything that a field's schema decides, kind by kind. Texts and keys that Helm 3 cannot even read are not among them. */
export const schemaCorpus: readonly SchemaCase[] = [
  {
    name: 'string',
    field: v.string({ description, default: '' }),
    accepted: ['', 'a', '{{ .Values }}', '\n\t"\\', 'é😀', '~', 'null', '\u0000'],
    refused: [...allBut('text'), null, '<no value>', 'a<no value>b'],
  },
  {
    name: 'pattern',
    field: v.string({ description, default: 'a', pattern: '^[a-c]{1,3}$' }),
    accepted: ['abc'],
    refused: ['', 'abcd', 'd', 'a\n'],
  },
  {
    name: 'forbidden',
    field: v.string({ description, default: 'a', forbidden: ['latest', 'latest', ''] }),
    accepted: ['Latest', 'b'],
    refused: ['latest', '', '<no value>', 1],
  },
  {
    name: 'length',
    field: v.string({ description, default: 'aa', minLength: 2, maxLength: 3 }),
    accepted: ['😀😀', 'aaa', 'e\u0301'],
    refused: ['a', '😀', 'aaaa'],
  },
  {
    name: 'integer',
    field: v.integer({ description, default: 0 }),
    accepted: [-1, 1.0, 1000000, 2 ** 53 - 1, 1 - 2 ** 53],
    refused: [...allBut(), '1', 2 ** 53, -(2 ** 53), 1e21],
  },
  {
    name: 'bounded integer',
    field: v.integer({ description, default: 1, minimum: 1, maximum: 5 }),
    accepted: [5],
    refused: [0, 6],
  },
  {
    name: 'number',
    field: v.number({ description, default: 0 }),
    accepted: [1.5, -0.1, 1e-7, 3],
    refused: [...allBut('number'), 1e300],
  },
  {
    name: 'bounded number',
    field: v.number({ description, default: 0.5, minimum: 0, maximum: 0.9 }),
    accepted: [0, 0.9],
    refused: [-0.1, 1],
  },
  {
    name: 'boolean',
    field: v.boolean({ description, default: false }),
    accepted: [true],
    refused: [...allBut('flag'), 'true', 0],
  },
  {
    name: 'choice',
    field: v.choice(['a', 'b', ''], { description, default: 'a' }),
    accepted: ['b', ''],
    refused: [...allBut('text'), 'c', 'A'],
  },
  {
    name: 'list',
    field: v.list(v.integer(), { description, default: [], maxItems: 2 }),
    accepted: [[], [1, 2]],
    refused: [...allBut('list'), [1, 2, 3], ['1'], [null]],
  },
  {
    name: 'map',
    field: v.map(v.string(), { description, default: { d: '' } }),
    accepted: [{}, { a: 'b', '': '', 'a.b/c': '', n: '' }, { d: null }],
    refused: [...allBut(), { a: 1 }, { '<no value>': '' }, { e: null }],
  },
  {
    name: 'map with keys',
    field: v.map(v.string(), {
      description,
      default: {},
      keyPattern: '^[a-z./]+$',
      reservedKeys: ['own'],
      reservedPrefixes: ['helm.sh/', 'a+'],
    }),
    accepted: [{ a: '', 'helm.shx': '', owner: '' }],
    refused: [{ A: '' }, { own: '' }, { 'helm.sh/x': '' }],
  },
  { name: 'map of at least one entry', field: v.map(v.string(), { description, required: true, minEntries: 1 }), accepted: [{ a: 'b' }, { a: '', b: '' }], refused: [{}, []] },
  {
    name: 'object',
    field: v.object({
      a: v.integer({ description, default: 1 }),
      b: v.boolean({ description, default: true, removable: true }),
    }),
    accepted: [{}, { a: 2 }, { b: null }, { b: false }],
    refused: [...allBut('map'), { c: 1 }, { a: null }, null],
  },
  {
    name: 'required',
    field: v.object({ a: v.string({ description, required: true }) }),
    accepted: [{ a: '' }],
    refused: [{}, { a: 1 }],
  },
  {
    name: 'objects in a list',
    field: v.list(
      v.object({ a: v.string({ description, required: true }), b: v.integer({ description, removable: true }) }),
      { description, default: [] },
    ),
    accepted: [[{ a: '' }, { a: '', b: 1 }]],
    refused: [[{}], [{ a: '', b: null }], [{ a: '', c: 1 }]],
  },
  {
    name: 'removable',
    field: v.object({
      a: v.integer({ description, removable: true }),
      b: v.object({ c: v.integer({ description, default: 1 }) }, { removable: true }),
    }),
    accepted: [{ a: 1 }, { b: null }],
    refused: [{ a: null }, { b: { c: null } }],
  },
  {
    name: 'exactly one',
    field: v.list(
      v.object({ a: v.string({ description, removable: true }), b: v.object({ c: v.string({ description, required: true }) }, { removable: true }), d: v.integer({ description, removable: true }) }, { exactlyOne: ['a', 'b'] }),
      { description, default: [] },
    ),
    accepted: [[{ a: '' }, { b: { c: '' }, d: 1 }]],
    refused: [[{}], [{ d: 1 }], [{ a: '', b: { c: '' } }], [{ a: null }], [{ b: {} }]],
  },
  {
    name: 'key rules',
    field: v.list(
      v.object(
        { a: v.string({ description, removable: true }), b: v.choice(['x', 'y'], { description, removable: true }), c: v.integer({ description, removable: true }) },
        { keyRules: [{ while: 'a', is: 'set', key: 'b', oneOf: ['x'], optional: true }, { while: 'a', is: 'not set', key: 'b', oneOf: ['y'] }, { while: 'c', is: 'set', key: 'a', oneOf: ['', '1'] }] },
      ),
      { description, default: [] },
    ),
    accepted: [[{ a: 'a' }, { a: 'a', b: 'x' }, { b: 'y' }, { a: '', b: 'y' }, { a: '1', b: 'x', c: 0 }, { a: '', b: 'y', c: 0 }]],
    refused: [[{}], [{ a: '' }], [{ a: 'a', b: 'y' }], [{ a: '', b: 'x' }], [{ b: 'y', c: 0 }], [{ a: 'a', c: 0 }]],
  },
  {
    name: 'union',
    field: auth,
    accepted: [
      {},
      { provider: 'oidc', oidc: { issuerUrl, ...client } },
      { oidc: { issuerUrl } },
      { oidc: { proof: { method: 'key' } } },
      { provider: 'oidc', oidc: { issuerUrl, ...client, proof: { method: 'key', key: { file: 'a' } } } },
    ],
    refused: [
      { provider: 'oidc' },
      { provider: 'oidc', oidc: { issuerUrl } },
      { provider: 'oidc', oidc: client },
      { provider: 'other' },
      { provider: null },
      { builtin: {} },
      { oidc: { scope: null } },
      { oidc: { other: 1 } },
      { oidc: null },
      { provider: 'oidc', oidc: { issuerUrl, ...client, proof: { method: 'key' } } },
    ],
  },
  {
    name: 'quantity',
    field: v.quantity({ description, default: 1 }),
    accepted: [0, 0.5, '1', '250m', '1.5Gi', '.5', '5.', '1e3', '2E-3', '0'],
    refused: [...allBut('number'), '', '1 Gi', '1gi', '-1', -1, '1Gib', '1.5.5', 'Gi'],
  },
  {
    name: 'port',
    field: v.port({ description, default: 80 }),
    accepted: [1, 65535],
    refused: [...allBut(), 0, 65536, '80'],
  },
  {
    name: 'cidr',
    field: v.cidr({ description, default: '10.0.0.0/8' }),
    accepted: ['0.0.0.0/0', '255.255.255.255/32', '::/0', 'fd00:1::/64', '1:2:3:4:5:6:7:8/128', 'FE80::1/10'],
    refused: [
      ...allBut(),
      '',
      '10.0.0.0',
      '10.0.0.0/33',
      '256.0.0.0/8',
      '010.0.0.0/8',
      '::/129',
      '1::2::3/64',
      '1:2:3:4:5:6:7:8:9/64',
      ':::/64',
    ],
  },
  {
    name: 'cidr of at least a prefix',
    field: v.cidr({ description, default: '10.0.0.0/8', minPrefixLength: { IPv4: 8, IPv6: 16 } }),
    accepted: ['10.0.0.10/32', '10.0.0.0/30', '10.0.0.0/9', 'fd00::/16', '2001:db8::/32', 'fd00::1/128', '0064:ff9b::/96', '1:2:3:4:5:6:7:8/99'],
    // The last are 0.0.0.0/0 to Go, by other names.
    refused: ['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '10.0.0.0/7', '::/0', '::/1', '8000::/1', 'fd00::/15', 'fd00::/9', '::ffff:0:0/96', '0:0:0:0:0:ffff:0:0/96', '0000::ffff:0.0.0.0/96'],
  },
  { name: 'cidr of IPv4', field: v.cidr({ description, default: '10.0.0.0/8', ipFamily: 'IPv4' }), accepted: ['0.0.0.0/0'], refused: ['fd00::/8', ''] },
  { name: 'cidr of IPv6', field: v.cidr({ description, default: 'fd00::/8', ipFamily: 'IPv6', minPrefixLength: { IPv4: 0, IPv6: 1 } }), accepted: ['fc00::/7', '8000::/1'], refused: ['10.0.0.0/8', '::/0', '::1/128'] },
  { name: 'cidr or empty', field: v.cidr({ description, default: '' }), accepted: ['', '10.0.0.0/8'], refused: [' '] },
  {
    name: 'url',
    field: v.url({ description, required: true }),
    accepted: ['http://a', 'https://user@a.b:80/c?d=e#f', 'https://[::1]:8443/', 'http://a?b'],
    refused: [
      ...allBut(),
      '',
      'a',
      'http://',
      'ftp://a',
      'HTTP://a',
      'http://a b',
      'http://a/\n',
      ' http://a',
      'http://é',
    ],
  },
  {
    name: 'url with schemes',
    field: v.url({ description, default: '', schemes: ['postgres', 'a.b'] }),
    accepted: ['', 'postgres://a/b', 'a.b://c'],
    refused: ['http://a', 'axb://c'],
  },
  {
    name: 'secret',
    field: v.secretKeyRef({ description, default: { name: '', key: 'password' } }),
    accepted: [{}, { name: 'a.b' }, { name: 'a', key: 'K_.-' }, { key: '' }],
    refused: [...allBut(), { name: 'a', key: '' }, { name: 'A' }, { key: 'a b' }, { other: 1 }, { name: null }],
  },
  {
    name: 'required secret',
    field: v.secretKeyRef({ description, required: true }),
    accepted: [{ name: 'a', key: 'b' }],
    refused: [{ name: 'a' }, { name: '', key: 'b' }, { name: 'a', key: '' }],
  },
  {
    name: 'pull secret',
    field: v.list(v.pullSecret(), { description, default: [] }),
    accepted: [['a', { name: 'b' }]],
    refused: [[1], [''], ['A'], [{}], [{ name: '' }], [{ name: 'a', b: 1 }], [null]],
  },
  {
    name: 'free-form list',
    field: v.kubernetes<unknown[]>('A.'),
    accepted: [null, [], [1, 'a', true, [], {}, { a: [{ b: '{{' }] }]],
    refused: [...allBut('list'), [null], [{ a: null }], ['<no value>'], [1e17], [{ a: ['<no value>'] }]],
  },
  {
    name: 'free-form map',
    field: v.kubernetes<object>('A.', { default: { d: 1 }, reservedKeys: ['own'] }),
    accepted: [null, {}, { d: null }, { a: { own: 1 }, y: '', '': '' }],
    refused: [...allBut('map'), { own: 1 }, { a: null }, { a: '<no value>' }],
  },
  {
    name: 'free-form scalar',
    field: v.kubernetes<string | number>('A.', { default: 1 }),
    accepted: [null, 'a', 0.5, '50%'],
    refused: [...allBut('text', 'number'), '<no value>', 1e17],
  },
];

/** Texts that no part of values may contain: Helm would change them, or the map they are in, or cannot read them. */
export const unsafeTexts: readonly string[] = [
  '\u007f',
  '\u0080',
  'a\u0085b',
  '\u009f',
  '\u2028',
  '\u2029',
  '\ufffe',
  '\uffff',
];
