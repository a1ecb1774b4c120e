import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { HelmApp, render } from '../../index';
import { checkObjects, KUBERNETES_VERSIONS, RULES, type ChartRule, type ObjectRule } from '../../lib/check';

const chart = createCompliancePlatform(new HelmApp());
const rendered = Object.entries(valueSets).map(([name, { values, apiVersions = [] }]) => ({ name, objects: render(chart, { values, capabilities: { apiVersions } }) }));
const rules = RULES.filter((rule): rule is ObjectRule | ChartRule => rule.kind !== 'template' && rule.severity === 'error');

test.each(rules.map((rule) => [rule.id, rule] as const))('the compliance platform keeps %s with every value set', (_id, rule) => {
  const versions = rule.perVersion === true ? KUBERNETES_VERSIONS : KUBERNETES_VERSIONS.slice(-1);
  const findings = rendered.flatMap(({ name, objects }) =>
    versions.flatMap((version) => checkObjects(rule, objects, version).map(({ object, at, problem }) => `${name}: ${object.kind} ${object.source}${at.pointer}: ${problem}`)),
  );
  expect(findings).toEqual([]);
});
