import { chartFiles, type KubernetesObject } from '../../../index';
import { checkChart, RULES, type FoundProblem, type Verdict } from '../../../lib/check';
import { withChartFolder } from '../../helm/chart-folder';
import { forEachHelm } from '../../helm/for-each-helm';
import { helmTemplate, type HelmTemplateOptions } from '../../helm/helm';
import { mutableChart, SERVED_API, type MutableChart } from './mutable-chart';
import { CHANGED_VALUES, LONGEST_RELEASE_NAME, TEMPLATE_MUTATIONS, type Renderings } from './template-mutations';

// The rules on templates look at no values, so what they find needs none; Helm shows what comes of it.

const rules = RULES.filter(({ kind }) => kind === 'template');

function verdictsOn({ chart }: MutableChart): ReadonlyMap<string, Verdict> {
  return new Map(checkChart(chart, { rules }).rules.map(({ rule, verdict }) => [rule.id, verdict]));
}

function problemsOf(verdict: Verdict | undefined): readonly FoundProblem[] {
  return verdict?.kind === 'failed' ? verdict.problems : [];
}

const changed = mutableChart(Object.assign({}, ...TEMPLATE_MUTATIONS.map(({ fields }) => fields)) as Parameters<typeof mutableChart>[0]);
for (const { make } of TEMPLATE_MUTATIONS) {
  make?.(changed);
}
const verdicts = verdictsOn(changed);
const cases = TEMPLATE_MUTATIONS.map((mutation) => [mutation.rule, mutation.change, mutation] as const);

test('the chart keeps all rules on templates before it is changed', () => {
  expect([...verdictsOn(mutableChart({}))].filter(([, { kind }]) => kind !== 'proved')).toEqual([]);
});

test.each(cases)('%s: %s is found', (_rule, _change, { rule, places, source = 'small' }) => {
  expect(problemsOf(verdicts.get(rule)).map((problem) => [problem.object, problem.source])).toEqual(places.map((place) => [place, source]));
});

forEachHelm((binary) => {
  let renderings: Renderings;

  beforeAll(() => {
    withChartFolder(chartFiles(changed.chart), (folder) => {
      const rendered = (options: HelmTemplateOptions): Renderings['byDefault'] => {
        const helm = helmTemplate(binary, folder, { apiVersions: [SERVED_API], ...options });
        expect(helm.ok ? '' : helm.stderr).toBe('');
        return Object.fromEntries((helm.ok ? (helm.objects as readonly KubernetesObject[]) : []).map((object) => [String(object['kind']), object]));
      };
      renderings = { byDefault: rendered({}), unread: rendered({ values: CHANGED_VALUES.unread }), other: rendered({ values: CHANGED_VALUES.other, release: LONGEST_RELEASE_NAME, namespace: 'elsewhere' }) };
    });
  });

  test.each(cases)('%s: Helm shows %s', (_rule, _change, { shown, expected }) => {
    expect(shown(renderings)).toEqual(expected);
  });
});
