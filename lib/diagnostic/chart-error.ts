import type { Code } from './codes';

/** Where a problem is and how to end it. */
export interface ProblemDetails {
  /** The construct path, values path or file in which the problem was found. @default - no place is printed */
  readonly in?: string;
  /** One imperative sentence that makes the problem go away. */
  readonly fix: string;
}

/** One thing that is wrong, as data. */
export interface Problem extends ProblemDetails {
  /** The stable code, documented in lib/README.md. */
  readonly code: Code;
  /** What is wrong, with the value that was seen. */
  readonly what: string;
}

const CHART_ERROR = Symbol.for('chartwright.ChartError');

/**
 * A problem (or several of one kind of work) that the reader of the message can solve.
 * `problems` holds every one of them; the message is their text.
 */
export class ChartError extends Error {
  /** Everything that was found, in a stable order. Never empty. */
  readonly problems: readonly Problem[];

  constructor(code: Code, what: string, details: ProblemDetails & { readonly problems?: readonly Problem[] }) {
    const { problems, ...place } = details;
    const all = problems ?? [{ code, what, ...place }];
    super(problems === undefined ? printProblem(all[0] as Problem) : printProblems(what, problems));
    this.name = 'ChartError';
    this.code = code;
    this.problems = all;
    Object.defineProperty(this, CHART_ERROR, { value: true });
  }

  /** The code of the problem, or of the collection. */
  readonly code: Code;
}

/** Tells whether something thrown is a ChartError, also one of a second installed copy of this package. */
export function isChartError(thrown: unknown): thrown is ChartError {
  return thrown instanceof Error && CHART_ERROR in thrown;
}

/**
 * Throws all problems at once: nothing when there are none, the problem itself when there is one,
 * otherwise a ChartError with the collection's code and sentence.
 *
 * @throws ChartError the only problem's code, or `code`.
 */
export function throwProblems(code: Code, what: string, problems: readonly Problem[]): void {
  const [first, second] = problems;
  if (first === undefined) {
    return;
  }
  if (second === undefined) {
    throw new ChartError(first.code, first.what, place(first));
  }
  throw new ChartError(code, what, { fix: 'solve each problem of the list', problems });
}

/** Runs work and returns the problems of the ChartError it throws, or none. Other errors pass through. */
export function problemsOf(work: () => void): readonly Problem[] {
  try {
    work();
    return [];
  } catch (thrown) {
    if (isChartError(thrown)) {
      return thrown.problems;
    }
    throw thrown;
  }
}

/** The text of one problem: code and sentence, place, fix. */
export function printProblem(problem: Problem): string {
  const lines = [`${problem.code}: ${problem.what}`];
  if (problem.in !== undefined) {
    lines.push(`  in: ${problem.in}`);
  }
  lines.push(`  fix: ${problem.fix}`);
  return lines.join('\n');
}

function printProblems(what: string, problems: readonly Problem[]): string {
  return [`${what}: ${String(problems.length)} problems`, ...problems.map(printProblem)].join('\n');
}

function place(problem: Problem): ProblemDetails {
  return problem.in === undefined ? { fix: problem.fix } : { in: problem.in, fix: problem.fix };
}
