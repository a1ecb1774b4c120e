import { TEMPLATE_EXAMPLES } from '.';
import { checkChart, RULES, type TemplateRule, type Verdict } from '../../../lib/check';
import type { HelmChart } from '../../../index';

const rules = RULES.filter((rule): rule is TemplateRule => rule.kind === 'template');

function verdictOn(rule: TemplateRule, chart: HelmChart): Verdict {
  return checkChart(chart, { rules: [rule] }).rules[0]!.verdict;
}

function placesIn(verdict: Verdict): readonly string[] {
  return verdict.kind === 'failed' ? [...new Set(verdict.problems.map(({ object }) => object))] : [];
}

test('examples are there for the rules on templates, and for no others', () => {
  expect(Object.keys(TEMPLATE_EXAMPLES).sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  const { passing = {}, failing = {} } = TEMPLATE_EXAMPLES[id] ?? {};

  test.each(Object.entries(passing))('keeps quiet about %s', (_name, chart) => {
    expect(verdictOn(rule, chart)).toMatchObject({ kind: 'proved' });
  });

  test.each(Object.entries(failing))('finds %s', (_name, { chart, places }) => {
    expect(placesIn(verdictOn(rule, chart))).toEqual(places);
  });

  test('has examples of both kinds', () => {
    expect(Object.keys(passing)).not.toEqual([]);
    expect(Object.keys(failing)).not.toEqual([]);
  });
});
