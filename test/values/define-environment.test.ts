import { expectTypeOf } from 'expect-type';
import { coalesceValues, defaultsOf, defineEnvironment, defineValues, v, type Environment, type Override } from '../../lib/values';
import { printOverlayYaml } from '../../lib/values/yaml/print-overlay-yaml';

const definition = defineValues({
  web: v.object({
    replicas: v.integer({ description: 'Number of pods.', default: 2 }),
    runAsUser: v.integer({ description: 'User.', default: 1001, removable: true }),
    group: v.integer({ description: 'Group.', removable: true }),
    host: v.string({ description: 'Host.', required: true }),
  }),
  hosts: v.list(v.string(), { description: 'Hosts.', default: ['a', 'b'] }),
  labels: v.map(v.string(), { description: 'Labels.', default: { team: 'web' } }),
});

const production = defineEnvironment(
  definition,
  { labels: { tier: 'gold', team: 'web' }, hosts: ['c'], web: { host: 'shop.example', replicas: 6, runAsUser: 2000, group: 7 } },
  { description: 'The shop itself.', apiVersions: ['a/v1'] },
);

const yamlOf = ({ values }: Environment<typeof definition>): string => printOverlayYaml(definition, values, []);

test('an environment builds on another as one values file follows another', () => {
  const rehearsal = defineEnvironment(production, { labels: { tier: 'iron' }, hosts: ['d'], web: { runAsUser: null, group: null } }, { apiVersions: ['b/v1', 'a/v1'] });
  expect(rehearsal).toEqual({
    definition,
    description: 'The shop itself.',
    values: { labels: { tier: 'iron', team: 'web' }, hosts: ['d'], web: { host: 'shop.example', replicas: 6, runAsUser: null, group: null } },
    apiVersions: ['a/v1', 'b/v1'],
  });
  expect(production.values.labels).toEqual({ tier: 'gold', team: 'web' });
  expect(defineEnvironment(rehearsal, { web: { replicas: 1 } }, { description: 'Mine.' })).toMatchObject({ description: 'Mine.', values: { web: { replicas: 1, host: 'shop.example' } } });
});

test('its file says only what differs from the defaults, in the order of the definition', () => {
  expect(yamlOf(production)).toBe('web:\n  replicas: 6\n  runAsUser: 2000\n  group: 7\n  host: shop.example\nhosts:\n  - c\nlabels:\n  tier: gold\n');
  const back = defineEnvironment(production, { hosts: ['a', 'b'], web: { replicas: 2, runAsUser: null, group: null } });
  // group has no default that null would remove.
  expect(yamlOf(back)).toBe('web:\n  runAsUser: null\n  host: shop.example\nlabels:\n  tier: gold\n');
  expect(coalesceValues(defaultsOf(definition), { web: { runAsUser: null, host: 'shop.example' }, labels: { tier: 'gold' } })).toMatchObject({ hosts: ['a', 'b'], web: { replicas: 2 } });
  expect(yamlOf(defineEnvironment(definition, { web: { replicas: 2 }, labels: {} }))).toBe('\n');
});

test('nothing that an environment was made of can change it later', () => {
  const hosts = ['x'];
  const made = defineEnvironment(definition, { hosts });
  hosts.push('y');
  expect(made.values).toEqual({ hosts: ['x'] });
});

test('keys that are not declared and values of another type do not compile', () => {
  expectTypeOf(defineEnvironment(production, {})).toEqualTypeOf<Environment<typeof definition>>();
  expectTypeOf(production.values).toEqualTypeOf<Override<typeof definition>>();
  const misuses = [
    // @ts-expect-error -- the key is replicas
    (): unknown => defineEnvironment(definition, { web: { replica: 3 } }),
    // @ts-expect-error -- text where a number is wanted
    (): unknown => defineEnvironment(definition, { web: { replicas: '3' } }),
    // @ts-expect-error -- replicas cannot be removed
    (): unknown => defineEnvironment(definition, { web: { replicas: null } }),
    // @ts-expect-error -- lists are replaced, not merged by position
    (): unknown => defineEnvironment(definition, { hosts: { 0: 'c' } }),
    // @ts-expect-error -- the same holds for what builds on another environment
    (): unknown => defineEnvironment(production, { web: { replica: 3 } }),
    // @ts-expect-error -- and for another environment's values
    (): unknown => defineEnvironment(production, { webb: {} }),
  ];
  expect(misuses).toHaveLength(6);
});
