import { describe, throwProblems } from '../diagnostic';
import type { Problem } from '../diagnostic';
import type { Release } from '../evaluate/context';
import type { ChartMetadata } from './chart-metadata';
import { refusedKubeVersion } from './refused-kube-version';

// https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go and Kubernetes' DNS labels
const RELEASE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/u;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/u;
const KUBE_VERSION = /^v?\d+\.\d+(\.\d+)?([-+][-+.0-9A-Za-z]+)?$/u;
const LONGEST_RELEASE_NAME = 53;

/**
 * Refuses a release that Helm would refuse; with a chart, also on a cluster whose version the chart does not admit.
 *
 * @throws ChartError RENDER_OPTION_INVALID
 */
export function checkRelease({ name, namespace, revision, isUpgrade }: Release, kubeVersion: string, chart: Pick<ChartMetadata, 'name' | 'kubeVersion'> | undefined): void {
  const problems: Problem[] = [];
  if (typeof name !== 'string' || !RELEASE_NAME.test(name) || name.length > LONGEST_RELEASE_NAME) {
    problems.push({
      code: 'RENDER_OPTION_INVALID',
      what: `the release name ${describe(name)} is not one that Helm accepts`,
      fix: `use at most ${String(LONGEST_RELEASE_NAME)} lower-case letters, digits and "-"`,
    });
  }
  if (!NAMESPACE.test(namespace)) {
    problems.push({
      code: 'RENDER_OPTION_INVALID',
      what: `the namespace ${describe(namespace)} is not one that Kubernetes accepts`,
      fix: 'use at most 63 lower-case letters, digits and "-"',
    });
  }
  if (!KUBE_VERSION.test(kubeVersion)) {
    problems.push({
      code: 'RENDER_OPTION_INVALID',
      what: `${describe(kubeVersion)} is not a version of Kubernetes`,
      fix: 'write it as v1.31.0',
    });
  } else if (chart !== undefined) {
    problems.push(...refusedKubeVersion(chart, kubeVersion));
  }
  if (!Number.isSafeInteger(revision) || revision < 1 || typeof isUpgrade !== 'boolean') {
    problems.push({
      code: 'RENDER_OPTION_INVALID',
      what: `the release has the revision ${describe(revision)} and isUpgrade ${describe(isUpgrade)}`,
      fix: 'give a whole number from 1 on, and true or false',
    });
  }
  throwProblems('RENDER_OPTION_INVALID', 'the release cannot be rendered', problems);
}
