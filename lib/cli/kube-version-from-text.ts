import { ChartError } from '../diagnostic';

// https://github.com/helm/helm/blob/v3.17.3/pkg/chartutil/capabilities.go, ParseKubeVersion, reads a lenient SemVer
const VERSION = /^v?(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?(?:\.(0|[1-9]\d*))?(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * A version of Kubernetes as templates see it: `v1.31.0` for `1.31`.
 *
 * @throws ChartError RENDER_OPTION_INVALID – when it is no version.
 */
export function kubeVersionFromText(text: string): string {
  const match = VERSION.exec(text);
  if (match === null) {
    throw new ChartError('RENDER_OPTION_INVALID', `the version of Kubernetes ${JSON.stringify(text)} is not one that Helm accepts`, {
      fix: 'write for example --kube-version 1.31',
    });
  }
  const [, major = '', minor = '0', patch = '0', prerelease = '', build = ''] = match;
  return `v${major}.${minor}.${patch}${prerelease}${build}`;
}
