import { checkObjects, imageRegistries, OPTIONAL_RULES, RULES, type ChartRule, type ObjectRule } from '../../lib/check';

const all = [...RULES, ...OPTIONAL_RULES, imageRegistries(['registry.example.com', 'docker.io'])];
const rules = all.filter((rule): rule is ObjectRule | ChartRule => rule.kind !== 'template');

test('every rule has an id of its own in kebab-case', () => {
  const ids = all.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(id))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (_id, rule) => {
  test('has examples of both kinds', () => {
    expect(rule.examples.passing.length).toBeGreaterThan(0);
    expect(rule.examples.failing.length).toBeGreaterThan(0);
  });

  test('finds nothing in the examples that keep it', () => {
    for (const objects of rule.examples.passing) {
      expect(checkObjects(rule, objects).map(({ problem }) => problem)).toEqual([]);
    }
  });

  test('finds something in each example that breaks it', () => {
    for (const objects of rule.examples.failing) {
      expect(checkObjects(rule, objects)).not.toEqual([]);
    }
  });
});
