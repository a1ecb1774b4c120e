import { ApiObject, Chart } from 'cdk8s';
import { isMarkedHelmChart } from './helm-chart-mark';
import type { Problem } from '../diagnostic';
import type { Construct } from 'constructs';

/** Ordinary cdk8s Charts below a construct whose objects would be in no Helm chart. */
export function findOrdinaryCharts(root: Construct): readonly Problem[] {
  return root.node
    .findAll()
    .filter((construct): construct is Chart => Chart.isChart(construct) && !isMarkedHelmChart(construct) && holdsObjects(construct))
    .map((chart) => ({
      code: 'UNSUPPORTED_STRUCTURE',
      what: 'an ordinary cdk8s Chart holds objects that would be in no Helm chart',
      in: chart.node.path,
      fix: 'create the objects in the HelmChart, with a Construct in place of the Chart, or move the Chart to an App of its own',
    }));
}

function holdsObjects(chart: Chart): boolean {
  return chart.node.findAll().some((construct) => ApiObject.isApiObject(construct) && Chart.of(construct) === chart);
}
