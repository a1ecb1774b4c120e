import { defaultsOf, defineValues, fieldAt, printPath, v, walkFields } from '../../lib/values';
import { exampleDefinition } from './example-definition';

test.each([
  [['gateway', 'replicas'], 'integer'],
  [['gateway'], 'object'],
  [['gateway', 'mirrors', 3, 'host'], 'string'],
  [['gateway', 'environment', 'ANY'], 'string'],
  [['auth'], 'union'],
  [['auth', 'provider'], 'choice'],
  [['auth', 'oidc'], 'object'],
  [['auth', 'oidc', 'issuerUrl'], 'url'],
  [['password', 'key'], 'string'],
  [['global', 'imagePullSecrets', 0, 'name'], 'string'],
  [[], 'object'],
])('the field at %j is found', (path, kind) => {
  expect(fieldAt(exampleDefinition, path)?.kind).toBe(kind);
});

test.each([
  [['other']],
  [['gateway', 'toString']],
  [['gateway', 'replicas', 'x']],
  [['gateway', 'affinity', 'nodeAffinity']],
  [['gateway', 'mirrors', 'host']],
  [['auth', 'builtin']],
])('nothing is declared at %j', (path) => {
  expect(fieldAt(exampleDefinition, path)).toBeUndefined();
});

test('every field that is walked over is found at its path', () => {
  for (const { path, field } of walkFields(exampleDefinition)) {
    expect(fieldAt(exampleDefinition, path)).toEqual(field);
  }
});

test('paths read as people write them', () => {
  expect(printPath(['web', 'hosts', 0, 'a-b', 'example.com/team', 1])).toBe('web.hosts[0].a-b["example.com/team"][1]');
  expect(printPath(['a.b', 'c'])).toBe('["a.b"].c');
});

test('defaults are plain values, and what has none is absent', () => {
  const defaults = defaultsOf(exampleDefinition);
  expect(defaults['auth']).toEqual({ provider: 'builtin', oidc: { scope: 'openid' }, saml: {} });
  expect(defaults['gateway']).not.toHaveProperty('priority');
  expect(defaults).not.toHaveProperty('licenseKey');
  expect(defaults['global']).toEqual({ imageRegistry: '', imagePullSecrets: [], compatibility: { openshift: { adaptSecurityContext: 'auto' } } });
});

test('defaults can be changed without changing the definition', () => {
  const definition = defineValues({
    a: v.list(v.object({ b: v.string({ description: 'B.', required: true }) }), {
      description: 'A.',
      default: [{ b: 'c' }],
    }),
  });
  (defaultsOf(definition)['a'] as unknown[]).push(1);
  expect(defaultsOf(definition)['a']).toEqual([{ b: 'c' }]);
});
