import { defineValues, v, validateCoalesced, validateValues } from '../../lib/values';
import { exampleDefinition } from './example-definition';

const licenseKey = 'x';

/** What is wrong, and how to fix it, one line for each problem. */
function problems(overrides: object): readonly string[] {
  return validateValues(exampleDefinition, { licenseKey, ...overrides }).map(
    ({ code, what, fix }) => `${code}: ${what} → ${fix}`,
  );
}

test('valid values have no problems', () => {
  expect(problems({ gateway: { replicas: 3, tolerations: null } })).toEqual([]);
});

test.each<[string, object, string]>([
  [
    'a misspelt key',
    { gateway: { replica: 3 } },
    'VALUE_UNKNOWN: gateway.replica is not a value of this chart. Did you mean "replicas"? → write gateway.replicas, or remove the key',
  ],
  [
    'a key at the wrong place',
    { replicas: 3 },
    'VALUE_UNKNOWN: replicas is not a value of this chart. Did you mean gateway.replicas? → write gateway.replicas, or remove the key',
  ],
  [
    'a key of something else',
    { zookeeper: 3 },
    'VALUE_UNKNOWN: zookeeper is not a value of this chart → remove the key',
  ],
  [
    'a branch that has no settings',
    { auth: { builtin: {} } },
    'VALUE_UNKNOWN: auth.builtin is not a value of this chart → remove the key',
  ],
  [
    'a key inside a list',
    { gateway: { mirrors: [{ hots: 'a', host: 'b' }] } },
    'VALUE_UNKNOWN: gateway.mirrors[0].hots is not a value of this chart. Did you mean "host"? → write gateway.mirrors[0].host, or remove the key',
  ],
  [
    'a required value',
    { licenseKey: null },
    'VALUE_INVALID: licenseKey is null, but must be text of at least 1 character → leave licenseKey out, or give text of at least 1 character',
  ],
  [
    'a required value in a list',
    { gateway: { mirrors: [{}] } },
    'VALUE_MISSING: gateway.mirrors[0].host is not set: Host → set gateway.mirrors[0].host',
  ],
  [
    'what the chosen branch requires',
    { auth: { provider: 'oidc' } },
    'VALUE_MISSING: auth.oidc.issuerUrl is not set: Issuer of the tokens → set auth.oidc.issuerUrl, for example to "https://id.example.com"',
  ],
  [
    'a branch that does not exist',
    { auth: { provider: 'oidcc' } },
    'VALUE_INVALID: auth.provider is "oidcc", but must be one of "builtin", "oidc", "saml". Did you mean "oidc"? → give one of "builtin", "oidc", "saml"',
  ],
  [
    'a default that is removed',
    { gateway: { replicas: null } },
    'VALUE_MISSING: gateway.replicas was removed with null, but the chart needs it → leave gateway.replicas out to keep its default',
  ],
  [
    'text for a number',
    { port: '8080' },
    'VALUE_INVALID: port is "8080", but must be a port from 1 to 65535 → write it without quotes (on the command line a fraction needs --set-json)',
  ],
  [
    'a number for a text',
    { gateway: { image: { tag: 1.2 } } },
    'VALUE_INVALID: gateway.image.tag is 1.2, but must be text → write it in quotes: "1.2" (on the command line with --set-string)',
  ],
  [
    'a number out of range',
    { gateway: { replicas: 0 } },
    'VALUE_INVALID: gateway.replicas is 0, but must be a whole number from 1 to 10 → give a whole number from 1 to 10',
  ],
  ['text for a map', { gateway: 'on' }, 'VALUE_INVALID: gateway is "on", but must be a map → give a map'],
  [
    'a network without its length',
    { egress: { networks: ['10.0.0.0/8', '10.0.0.1'] } },
    'VALUE_INVALID: egress.networks[1] is "10.0.0.1", but must be a network such as "10.0.0.0/8" → give a network such as "10.0.0.0/8"',
  ],
  [
    'a label that the chart sets itself',
    { commonLabels: { 'app.kubernetes.io/name': 'a' } },
    'VALUE_INVALID: commonLabels["app.kubernetes.io/name"] is a key that the chart sets itself → rename or remove the key',
  ],
  [
    'a label that Kubernetes refuses',
    { commonLabels: { 'not a label': 'a' } },
    'VALUE_INVALID: commonLabels["not a label"] has a key that does not match ^([a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$ → rename or remove the key',
  ],
  [
    'null in free-form content',
    { gateway: { affinity: { nodeAffinity: { a: [null] } } } },
    'VALUE_INVALID: gateway.affinity.nodeAffinity.a[0] is null, which Helm cannot carry into a manifest → leave the key out',
  ],
  [
    'text that Helm deletes',
    { startScript: 'echo <no value>' },
    'VALUE_INVALID: startScript holds <no value>, which Helm deletes → give text',
  ],
  [
    'a control character in free-form content',
    { gateway: { affinity: { 'a\u0085': 1 } } },
    'VALUE_INVALID: gateway.affinity["a\u0085"] has a key that holds U+0085, which Helm cannot carry → rename or remove the key',
  ],
  [
    'a secret without its key',
    { password: { name: 'a', key: '' } },
    'VALUE_INVALID: password.key is empty, but password.name names a Secret → set password.key to a key of it',
  ],
  [
    'a condition that is no switch',
    { enabled: 'yes' },
    'VALUE_INVALID: enabled is "yes", but must be true or false → give true or false',
  ],
])('%s is reported', (_, overrides, expected) => {
  expect(problems(overrides)).toEqual([expected]);
});

test('all problems are reported at once, each once, in the order of the definition', () => {
  const overrides = {
    zz: 1,
    aa: 2,
    port: 'x',
    auth: { provider: 'saml', oidc: 1 },
    gateway: { unknown: 1, replicas: 1.5 },
    logLevel: 'loud',
  };
  expect(validateValues(exampleDefinition, overrides).map(({ in: place }) => place)).toEqual([
    'values.logLevel',
    'values.gateway.replicas',
    'values.gateway.unknown',
    'values.auth.oidc',
    'values.auth.saml.metadataUrl',
    'values.port',
    'values.licenseKey',
    'values.aa',
    'values.zz',
  ]);
});

test('values that are no map are refused, and no values are valid', () => {
  const definition = defineValues({});
  expect(validateValues(definition, undefined)).toEqual([]);
  expect(validateValues(definition, null)).toEqual([]);
  expect(validateValues(definition, [1])).toEqual([
    {
      code: 'VALUE_INVALID',
      what: 'the values are a list of 1, but must be a map',
      fix: 'write keys with their values',
    },
  ]);
});

test('values that no file can hold are refused', () => {
  const cycle: Record<string, unknown> = {};
  cycle['again'] = cycle;
  const overrides = { gateway: { affinity: cycle, replicas: NaN, hosts: [() => 'a', new Date(0), 1n] } };
  expect(validateValues(exampleDefinition, overrides).map(({ what }) => what)).toEqual([
    'gateway.affinity.again contains itself',
    'gateway.replicas is NaN, which no values file can hold',
    'gateway.hosts[0] is the function (anonymous), which no values file can hold',
    'gateway.hosts[1] is an instance of Date, which no values file can hold',
    'gateway.hosts[2] is the bigint 1, which no values file can hold',
  ]);
});

test('keys named like members of every object are told from those members', () => {
  const definition = defineValues({
    toString: v.string({ description: 'A text.', required: true }),
    open: v.kubernetes<object>('A map.', { default: {} }),
  });
  expect(validateValues(definition, {}).map(({ what }) => what)).toEqual(['toString is not set: A text']);
  const hostile = JSON.parse(
    '{"toString": "a", "__proto__": {"a": 1}, "constructor": 1, "open": {"__proto__": {"b": null}, "c": {"__proto__": 1}}}',
  ) as object;
  expect(validateValues(definition, hostile).map(({ what }) => what)).toEqual([
    'open.__proto__.b is null, which Helm cannot carry into a manifest',
    '__proto__ is not a value of this chart',
    'constructor is not a value of this chart',
  ]);
});

test('values with their defaults filled in can be validated by themselves', () => {
  const definition = defineValues({ a: v.integer({ description: 'A number.', default: 1 }) });
  expect(validateCoalesced(definition, { a: 1 }).map(({ code }) => code)).toEqual(Array(6).fill('VALUE_MISSING'));
});
