export { withinDepth } from './within-depth';
export { ChartError, isChartError, printProblem, problemsOf, throwProblems } from './chart-error';
export type { Problem, ProblemDetails } from './chart-error';
export { codes } from './codes';
export type { Code, CodeDescription } from './codes';
export { describe } from './describe';
export { didYouMean, suggest } from './suggest';
