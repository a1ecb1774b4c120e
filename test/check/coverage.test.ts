import { HelmApp, HelmChart, checkChart, checkRendered, defineValues, imageRegistries } from '../../index';
import { KUBERNETES_VERSIONS, OPTIONAL_RULES, RULES } from '../../lib/check';
import { UNDECIDABLE_CHECKS } from '../../lib/check/premises';

const chart = new HelmChart(new HelmApp(), 'empty', { version: '1.0.0', values: defineValues({}) });
const rule = (id: string) => RULES.find((each) => each.id === id)!;

test('a report on a chart says for which versions it speaks, and one on rendered objects speaks of them alone', () => {
  const { claim } = checkChart(chart, { rules: [], kubernetes: ['1.30', '1.31'] }).coverage;
  expect(claim).toMatch(/^Proved is .* every values file that the schema accepts, .*Kubernetes 1\.30 to 1\.31\.$/u);
  expect(checkRendered([], { kubernetes: ['1.30'] }).coverage.claim).toMatch(/^Passed is .* Kubernetes 1\.30; nothing is said of other values/u);
});

test('the premises of a report are those of charts and of the rules that were checked, each once', () => {
  const premises = (...ids: readonly string[]): readonly string[] => checkChart(chart, { rules: ids.map(rule), kubernetes: ['1.36'] }).coverage.premises.map(({ sentence }) => sentence);
  const plain = premises('privileged');
  expect(plain).toHaveLength(2);
  expect(premises('default-deny', 'sole-egress').slice(0, 2)).toEqual(plain);
  expect(premises('default-deny').join(' ')).toContain('A network plugin enforces NetworkPolicies.');
  expect(new Set(premises('default-deny', 'sole-egress')).size).toBe(premises('default-deny', 'sole-egress').length);
});

test('checks that no chart decides are told where all rules are checked, and no rule claims one', () => {
  expect(checkRendered([], { kubernetes: [...KUBERNETES_VERSIONS] }).coverage.undecidable).toBe(UNDECIDABLE_CHECKS);
  expect(checkRendered([], { rules: RULES.slice(1), kubernetes: ['1.36'] }).coverage.undecidable).toEqual([]);
  const undecidable = UNDECIDABLE_CHECKS.flatMap(({ checks }) => checks);
  expect(RULES.filter(({ checks = [] }) => checks.some((id) => undecidable.includes(id))).map(({ id }) => id)).toEqual([]);
});

test('every check of the auditors\' tools is one of a rule, or told to be undecidable', () => {
  const groups = { H: 21, S: 5, I: 5, R: 4, P: 4, L: 5, N: 6, A: 6, V: 2, D: 14 };
  const all = Object.entries(groups).flatMap(([group, count]) => Array.from({ length: count }, (_, index) => `${group}${String(index + 1).padStart(2, '0')}`));
  const decided = [...RULES, ...OPTIONAL_RULES, imageRegistries(['registry.example.com'])].flatMap(({ checks = [] }) => checks);
  expect([...new Set([...decided, ...UNDECIDABLE_CHECKS.flatMap(({ checks }) => checks)])].sort()).toEqual(all.sort());
});
