import * as fc from 'fast-check';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { HelmApp, isChartError, render } from '../../index';
import { checkObjects, RULES, type ChartRule, type ObjectRule } from '../../lib/check';
import { arbitraryOverrides } from '../properties/arbitrary-definition';
import type { Field } from '../../lib/values';

const chart = createCompliancePlatform(new HelmApp());
// Random values for a piece of a Kubernetes object are not one: the rule takes for granted that customers write one.
const rules = RULES.filter((rule): rule is ObjectRule | ChartRule => rule.kind !== 'template' && rule.severity === 'error' && rule.premises?.includes('passed-through') !== true);

/** Random values of one block each: of all blocks together, hardly any would satisfy the guards. */
function samplesOf(fields: Readonly<Record<string, Field>>, depth = 1): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(fields).flatMap(([key, field], seed) =>
    field.kind === 'object' && depth > 0
      ? samplesOf(field.fields, depth - 1).map((values) => ({ [key]: values }))
      : fc.sample(arbitraryOverrides({ [key]: field }), { numRuns: 2, seed }),
  );
}

function rendered(values: Readonly<Record<string, unknown>>): readonly object[] | undefined {
  try {
    return render(chart, { values: values });
  } catch (error) {
    // A guard, or the schema, may refuse values that no single field refuses.
    if (isChartError(error)) return undefined;
    throw error;
  }
}

function problemsOf(rule: ObjectRule | ChartRule, objects: readonly object[]): readonly string[] {
  return checkObjects(rule, objects).map(({ object, at, problem }) => `${rule.id}: ${object.kind}${at.pointer}: ${problem}`);
}

test('no random values of the compliance platform break a rule that is proved', () => {
  const samples = samplesOf(chart.definition.root.fields).map(rendered);
  const accepted = samples.filter((objects) => objects !== undefined);
  expect(accepted.length).toBeGreaterThan(samples.length * 0.8);
  // Some samples are the defaults, or change what is not rendered.
  expect(new Set(accepted.map((objects) => JSON.stringify(objects))).size).toBeGreaterThan(100);
  // Most objects are the same under most values: a rule on one object needs to see each of them once.
  const distinct = new Map(accepted.flat().map((object) => [JSON.stringify(object), object]));
  const findings = rules.flatMap((rule) => (rule.kind === 'object' ? [[...distinct.values()]] : accepted).flatMap((objects) => problemsOf(rule, objects)));
  expect(findings).toEqual([]);
});
