import { ApiObject } from 'cdk8s';
import { createCompliancePlatform } from '../../../apps/compliance-platform/chart';
import { chartFiles, HelmApp, type HelmChart } from '../../../index';
import { checkChart, checkObjects, RULES, type ChartRule, type Counterexample, type FoundProblem, type ObjectRule } from '../../../lib/check';
import { foundProblem } from '../../../lib/check/found-problem';
import { withChartFolder } from '../../helm/chart-folder';
import { forEachHelm } from '../../helm/for-each-helm';
import { helmTemplate, type HelmTemplateResult } from '../../helm/helm';
import { PLATFORM_MUTATIONS, type Mutation } from './platform-mutations';

// Constants of a construct changed: what makes rules hold for all values is then gone, and each rule has to say so.
// All changes are made in one chart, because every chart costs a compilation; each rule has to find its own.

// An object that has an exception on the platform is looked at without it: what customers may add there comes after what is changed.
const EXCEPTED = 'gateway-api';

function changedBy({ source, changed = source }: Mutation): string {
  return changed;
}

const chart = createCompliancePlatform(new HelmApp()) as unknown as HelmChart;
Object.assign(chart, { exceptions: chart.exceptions.filter(({ object }) => object !== EXCEPTED) });
for (const changed of new Set(PLATFORM_MUTATIONS.map(changedBy))) {
  const object = chart.node.findAll().find((construct): construct is ApiObject => ApiObject.isApiObject(construct) && [changed, `${changed}/Default`].some((path) => construct.node.path.endsWith(`/${path}`)));
  object!.addJsonPatch(...PLATFORM_MUTATIONS.filter((mutation) => changedBy(mutation) === changed).flatMap(({ patch }) => patch ?? []));
}
const found = new Map(checkChart(chart, { rules: [...new Set(PLATFORM_MUTATIONS.map(ruleOf))], today: '2026-11-25' }).rules.map(({ rule, verdict }) => [rule.id, verdict]));

function ruleOf({ rule: id }: Mutation): ObjectRule | ChartRule {
  return RULES.find((rule): rule is ObjectRule | ChartRule => rule.id === id && rule.kind !== 'template')!;
}

/** The values file by which the changed object breaks the rule. */
function counterexampleOf({ rule, source: wanted }: Mutation): Counterexample | undefined {
  const verdict = found.get(rule);
  return verdict?.kind === 'refuted' ? verdict.counterexamples.find(({ problems }) => problems.some(({ source }) => source === wanted)) : undefined;
}

/** The problems that a mutation is there for, of some that were found. */
function problemsOf({ source: wanted, pointer: place }: Mutation, problems: readonly FoundProblem[]): readonly FoundProblem[] {
  return problems.filter(({ source, pointer }) => source === wanted && (pointer.startsWith(place) || place.startsWith(pointer)));
}

const cases = PLATFORM_MUTATIONS.map((mutation) => [mutation.rule, mutation.change, mutation] as const);

test.each(cases)('%s: %s is refuted', (_rule, _change, mutation) => {
  expect(problemsOf(mutation, counterexampleOf(mutation)?.problems ?? [])).not.toEqual([]);
});

const files = chartFiles(chart);

forEachHelm((binary) => {
  const rendered = new Map<string, HelmTemplateResult>();

  // Rules that are broken by the same values share one rendering.
  beforeAll(() => {
    withChartFolder(files, (folder) => {
      for (const { values } of PLATFORM_MUTATIONS.flatMap((mutation) => counterexampleOf(mutation) ?? [])) {
        const key = JSON.stringify(values);
        rendered.set(key, rendered.get(key) ?? helmTemplate(binary, folder, { values, release: 'release-name' }));
      }
    });
  });

  test.each(cases)('%s: Helm renders %s from the values that were found', (_rule, _change, mutation) => {
    const { values, kubernetes, problems } = counterexampleOf(mutation)!;
    const helm = rendered.get(JSON.stringify(values))!;
    const placesOf = (those: readonly FoundProblem[]): readonly string[] => those.map(({ object, pointer }) => `${object} ${pointer}`);
    expect(helm.ok ? placesOf(checkObjects(ruleOf(mutation), helm.objects, kubernetes).map(foundProblem)) : helm.stderr).toEqual(expect.arrayContaining([...placesOf(problemsOf(mutation, problems))]));
  });
});
