import type { ValueExpression } from '../../reference/expression';
import type { ChartDependency } from '../chart-metadata';
import type { VendoredChart } from './vendored-chart';

/** A subchart of a HelmChart. */
export interface SubchartUse {
  readonly chart: VendoredChart;
  /** Its key in the values of the chart: its alias, or its name. */
  readonly key: string;
  /** Its entry in Chart.yaml. */
  readonly dependency: ChartDependency;
  /** The construct that declares it. */
  readonly place: string;
  /** Values of the chart that decide about it, so that reading them counts as using them. */
  readonly reads: readonly ValueExpression[];
  /** The value that decides whether it is installed. @default - it always is */
  readonly condition?: readonly string[];
}
