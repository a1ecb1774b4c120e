import { throwProblems } from '../diagnostic';
import type { Problem } from '../diagnostic';
import type { Release } from '../evaluate/context';

// https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go and Kubernetes' DNS labels
const RELEASE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/u;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/u;
const LONGEST_RELEASE_NAME = 53;

/**
 * Refuses a release that Helm would refuse.
 *
 * @throws ChartError RENDER_OPTION_INVALID
 */
export function checkRelease({ name, namespace }: Release): void {
  const problems: Problem[] = [];
  if (!RELEASE_NAME.test(name) || name.length > LONGEST_RELEASE_NAME) {
    problems.push({
      code: 'RENDER_OPTION_INVALID',
      what: `the release name ${JSON.stringify(name)} is not one that Helm accepts`,
      fix: `use at most ${String(LONGEST_RELEASE_NAME)} lower-case letters, digits and "-"`,
    });
  }
  if (!NAMESPACE.test(namespace)) {
    problems.push({
      code: 'RENDER_OPTION_INVALID',
      what: `the namespace ${JSON.stringify(namespace)} is not one that Kubernetes accepts`,
      fix: 'use at most 63 lower-case letters, digits and "-"',
    });
  }
  throwProblems('RENDER_OPTION_INVALID', 'the release cannot be rendered', problems);
}
