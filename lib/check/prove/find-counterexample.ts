import { isMap, ownValue } from '../../values/own-property';
import { domainIn, type Path } from './path';
import { preferredAt } from './preferred';
import { partCandidates } from './part-candidates';
import { candidatesFor, overridesFor, valueOf, type Picks } from './solve';
import { constantOf, includesScalar, someScalars } from './domain';
import { latestVersion } from './symbolic-version';
import { rootPosition, type Position } from './position';
import { verify, type Situation } from './verify';
import { DEFAULT_RELEASE } from './release-facts';
import type { HelmChart } from '../../chart/helm-chart';
import type { PreparedChart } from '../../chart/template-of';
import type { Counterexample, CounterexampleRelease } from '../report';
import type { KubernetesVersion } from '../kubernetes-version';
import type { ChartRule, ObjectRule } from '../rule';
import type { Scalar } from '../view/view';

/** What is looked for, and where. */
export interface Search {
  readonly chart: HelmChart;
  readonly template: PreparedChart['template'];
  readonly rule: ObjectRule | ChartRule;
  /** The versions that the cluster may have, the earliest first. */
  readonly versions: readonly KubernetesVersion[];
  /** The template whose object breaks the rule. @default - any */
  readonly templatePath?: string;
}

// Each try renders the chart once, which takes a few milliseconds.
const MOST_TRIES = 300;

/** A values file that makes a failing run real, made as small as possible; undefined where none of those tried does. */
export function findCounterexample(path: Path, search: Search): Counterexample | undefined {
  for (const picks of picksFor(path, search)) {
    const situation = situationOf(path, search, picks);
    const found = verify(search.chart, search.rule, situation, search.templatePath);
    if (found !== undefined) {
      return smallest(found, search);
    }
  }
  return undefined;
}

function situationOf(path: Path, { template, versions }: Search, picks: Picks): Situation {
  const root = rootPosition(template.definition.root);
  const values = valueOf(path, root, template.defaults, picks) as Readonly<Record<string, unknown>>;
  return { values: overridesFor(template.defaults, values), release: releaseOf(path, picks), apiVersions: apisOf(path), kubernetes: latestVersion(path, versions) };
}

function releaseOf(path: Path, picks: Picks): CounterexampleRelease {
  const facts = Object.entries(DEFAULT_RELEASE).flatMap(([key, usual]) => {
    const position = path.positions.get(`.release.${key}`);
    if (position === undefined) {
      return [];
    }
    const domain = domainIn(path, position);
    const value = picks.get(position.id) ?? (includesScalar(domain, usual) ? usual : someScalars(domain, 1)[0]);
    return value === usual || value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(facts);
}

function apisOf(path: Path): readonly string[] {
  return [...path.positions.values()].flatMap((position) =>
    position.of.kind === 'api' && constantOf(domainIn(path, position))?.value === true ? [position.of.apiVersion] : [],
  );
}

/** Picks to try: none, and, where something was assumed of several things together, combinations of what each can be. */
function* picksFor(path: Path, search: Search): Iterable<Picks> {
  yield new Map();
  const sources = looseSources(path);
  const preferred = (position: Position): unknown => preferredAt(position, search.template.defaults);
  const candidates = sources.map((position) => [...new Set([...partCandidates(path, position, preferred), ...candidatesFor(path, position, preferred(position))])]);
  let tries = 0;
  for (const combination of combinations(candidates)) {
    if (tries++ === MOST_TRIES) {
      return;
    }
    yield new Map(sources.map((position, index) => [position.id, combination[index] as Scalar]));
  }
}

/** Scalars of which a run assumed something that their own domains do not hold. */
function looseSources(path: Path): readonly Position[] {
  const derived = [...path.positions.values()].flatMap(({ of, id }) => (of.kind === 'derived' && path.domains.has(id) ? of.sources : []));
  const related = path.relations.flatMap(({ sources }) => sources);
  const all = new Map([...related, ...derived].map((position) => [position.id, position]));
  return [...all.values()].filter((position) => {
    const { list, map } = domainIn(path, position);
    return !list && !map;
  });
}

/** All combinations of one of each, those that differ in one place first. */
function* combinations(choices: readonly (readonly Scalar[])[]): Iterable<readonly Scalar[]> {
  const first = choices.map(([each]) => each as Scalar);
  yield first;
  for (const [at, each] of choices.entries()) {
    for (const value of each.slice(1)) {
      yield first.map((usual, index) => (index === at ? value : usual));
    }
  }
  yield* product(choices);
}

function* product([first, ...others]: readonly (readonly Scalar[])[]): Iterable<readonly Scalar[]> {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const rest of product(others)) {
    for (const value of first) {
      yield [value, ...rest];
    }
  }
}

/** The counterexample without what it does not need: what can go back to its default goes back, in ever smaller groups. */
function smallest(found: Counterexample, search: Search): Counterexample {
  const check = (situation: Situation): Counterexample | undefined => verify(search.chart, search.rule, situation, search.templatePath);
  let best = fewestValues(found, check);
  for (const key of Object.keys(found.release)) {
    const { [key as keyof CounterexampleRelease]: _, ...release } = best.release;
    best = check({ ...best, release }) ?? best;
  }
  return check({ ...best, apiVersions: [] }) ?? best;
}

/** Takes away whole parts first, then parts of what is needed, until nothing can go: what depends on another part can go after it. */
function fewestValues(found: Counterexample, check: (situation: Situation) => Counterexample | undefined): Counterexample {
  let best = found;
  const shrink = (path: readonly string[]): void => {
    const smaller = check({ ...best, values: withoutPath(best.values, path) });
    if (smaller !== undefined) {
      best = smaller;
      return;
    }
    const below = path.reduce<unknown>((value, key) => (isMap(value) ? ownValue(value, key) : undefined), best.values);
    Object.keys(isMap(below) ? below : {}).forEach((key) => {
      shrink([...path, key]);
    });
  };
  let before: Counterexample | undefined;
  while (before !== best) {
    before = best;
    Object.keys(best.values).forEach((key) => {
      shrink([key]);
    });
  }
  return best;
}

function withoutPath(values: Readonly<Record<string, unknown>>, [key, ...rest]: readonly string[]): Readonly<Record<string, unknown>> {
  const { [key as string]: below, ...others } = values;
  if (rest.length === 0 || !isMap(below)) {
    return others;
  }
  const smaller = withoutPath(below, rest);
  return Object.keys(smaller).length === 0 ? others : { ...values, [key as string]: smaller };
}
