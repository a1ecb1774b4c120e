import { Construct } from 'constructs';
import { addSubchart, ChartError, HelmChart, type SubchartProps } from '../lib';
import type { VendoredChart } from '../lib';

/**
 * A chart of somebody else that is installed with the HelmChart it is in. It becomes a dependency in Chart.yaml, is
 * locked in Chart.lock, and lies in charts/, so that nothing is fetched when the chart is installed. Its values are a
 * block of this chart's values (`subchartValues`), and `global` reaches it as it reaches every subchart.
 *
 * `render` and `check` know the templates of this chart, not those of a subchart.
 *
 * @throws ChartError SUBCHART_CYCLIC – when the chart would be its own subchart.
 * @throws ChartError SUBCHART_VERSION – when the version that was read is not in the range, or that of a chart inside it not in its.
 * @throws ChartError SUBCHART_INVALID – when Helm would not follow the condition, a tag or the alias; when a library chart
 *   is given values; when a chart that it depends on is not in its charts/; when a schema refuses the default values; when there are several of these problems.
 * @throws ChartError CONSTRUCT_INVALID – when it is in no HelmChart.
 * @example
 * const values = defineValues({
 *   postgresql: subchartValues({ enabled: v.boolean({ description: 'Whether the database is installed.', default: true }) }),
 * });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new Subchart(chart, 'postgresql', {
 *   chart: readChart('vendor/postgresql'), // its folder, or its .tgz
 *   values: chart.values.postgresql, condition: chart.values.postgresql.enabled,
 * });
 */
export class Subchart extends Construct {
  /** The chart as it was read. */
  readonly chart: VendoredChart;
  /** Its key in the values: its alias, or its name. */
  readonly key: string;

  constructor(scope: Construct, id: string, props: SubchartProps) {
    super(scope, id);
    const chart = HelmChart.find(this);
    if (chart === undefined) {
      throw new ChartError('CONSTRUCT_INVALID', 'a subchart is in no HelmChart', { in: this.node.path, fix: 'create it inside a HelmChart' });
    }
    this.chart = props.chart;
    this.key = addSubchart(chart, this.node.path, props).key;
  }
}
