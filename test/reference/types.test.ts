import { expectTypeOf } from 'expect-type';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import {
  defineValues,
  each,
  eachEntry,
  entry,
  equals,
  HelmApp,
  HelmChart,
  text,
  v,
  when,
  type Known,
  type Override,
  type Reference,
  type Repeated,
  type Value,
  type ValuesOf,
} from '../../lib';

const description = 'Any.';
const definition = defineValues({
  replicas: v.integer({ description, default: 2 }),
  level: v.choice(['info', 'debug'], { description, default: 'info' }),
  tls: v.object({ enabled: v.boolean({ description, default: false }) }, { description }),
  hosts: v.list(v.string(), { description, default: [] }),
  env: v.map(v.string(), { description, default: {} }),
  tolerations: v.kubernetes<k8s.Toleration[]>(description, { default: [] }),
});
const { values } = new HelmChart(new HelmApp(), 'types', { version: '1.0.0', values: definition });

test('references have the types of the values that they stand for', () => {
  expectTypeOf(values.replicas).toExtend<Known<number>>();
  expectTypeOf(values.level).toExtend<Known<'info' | 'debug'>>();
  expectTypeOf(values.tls.enabled).toExtend<Known<boolean>>();
  expectTypeOf(values.hosts).toExtend<Known<readonly string[]>>();
  expectTypeOf(values.tolerations).toExtend<Known<k8s.Toleration[]>>();
  expectTypeOf<ValuesOf<typeof definition>['tls']>().toExtend<{ readonly enabled: boolean }>();
});

test('an override may leave out any part', () => {
  expectTypeOf<{ tls: { enabled: true } }>().toExtend<Override<typeof definition>>();
  expectTypeOf<Record<string, never>>().toExtend<Override<typeof definition>>();
  // @ts-expect-error a key that the values do not declare
  const unknownKey: Override<typeof definition> = { replica: 3 };
  // @ts-expect-error text where a number is declared
  const wrongType: Override<typeof definition> = { replicas: '3' };
  expect([unknownKey, wrongType]).toHaveLength(2);
});

test('a Kubernetes type takes references at every depth', () => {
  const spec: Value<k8s.DeploymentSpec> = {
    replicas: values.replicas,
    selector: { matchLabels: { app: text`${values.level}` } },
    template: {
      spec: {
        terminationGracePeriodSeconds: when(values.tls.enabled, 60),
        tolerations: values.tolerations,
        containers: [
          {
            name: 'web',
            args: [...['a'], each(values.hosts, (host) => host)],
            ports: [{ containerPort: 8080 }],
            readinessProbe: { httpGet: { port: 8080, path: '/ready' } },
            resources: { requests: { cpu: '250m', memory: 1024 } },
            env: eachEntry(values.env, (name, value) => ({ name, value })),
          },
        ],
      },
    },
  };
  // @ts-expect-error a reference to text where a number is wanted
  const wrong: Value<k8s.DeploymentSpec> = { replicas: values.level, selector: {}, template: {} };
  // @ts-expect-error a field that Kubernetes does not have
  const unknownField: Value<k8s.DeploymentSpec> = { replica: 2, selector: {}, template: {} };
  expect([spec, wrong, unknownField]).toHaveLength(3);
});

test('repetitions have the type of what they repeat', () => {
  expectTypeOf(each(values.hosts, (host) => ({ host, port: 443 }))).toExtend<
    Repeated<{ host: string; port: number }>
  >();
  expectTypeOf(eachEntry(values.env, (key, value) => entry(key, value))).toExtend<Known<Record<string, string>>>();
});

// Never called: these lines must not compile, and would throw.
export function misuse(): unknown {
  // @ts-expect-error a path that does not exist
  const path: unknown = values.tls.enable;
  // @ts-expect-error a reference is always truthy: the type checker refuses the condition (TS2774)
  const decided: unknown = values.tls.enabled ? 1 : 2;
  // @ts-expect-error arithmetic on a reference
  const sum: unknown = values.replicas - 1;
  // @ts-expect-error arithmetic on a reference
  const product: unknown = values.replicas * 2;
  // @ts-expect-error a reference is no text
  const name: string = values.level;
  // @ts-expect-error a condition must be a boolean
  const condition: unknown = when(values.replicas, 1);
  // @ts-expect-error texts and numbers cannot be compared
  const compared: unknown = equals(values.level, 3);
  // @ts-expect-error a list has no length before installation
  const length: unknown = values.hosts.length;
  const text2: Reference<string> = text`${
    // @ts-expect-error a list cannot be part of a text
    values.hosts
  }`;
  if (values.replicas === (2 as never)) {
    return text2;
  }
  // @ts-expect-error a reference is always truthy: the type checker refuses the condition (TS2774)
  if (values.replicas) {
    return name;
  }
  return [path, decided, sum, product, condition, compared, length];
}
