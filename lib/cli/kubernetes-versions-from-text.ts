import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../check';
import { ChartError, describe } from '../diagnostic';

/**
 * The Kubernetes versions of a range such as `1.28..1.36`, or of a single version.
 *
 * @throws ChartError USAGE_INVALID – when it is no range of versions that are known, from an earlier to a later one.
 */
export function kubernetesVersionsFromText(text: string): readonly KubernetesVersion[] {
  const parts = text.split('..');
  const [first, last] = parts.length <= 2 ? [indexOf(parts[0]), indexOf(parts.at(-1))] : [-1, -1];
  if (first === -1 || last === -1) {
    const known = `${KUBERNETES_VERSIONS[0]} to ${String(KUBERNETES_VERSIONS.at(-1))}`;
    throw rangeError(`the Kubernetes versions ${describe(text)} are not a range of versions from ${known}`);
  }
  if (first > last) {
    throw rangeError(`the Kubernetes versions ${describe(text)} begin with the later one`);
  }
  return KUBERNETES_VERSIONS.slice(first, last + 1);
}

function indexOf(version = ''): number {
  return (KUBERNETES_VERSIONS as readonly string[]).indexOf(version.replace(/^v/, ''));
}

function rangeError(what: string): ChartError {
  return new ChartError('USAGE_INVALID', what, { fix: 'write for example --kubernetes 1.30..1.36, or --kubernetes 1.34' });
}
