import type { CheckReport, Coverage, FoundProblem, ObjectRule, Severity } from '../../../lib/check';

function rule(id: string, severity: Severity): ObjectRule {
  return {
    kind: 'object',
    id,
    severity,
    description: `The rule ${id} is kept.`,
    remedy: 'Change the values.',
    source: 'https://example.com/rules',
    checks: ['H01'],
    check: () => [],
    examples: { passing: [], failing: [] },
  };
}

const problem: FoundProblem = {
  object: 'Deployment/release-name-web',
  source: 'web/Deployment',
  templatePath: 'templates/web/deployment.yaml',
  pointer: '/spec/template/spec/hostPID',
  problem: 'hostPID is true',
};

/** Text that is to be shown, and obeyed by nobody. */
export const HOSTILE = '\u001b[31m<b>&"\'\n]]> {{ x }}\u202e\u0000\ud800';

const coverage: Coverage = {
  claim: `Proved is what holds for all values (${HOSTILE}).`,
  premises: [{ task: 'cluster', sentence: 'A network plugin enforces NetworkPolicies.' }],
  undecidable: [{ checks: ['D13', 'D14'], task: 'vendor', sentence: 'Images hold no known vulnerabilities.' }],
};

/** Reports with every verdict. */
export const REPORTS: readonly CheckReport[] = [
  {
    subject: 'shop',
    kubernetes: ['1.28', '1.29', '1.30'],
    coverage,
    rules: [
      { rule: rule('nothing', 'error'), verdict: { kind: 'proved', reason: 'nothing-to-check', cases: 0 }, milliseconds: 1 },
      { rule: rule('constant', 'warning'), verdict: { kind: 'proved', reason: 'constant', cases: 1 }, milliseconds: 2 },
      { rule: rule('schema', 'error'), verdict: { kind: 'proved', reason: 'schema', cases: 4 }, milliseconds: 3 },
      { rule: rule('branches', 'error'), verdict: { kind: 'proved', reason: 'all-branches', cases: 1000 }, milliseconds: 1234.5 },
      {
        rule: rule('refuted', 'error'),
        verdict: {
          kind: 'refuted',
          cases: 7,
          counterexamples: [
            { values: {}, release: {}, apiVersions: [], kubernetes: '1.30', problems: [problem, problem] },
            {
              values: { web: { debug: true, tag: '0123', note: 'yes' } },
              release: { name: 'x', namespace: 'shops', revision: 2, isUpgrade: true },
              apiVersions: ['route.openshift.io/v1', "it's"],
              kubernetes: '1.28',
              problems: [problem],
            },
            ...[3, 4, 5].map((count) => ({ values: { web: { count } }, release: {}, apiVersions: [], kubernetes: '1.30' as const, problems: [problem] })),
          ],
        },
        milliseconds: 5,
      },
      {
        rule: rule('unproven', 'error'),
        verdict: { kind: 'unproven', cases: 3, why: ['a', 'b', 'c', 'd'].map((each) => `Deployment of web, /spec: depends on ${each}`), sample: { count: 200, seed: 42 } },
        milliseconds: 6,
      },
      { rule: rule('advice', 'warning'), verdict: { kind: 'unproven', cases: 3, why: ['more than 20000 cases'], sample: { count: 0, seed: 0 } }, milliseconds: 7 },
      {
        rule: rule('hostile', 'warning'),
        verdict: {
          kind: 'refuted',
          cases: 2,
          counterexamples: [
            {
              values: { [HOSTILE.slice(0, -1)]: HOSTILE.slice(0, -1) },
              release: {},
              apiVersions: [],
              kubernetes: '1.30',
              problems: [{ object: `ConfigMap/${HOSTILE}`, source: HOSTILE, templatePath: `templates/${HOSTILE}.yaml`, pointer: `/data/${HOSTILE}`, problem: HOSTILE }],
            },
          ],
        },
        milliseconds: 8,
      },
    ],
  },
  {
    subject: `rendered <${HOSTILE}>.yaml`,
    kubernetes: ['1.36'],
    coverage: { claim: 'Passed is what these objects keep.', premises: coverage.premises, undecidable: [] },
    rules: [
      { rule: rule('kept', 'error'), verdict: { kind: 'passed' }, milliseconds: 1 },
      {
        rule: rule('broken', 'warning'),
        verdict: { kind: 'failed', problems: [1, 2, 3, 4, 5, 6].map((index) => ({ object: 'Pod/a', source: `object ${String(index)}`, pointer: '', problem: HOSTILE })) },
        milliseconds: 1,
      },
    ],
  },
];
