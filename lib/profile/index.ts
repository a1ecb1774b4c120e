import type * as matrixModule from './render-matrix';

export { PROFILES } from './profiles';
export type { DnsPods, Profile } from './profile';
export type { MatrixOptions, MatrixProblem, MatrixRendering, MatrixReport } from './render-matrix';

// Rules take longer to load than a synth takes.
/* eslint-disable @typescript-eslint/no-require-imports */

/**
 * Renders every environment of a chart for every profile, in-process, and looks at the objects: whether the chart
 * admits the cluster's version of Kubernetes, whether all rules of severity error are kept, whether pods reach the
 * cluster's DNS, and whether they leave users to a cluster that assigns them. It tests nothing on a cluster.
 *
 * @throws ChartError CHART_INVALID – when the chart has problems.
 * @example renderMatrix(chart).renderedFor.filter(({ problems }) => problems.length > 0)
 */
export const renderMatrix: typeof matrixModule.renderMatrix = (...given) => (require('./render-matrix') as typeof matrixModule).renderMatrix(...given);
