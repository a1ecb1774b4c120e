import { kubeVersionWithPrereleases } from '../../lib/chart/kube-version';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const ranges: readonly (readonly [string, string])[] = [
  ['>=1.28', '>=1.28.0-0'],
  ['>=1.28.0-0', '>=1.28.0-0'],
  ['>= 1.28.3', '>=1.28.3-0'],
  ['=>v1.28', '>=1.28.0-0'],
  ['>1.28', '>=1.29.0-0'],
  ['>1.28.3', '>=1.28.4-0'],
  ['>1', '>=2.0.0-0'],
  ['<1.31', '<1.31.0-0'],
  ['<=1.30', '<1.31.0-0'],
  ['<=1.30.2', '<1.30.3-0'],
  ['=<1', '<2.0.0-0'],
  ['1.29.3', '>=1.29.3-0, <1.29.4-0'],
  ['=1.29', '>=1.29.0-0, <1.30.0-0'],
  ['1.29.x', '>=1.29.0-0, <1.30.0-0'],
  ['1.x', '>=1.0.0-0, <2.0.0-0'],
  ['*', '>=0.0.0-0'],
  ['~1.29', '>=1.29.0-0, <1.30.0-0'],
  ['~1.29.2', '>=1.29.2-0, <1.30.0-0'],
  ['~>1', '>=1.0.0-0, <2.0.0-0'],
  ['^1.28', '>=1.28.0-0, <2.0.0-0'],
  ['^1.28.3', '>=1.28.3-0, <2.0.0-0'],
  ['1.28 - 1.30', '>=1.28.0-0, <1.31.0-0'],
  ['1.28.2 - 1.30.1', '>=1.28.2-0, <1.30.2-0'],
  ['>=1.28, <1.31', '>=1.28.0-0, <1.31.0-0'],
  ['>=1.28 <1.31', '>=1.28.0-0, <1.31.0-0'],
  ['>= 1.27,<= 1.28.9 || >=1.30', '>=1.27.0-0, <1.28.10-0 || >=1.30.0-0'],
  ['>1.28.0-alpha.1 <=1.30.0-rc.1', '>1.28.0-alpha.1, <=1.30.0-rc.1'],
];

const versions = [
  '1.27.9',
  '1.28.0',
  '1.28.2',
  '1.28.3',
  '1.28.4',
  '1.28.9',
  '1.28.10',
  '1.29.0',
  '1.29.2',
  '1.29.3',
  '1.29.4',
  '1.30.0',
  '1.30.1',
  '1.30.2',
  '1.30.3',
  '1.31.0',
  '2.0.0',
];

test.each(ranges)('%s is written as %s, which stays as it is', (range, written) => {
  expect(kubeVersionWithPrereleases(range)).toBe(written);
  expect(kubeVersionWithPrereleases(written)).toBe(written);
});

test.each([
  '',
  ' ',
  '1.2.3.4',
  'latest',
  '>=',
  '>=1.28,',
  '>=1.28 || ',
  '!=1.29.3',
  '>==1.28',
  '>=1.28.0-',
  '>=1.28 and <2',
])('%j cannot be written', (range) => {
  expect(kubeVersionWithPrereleases(range)).toBeUndefined();
});

forEachHelm((binary) => {
  test('what is written holds the versions that were meant, with and without a provider\'s suffix', () => {
    const cases = ranges
      .filter(([range]) => !range.includes('-alpha'))
      .flatMap(([range, written]) => versions.map((version) => ({ range, written, version })));
    const line = ({ range, written, version }: (typeof cases)[number]): string =>
      `- [{{ semverCompare "${range}" "v${version}" }}, {{ semverCompare "${written}" "v${version}" }}, {{ semverCompare "${written}" "v${version}-gke.100" }}, {{ semverCompare "${written}" "v${version}+k3s1" }}]`;
    const files = {
      'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'templates/a.yaml': `cases:\n${cases.map(line).join('\n')}\n`,
    };
    const result = withChartFolder(files, (folder) => helmTemplate(binary, folder));
    const [found] = result.ok ? (result.objects as [{ cases: readonly (readonly boolean[])[] }]) : [];
    const wrong = cases.filter((_, index) => new Set(found?.cases[index]).size !== 1);
    expect({ count: found?.cases.length, wrong }).toEqual({ count: cases.length, wrong: [] });
  });

  test('a chart with the written range installs on a provider\'s version', () => {
    const files = {
      'Chart.yaml': `apiVersion: v2\nname: c\nversion: 1.0.0\nkubeVersion: "${kubeVersionWithPrereleases('^1.28') ?? ''}"\n`,
      'templates/a.yaml': 'a: b\n',
    };
    withChartFolder(files, (folder) => {
      expect(helmTemplate(binary, folder, { kubeVersion: 'v1.30.1-gke.100' })).toMatchObject({ ok: true });
      expect(helmTemplate(binary, folder, { kubeVersion: 'v1.27.1-gke.100' })).toMatchObject({ ok: false });
    });
  });
});
