import { kubernetesVersions, strictValidator } from './strict-validator';

const container = { name: 'api', image: 'api:1' };

function deployment(spec: object, rest: object = {}): Readonly<Record<string, unknown>> {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'api' }, spec: { selector: {}, template: { spec } }, ...rest };
}

const faulty: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['a field that no version knows', deployment({ containers: [{ ...container, imagePolicy: 'Never' }] })],
  ['a field beside those of the object', deployment({ containers: [container] }, { data: {} })],
  ['text where a number is wanted', deployment({ containers: [{ ...container, ports: [{ containerPort: '80' }] }] })],
  ['a fraction where a whole number is wanted', deployment({ containers: [container], terminationGracePeriodSeconds: 0.5 })],
  ['a number where text is wanted', deployment({ containers: [{ ...container, args: [1] }] })],
  ['a number as label', deployment({ containers: [container], nodeSelector: { disk: 1 } })],
  ['a required field that is missing', deployment({ containers: [{ image: 'api:1' }] })],
  ['null where a list is wanted', deployment({ containers: null })],
  ['a kind that is not served', { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'api' } }],
];

describe.each(kubernetesVersions)('Kubernetes %s', (version) => {
  const faultsOf = strictValidator(version);

  test('accepts what is right', () => {
    const quantities = { requests: { cpu: 1, memory: '1Gi' } };
    const ports = [{ containerPort: 80 }];
    expect(faultsOf(deployment({ containers: [{ ...container, ports, resources: quantities, livenessProbe: { httpGet: { port: 'http', path: '/' } } }] }))).toEqual([]);
  });

  test.each(faulty)('refuses %s', (_name, object) => {
    expect(faultsOf(object)).not.toEqual([]);
  });
});

test('a field is known from its version on', () => {
  const paused = deployment({ containers: [container], hostnameOverride: 'api' });
  expect(strictValidator('1.33')(paused)).not.toEqual([]);
  expect(strictValidator('1.36')(paused)).toEqual([]);
});

describe('custom resources', () => {
  const faultsOf = strictValidator('1.28');
  const schedule = (template: object, rest: object = {}): Readonly<Record<string, unknown>> => ({ apiVersion: 'velero.io/v1', kind: 'Schedule', metadata: { name: 'a' }, spec: { schedule: '@daily', template }, ...rest });

  test('are accepted where they are right', () => {
    expect(faultsOf(schedule({ ttl: '720h0m0s', includedNamespaces: ['shop'] }))).toEqual([]);
  });

  test.each([
    ['a field that the version does not know', schedule({ ttl: '720h0m0s', includedNamespace: ['shop'] })],
    ['a field beside the spec', schedule({}, { data: {} })],
    ['text where a list is wanted', schedule({ includedNamespaces: 'shop' })],
    ['a label that is a number', schedule({}, { metadata: { name: 'a', labels: { a: 1 } } })],
    ['a required field that is missing', { apiVersion: 'velero.io/v1', kind: 'Schedule', metadata: { name: 'a' }, spec: { schedule: '@daily' } }],
    ['a version that is not pinned', { ...schedule({}), apiVersion: 'velero.io/v2' }],
  ])('are refused for %s', (_name, object) => {
    expect(faultsOf(object)).not.toEqual([]);
  });
});
