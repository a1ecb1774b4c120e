import { admitsKubeVersion } from '../../lib/chart/admits-kube-version';
import { chartFiles, defineValues, HelmApp, HelmChart, isChartError, PROFILES, render } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const ranges = ['>=1.30 <1.34', '1.29 - 1.31', '~1.32', '<1.29 || >1.33.5'];
const versions = [...new Set(PROFILES.map(({ kubeVersion }) => kubeVersion)), 'v1.34.0', 'v1.30.4-eks-a737599', 'v1.34.0-rc.1'].filter((_, index) => index !== 4);

function rendersFor(chart: HelmChart, kubeVersion: string): boolean {
  try {
    render(chart, { capabilities: { kubeVersion } });
    return true;
  } catch (thrown) {
    if (isChartError(thrown) && thrown.code === 'RENDER_OPTION_INVALID') return false;
    throw thrown;
  }
}

forEachHelm((binary) => {
  test.each(ranges)('Helm admits the versions that we admit into %s', (range) => {
    const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', kubeVersion: range, values: defineValues({}) });
    withChartFolder(chartFiles(chart), (folder) => {
      const verdicts = versions.map((kubeVersion) => [kubeVersion, helmTemplate(binary, folder, { kubeVersion }).ok]);
      expect(verdicts).toEqual(versions.map((version) => [version, admitsKubeVersion(range, version)]));
      expect(versions.map((version) => [version, rendersFor(chart, version)])).toEqual(verdicts);
    });
  });
});

test('the range of the platform admits every profile', () => {
  expect(PROFILES.filter(({ kubeVersion }) => !admitsKubeVersion('>=1.28', kubeVersion))).toEqual([]);
  expect(admitsKubeVersion('anything', 'v1.30.0')).toBe(false);
});

// https://semver.org/spec/v2.0.0.html#spec-item-11
test('prereleases are ordered as SemVer orders them', () => {
  const order = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1'];
  for (const [index, version] of order.entries()) {
    expect(order.map((other) => admitsKubeVersion(`>=${other}`, version))).toEqual(order.map((_, place) => index >= place));
    expect(admitsKubeVersion(`>${version}`, '1.0.0')).toBe(true);
  }
});
