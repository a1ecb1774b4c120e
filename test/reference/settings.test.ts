import { HelmApp, HelmChart, defineValues, problemsOf, settingsOf, v } from '../../lib';

const block = v.union(
  'source',
  {
    none: {},
    existing: { name: v.string({ description: 'Name.', required: true }), port: v.port({ description: 'Port.', default: 80 }) },
    reference: { secret: v.secretKeyRef({ description: 'Secret.', required: true }), auth: v.union('method', { token: { role: v.string({ description: 'Role.', required: true }) }, none: {} }, { description: 'How.', default: 'token' }) },
  },
  { description: 'Where from.', default: 'none' },
);

function problemsWith(given: object): readonly string[] {
  return problemsOf(() => {
    settingsOf(block, given as never, 'here');
  }).map(({ what }) => what);
}

test('of a union, literals give what the chosen branch requires, and nothing of the others', () => {
  expect(problemsWith({})).toEqual([]);
  expect(problemsWith({ source: 'existing', existing: { name: 'a' } })).toEqual([]);
  expect(problemsWith({ source: 'existing' })).toEqual(['existing.name is not set']);
  expect(problemsWith({ source: 'reference', reference: {} })).toEqual(['reference.secret is not set', 'reference.auth.token.role is not set']);
  expect(problemsWith({ source: 'reference', reference: { secret: { name: 'a', key: 'b' }, auth: { method: 'none' } } })).toEqual([]);
});

test('what an unchosen branch leaves out is absent, with its defaults', () => {
  expect(settingsOf(block, {}, 'here')).toEqual({
    source: 'none',
    existing: { name: null, port: 80 },
    reference: { secret: { name: null, key: null }, auth: { method: 'token', token: { role: null } } },
  });
});

test('while a reference chooses the branch, nothing of any is required here', () => {
  const choice = defineValues({ source: v.choice(['none', 'existing', 'reference'], { description: 'Source.', default: 'none' }) });
  const { values } = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: choice });
  expect(problemsWith({ source: values.source })).toEqual([]);
});
