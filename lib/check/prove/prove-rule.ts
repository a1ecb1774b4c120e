import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../kubernetes-version';
import type { Path } from './path';
import { explore, type Exploration } from './explore';
import { findCounterexample, type Search } from './find-counterexample';
import { eachOf } from './each-of';
import { keepGuards } from './keep-guards';
import { rootPosition } from './position';
import { symbolicObject, symbolicObjects } from './symbolic-objects';
import { symbolicVersion } from './symbolic-version';
import type { HelmChart } from '../../chart/helm-chart';
import type { PreparedChart } from '../../chart/template-of';
import type { Counterexample, ProofReason } from '../report';
import type { MapNode } from '../../template/node';
import type { ChartRule, Finding, ObjectRule, RuleContext } from '../rule';
import type { Scope } from './scope';

/** What is known of one rule after all runs. */
export interface ProofResult {
  readonly cases: number;
  readonly reason: ProofReason;
  readonly counterexamples: readonly Counterexample[];
  /** Why no proof was found, each in a sentence. Empty: proved or refuted. */
  readonly open: readonly string[];
}

/** A chart whose rules are proved. */
export interface ProvedChart {
  readonly chart: HelmChart;
  readonly template: PreparedChart['template'];
}

// More runs than any rule on one object of our charts needs by far; a rule that needs more is to be restated.
const MOST_CASES = 20_000;
const MOST_FAILURES = 20;

/** Decides a rule on a chart for every values file that the schema accepts. */
export function proveRule({ chart, template }: ProvedChart, rule: ObjectRule | ChartRule, versions: readonly KubernetesVersion[]): ProofResult {
  const search = { chart, template, rule, versions: KUBERNETES_VERSIONS.filter((each) => versions.includes(each)) };
  const result = joined(rule.kind === 'chart' ? [proveOnce(search)] : provedObjects(template, rule).map(({ path }) => proveOnce({ ...search, templatePath: path })));
  return { ...result, open: [...result.open, ...listsOfObjects(template).map(({ source }) => `${source} is a list of objects, and what is in it was not looked at`)] };
}

/** Objects that Helm takes apart into others. */
function listsOfObjects({ documents }: PreparedChart['template']): PreparedChart['template']['documents'] {
  return documents.filter(({ root }) => kindOf(root).endsWith('List') && root.entries.some((entry) => entry.kind !== 'entry' || entry.key === 'items'));
}

function kindOf({ entries }: MapNode): string {
  const kind = entries.find((entry) => entry.kind === 'entry' && entry.key === 'kind');
  return kind?.kind === 'entry' && kind.value.kind === 'literal' ? String(kind.value.value) : '';
}

function provedObjects({ documents }: PreparedChart['template'], { appliesTo }: ObjectRule): readonly { readonly path: string }[] {
  return documents.filter(({ root }) => appliesTo?.includes(kindOf(root)) ?? true);
}

function proveOnce(search: Search): ProofResult {
  const { template, rule, versions, templatePath } = search;
  const scopeOf = (path: Path): Scope => ({ path, template, values: rootPosition(template.definition.root), kubernetes: symbolicVersion(path, versions), variables: new Map(), parameters: {} });
  const exploration = explore((path) => runRule(rule, path, scopeOf(path), templatePath), {
    mostCases: MOST_CASES,
    mostFailures: MOST_FAILURES,
    complete: (path) => keepGuards(path, template, scopeOf),
  });
  return settle(exploration, search);
}

function* runRule(rule: ObjectRule | ChartRule, path: Path, scope: Scope, templatePath: string | undefined): Iterable<Finding> {
  const context: RuleContext = {
    kubernetes: scope.kubernetes,
    // Made when a rule asks for it: most rules look at one object.
    get objects() {
      return symbolicObjects(scope);
    },
    every: (values) => eachOf(path, values.length, (index) => values.slice(index, index + 1)),
  };
  if (rule.kind === 'chart') {
    yield* rule.check(context);
    return;
  }
  const document = scope.template.documents.find((each) => each.path === templatePath);
  const object = document === undefined ? undefined : symbolicObject(document, scope);
  if (object?.isRendered() === true) {
    yield* rule.check(object, context);
  }
}

/** Failing runs become counterexamples, or reasons why nothing is known. */
function settle({ cases, failures, isConstant, isUniform, isCut, doubts }: Exploration, search: Search): ProofResult {
  const counterexamples: Counterexample[] = [];
  const open: string[] = [...(isCut ? [`more than ${String(MOST_CASES)} cases`] : []), ...doubts];
  for (const { path, finding } of failures) {
    const found = counterexamples.length > 0 ? undefined : findCounterexample(path, search);
    if (found !== undefined) {
      counterexamples.push(found);
    } else if (counterexamples.length === 0) {
      open.push(whyOpen(path, finding));
    }
  }
  return { cases, reason: isConstant ? 'constant' : isUniform ? 'schema' : 'all-branches', counterexamples, open: counterexamples.length > 0 ? [] : [...new Set(open)] };
}

function whyOpen(path: Path, { object, at, problem }: Finding): string {
  const questions = [...path.relations.map(({ question }) => question), ...[...path.positions.values()].filter(({ of, id }) => ['derived', 'api'].includes(of.kind) && path.domains.has(id)).map(({ id }) => id)];
  const place = `${object.kind} of ${object.source}, ${at.pointer}: ${problem}`;
  return questions.length === 0
    ? `${place}: no values were found that do this, although nothing speaks against them (a fault of the proof)`
    : `${place}: depends on ${[...new Set(questions)].slice(0, 3).join(', ')}`;
}

function joined(results: readonly ProofResult[]): ProofResult {
  const reasons = results.map(({ reason }) => reason);
  const strongest: ProofReason = results.length === 0 ? 'nothing-to-check' : reasons.includes('all-branches') ? 'all-branches' : reasons.includes('schema') ? 'schema' : 'constant';
  return {
    cases: results.reduce((sum, { cases }) => sum + cases, 0),
    reason: strongest,
    counterexamples: results.flatMap(({ counterexamples }) => counterexamples),
    open: [...new Set(results.flatMap(({ open }) => open))],
  };
}
