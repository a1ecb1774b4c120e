import type { Problem } from '../diagnostic';
import { admitsKubeVersion } from './admits-kube-version';
import type { ChartMetadata } from './chart-metadata';

/** The problem of a cluster whose version of Kubernetes is not in the range of a chart, or none: Helm installs nothing there. */
export function refusedKubeVersion({ name, kubeVersion: range }: Pick<ChartMetadata, 'name' | 'kubeVersion'>, kubeVersion: string): readonly Problem[] {
  return range === undefined || admitsKubeVersion(range, kubeVersion)
    ? []
    : [
        {
          code: 'RENDER_OPTION_INVALID',
          what: `the chart is for Kubernetes ${range}, which ${kubeVersion} is not`,
          in: `${name}, kubeVersion of Chart.yaml`,
          fix: 'choose a version of Kubernetes in that range, or widen kubeVersion of the chart',
        },
      ];
}
