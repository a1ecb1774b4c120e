import { pathEnd, startPath, type Path } from './path';
import { newTrail, nextTrail, type Trail } from './trail';
import type { Finding } from '../rule';

/** What one run came to. */
export interface Failure {
  readonly path: Path;
  readonly finding: Finding;
}

/** All runs of a rule, as far as they were needed. */
export interface Exploration {
  /** Runs that were made to their end. */
  readonly cases: number;
  readonly failures: readonly Failure[];
  /** Whether nothing was asked about that is not known. */
  readonly isConstant: boolean;
  /** Whether every question about something unknown had one answer. */
  readonly isUniform: boolean;
  /** Whether there were more runs than the limit. */
  readonly isCut: boolean;
  /** What runs asked for that cannot be told. */
  readonly doubts: ReadonlySet<string>;
}

export interface ExploreOptions {
  readonly mostCases: number;
  /** Runs are no longer made once so many of them failed. */
  readonly mostFailures: number;
  /** A failing run with what else has to hold; undefined where that contradicts what it assumed. */
  readonly complete: (path: Path) => Path | undefined;
}

/** Runs a rule once for every combination of answers to the questions that it asks. */
export function explore(run: (path: Path) => Iterable<Finding>, { mostCases, mostFailures, complete }: ExploreOptions): Exploration {
  const failures: Failure[] = [];
  const doubts = new Set<string>();
  let cases = 0;
  let isConstant = true;
  let isUniform = true;
  let trail: Trail | undefined = newTrail();
  while (trail !== undefined && failures.length < mostFailures) {
    if (cases >= mostCases) {
      return { cases, failures, isConstant, isUniform, isCut: true, doubts };
    }
    const path = startPath(trail, mostCases - cases, doubts);
    const finding = firstFinding(() => run(path));
    const completed = finding === undefined ? undefined : complete(path);
    if (finding !== undefined && completed !== undefined) {
      failures.push({ path: completed, finding });
    }
    const { hasAsked, hasAssumed, cases: further } = path.course.forgotten;
    isConstant &&= path.positions.size === 0 && !hasAsked;
    isUniform &&= path.domains.size === 0 && path.sizes.size === 0 && path.others.size === 0 && !hasAssumed;
    cases += 1 + further;
    trail = nextTrail(trail);
  }
  return { cases, failures, isConstant, isUniform, isCut: cases > mostCases, doubts };
}

function firstFinding(run: () => Iterable<Finding>): Finding | undefined {
  try {
    for (const finding of run()) {
      return finding;
    }
  } catch (error) {
    if (error !== pathEnd) {
      throw error;
    }
  }
  return undefined;
}
