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

test('a port that is not declared leads nowhere by its name, and by its number perhaps somewhere', () => {
  const said = (id: string): readonly string[] => {
    const rule = rules.find((each) => each.id === id);
    return [...new Set((rule?.examples.failing ?? []).flatMap((objects) => (rule === undefined ? [] : checkObjects(rule, objects))).map(({ problem }) => problem).filter((problem) => problem.includes('port')))];
  };
  const unseen = 'does not declare this port: whether anything listens there cannot be seen';
  expect(said('probe-ports')).toEqual(['the container declares no port of this name: the probe never succeeds', `the container ${unseen}`]);
  expect(said('services-select-pods')).toEqual(['object 2 declares no port of this name: it leads nowhere', `object 2 ${unseen}`]);
});
