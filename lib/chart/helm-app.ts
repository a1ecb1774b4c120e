import { App, Chart } from 'cdk8s';
import { ChartError, throwProblems } from '../diagnostic';
import { attachLift, createLift } from './lift';
import { writeCharts } from './write-charts';
import { HelmChart } from './helm-chart';
import { findOrdinaryCharts } from './ordinary-charts';
import type { ApiObject } from 'cdk8s';

/** Options of a HelmApp. */
export interface HelmAppProps {
  /** The folder that `synth` writes charts to. @default 'dist/charts' */
  readonly outdir?: string;
}

/** A cdk8s App whose charts may hold references to values. */
export class HelmApp extends App {
  constructor(props: HelmAppProps = {}) {
    const lift = createLift(assertInHelmChart);
    super({ outdir: props.outdir ?? 'dist/charts', resolvers: [lift.resolver] });
    attachLift(this, lift);
  }

  /**
   * The charts of the app, in the order in which they were created.
   *
   * @throws ChartError UNSUPPORTED_STRUCTURE – when an ordinary cdk8s Chart of the app holds objects.
   */
  get helmCharts(): readonly HelmChart[] {
    throwProblems('CHART_INVALID', 'the app has problems', findOrdinaryCharts(this));
    return this.node.findAll().filter((construct): construct is HelmChart => HelmChart.isHelmChart(construct));
  }

  /**
   * Writes every chart of the app to the output folder: `<name>/` and `<name>-<version>.tgz`. Nothing is
   * written when anything is wrong with any chart.
   *
   * @throws ChartError CHART_INVALID – when there are problems; all of them are listed.
   * @throws ChartError OUTPUT_UNWRITABLE, OUTPUT_FOREIGN – when the folder cannot be used.
   */
  override synth(): void {
    writeCharts(this.outdir, this.helmCharts);
  }
}

function assertInHelmChart(object: ApiObject): void {
  if (!HelmChart.isHelmChart(Chart.of(object))) {
    throw new ChartError(
      'REFERENCE_OUTSIDE_CHART',
      `${object.kind} holds a reference, but is in an ordinary cdk8s Chart, which has no values`,
      {
        in: object.node.path,
        fix: 'create it inside a HelmChart, or pass a literal',
      },
    );
  }
}
