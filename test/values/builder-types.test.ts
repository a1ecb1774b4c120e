import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { expectTypeOf } from 'expect-type';
import { defineValues, v, type Override, type ValuesOf } from '../../lib/values';

const text = { description: 'A text.' };

const definition = defineValues({
  web: v.object({
    replicas: v.integer({ description: 'Number of pods.', default: 2 }),
    runAsUser: v.integer({ description: 'User.', default: 1001, removable: true }),
    logLevel: v.choice(['info', 'debug'], { description: 'Level.', default: 'info' }),
    host: v.string({ description: 'Host.', required: true }),
    ports: v.map(v.port(), { description: 'Ports.', default: {} }),
    cpu: v.quantity({ description: 'CPU.', default: '250m' }),
    mirrors: v.list(
      v.object({ host: v.string({ ...text, required: true }), path: v.string({ ...text, removable: true }) }),
      { description: 'Mirrors.', default: [{ host: 'a' }] },
    ),
    tolerations: v.kubernetes<k8s.Toleration[]>('Tolerations.'),
  }),
  auth: v.union(
    'provider',
    {
      builtin: {},
      oidc: {
        issuerUrl: v.url({ description: 'Issuer.', required: true }),
        scope: v.string({ description: 'Scope.', default: 'openid' }),
        tls: v.object({ secretName: v.string({ description: 'Secret.', required: true }) }),
      },
    },
    { description: 'Provider.', default: 'builtin' },
  ),
  password: v.secretKeyRef({ description: 'Password.', default: { name: '', key: 'password' } }),
});

type Values = ValuesOf<typeof definition>;

test('the type of the values follows from the definition', () => {
  expectTypeOf<Values['web']['replicas']>().toEqualTypeOf<number>();
  expectTypeOf<Values['web']['logLevel']>().toEqualTypeOf<'info' | 'debug'>();
  expectTypeOf<Values['web']['host']>().toEqualTypeOf<string>();
  expectTypeOf<Values['web']['ports']>().toEqualTypeOf<Readonly<Record<string, number>>>();
  expectTypeOf<Values['web']['cpu']>().toEqualTypeOf<string | number>();
  expectTypeOf<Values['web']['mirrors'][number]['host']>().toEqualTypeOf<string>();
  expectTypeOf<Values['web']>().not.toHaveProperty('replica');
  expectTypeOf<Values['password']>().toEqualTypeOf<{ readonly name: string; readonly key: string }>();
});

test('the definition itself holds the fields', () => {
  expect(Object.keys(definition.root.fields)).toContain('auth');
});

test('keys that the customer may remove are optional', () => {
  expectTypeOf<Values['web']['runAsUser']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Values['web']['tolerations']>().toEqualTypeOf<k8s.Toleration[] | undefined>();
  expectTypeOf<Values['web']['mirrors'][number]['path']>().toEqualTypeOf<string | undefined>();
});

test('what a branch requires is optional, because another branch may be chosen', () => {
  expectTypeOf<Values['auth']['provider']>().toEqualTypeOf<'builtin' | 'oidc'>();
  expectTypeOf<Values['auth']['oidc']['issuerUrl']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Values['auth']['oidc']['scope']>().toEqualTypeOf<string>();
  expectTypeOf<Values['auth']['oidc']['tls']['secretName']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Values['auth']>().not.toHaveProperty('builtin');
});

test('the values of every chart are part of the type', () => {
  expectTypeOf<Values['global']['imageRegistry']>().toEqualTypeOf<string>();
  expectTypeOf<Values['global']['imagePullSecrets'][number]>().toEqualTypeOf<string | { readonly name: string }>();
  expectTypeOf<Values['commonLabels']>().toEqualTypeOf<Readonly<Record<string, string>>>();
});

test('a customer may write any part of the values, and null for what can be removed', () => {
  expectTypeOf<{ web: { replicas: 3 }; auth: { oidc: { scope: 'a' } } }>().toExtend<Override<typeof definition>>();
  expectTypeOf<{ web: { runAsUser: null; tolerations: null } }>().toExtend<Override<typeof definition>>();
  expectTypeOf<{ web: { replicas: null } }>().not.toExtend<Override<typeof definition>>();
  // @ts-expect-error -- the key is replicas
  const typo: Override<typeof definition> = { web: { replica: 3 } };
  expect(typo).toBeDefined();
});

test('misuse of the builder does not compile', () => {
  const misuses = [
    // @ts-expect-error -- no default
    (): unknown => v.object({ a: v.string({ description: 'A.' }) }),
    // @ts-expect-error -- no description
    (): unknown => v.object({ a: v.string() }),
    // @ts-expect-error -- both a default and required
    (): unknown => v.string({ description: 'A.', default: '', required: true }),
    // @ts-expect-error -- the default has another type
    (): unknown => v.integer({ description: 'A.', default: '1' }),
    // @ts-expect-error -- the default is no choice
    (): unknown => v.choice(['a', 'b'], { description: 'A.', default: 'c' }),
    // @ts-expect-error -- the items have another type
    (): unknown => v.list(v.cidr(), { description: 'A.', default: [1] }),
    // @ts-expect-error -- a misspelt option
    (): unknown => v.integer({ description: 'A.', default: 1, minmum: 1 }),
    // @ts-expect-error -- an option of another kind
    (): unknown => v.integer({ description: 'A.', default: 1, pattern: 'a' }),
    // @ts-expect-error -- the default is no branch
    (): unknown => v.union('kind', { a: {} }, { description: 'A.', default: 'b' }),
    // @ts-expect-error -- the shape of a map is not known without a default
    (): unknown => v.kubernetes<k8s.Affinity>('A.'),
    // @ts-expect-error -- a Kubernetes passthrough can always be removed
    (): unknown => v.kubernetes<k8s.Toleration[]>('A.', { required: true }),
    // @ts-expect-error -- the library declares global
    (): unknown => defineValues({ global: v.object({}) }),
    // @ts-expect-error -- the name of a method of Helm's values
    (): unknown => defineValues({ YAML: v.object({}) }),
  ];
  expect(misuses).toHaveLength(13);
});
