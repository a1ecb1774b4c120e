import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { archiveName, chartFiles, HelmApp, packChart, render, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { structuredPaths, unclearNulls } from './unclear-nulls';

const chart = createCompliancePlatform(new HelmApp());
const files = chartFiles(chart);
const { name } = chart.metadata;

function identities(objects: readonly unknown[]): readonly string[] {
  return (objects as readonly KubernetesObject[]).map((object) => `${String(object['kind'])}/${(object['metadata'] as { readonly name: string }).name}`);
}

const longName = 'a'.repeat(52);
const pairs = [
  ['one', 'two'],
  ['prod', 'prod-2'],
  [`${longName}b`, `${longName}c`],
  ['compliance-platform', 'compliance-platform-2'],
  ['a.b', 'a-b'],
] as const;

test.each(pairs)('the releases %s and %s share no name, and no name is too long', (first, second) => {
  const names = [first, second].map((release) => identities(render(chart, { release: { name: release } })));
  expect(names[0]?.filter((identity) => names[1]?.includes(identity))).toEqual([]);
  expect(names.flat().filter((identity) => (identity.split('/')[1] ?? '').length > 63)).toEqual([]);
  expect(new Set(names.flat()).size).toBe(names.flat().length);
  // A Service's name is a DNS label: https://kubernetes.io/docs/concepts/services-networking/service/
  expect(names.flat().filter((identity) => !/^\w+\/[a-z0-9]([-a-z0-9]*[a-z0-9])?$/u.test(identity))).toEqual([]);
});

test('two apps made from the same source have the same archive, byte for byte', () => {
  const again = createCompliancePlatform(new HelmApp());
  expect(Buffer.from(packChart(chartFiles(again), { name })).equals(Buffer.from(packChart(files, { name })))).toBe(true);
});

forEachHelm((binary) => {
  test.each(Object.entries(valueSets))('the values %s given as --set-json render as the file does', (_name, { values, apiVersions = [] }) => {
    const setJson = Object.entries(values).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    const helm = withChartFolder(files, (folder) => helmTemplate(binary, folder, { setJson, apiVersions, release: 'r' }));
    expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions }, release: { name: 'r' } }));
  });

  test('Helm names long releases as render does', () => {
    withChartFolder(files, (folder) => {
      for (const release of [pairs[2][0], '1e3', 'compliance-platform-x', 'team.prod']) {
        const helm = helmTemplate(binary, folder, { release });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { release: { name: release } }));
      }
    });
  });

  test('as a subchart of an umbrella chart it follows its condition and the parent\'s globals', () => {
    const umbrella = {
      'Chart.yaml': `apiVersion: v2\nname: umbrella\nversion: 1.0.0\nicon: https://example.com/i.svg\ndependencies:\n  - name: ${name}\n    version: ${chart.metadata.version}\n    condition: ${name}.enabled\n`,
      'values.yaml': `${name}:\n  enabled: true\n  gatewayApi:\n    replicas: 3\nglobal:\n  imageRegistry: registry.example.com:5000/mirror\n  other: ignored\n`,
      'templates/empty.yaml': '',
    };
    const archive = [[`charts/${archiveName(chart.metadata)}`, Buffer.from(packChart(files, { name }))]] as const;
    withChartFolder({ ...umbrella, ...Object.fromEntries(archive) }, (folder) => {
      const enabled = helmTemplate(binary, folder, { release: 'r' });
      const values = { gatewayApi: { replicas: 3 }, global: { imageRegistry: 'registry.example.com:5000/mirror' } };
      expect(enabled.ok ? enabled.objects : enabled.stderr).toEqual(render(chart, { values, release: { name: 'r' } }));
      expect(helmTemplate(binary, folder, { release: 'r', set: [`${name}.enabled=false`] })).toMatchObject({ ok: true, objects: [] });
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
    });
  });

  test('nulling any map or list either renders or says what is missing', () => {
    expect(structuredPaths(chart).length).toBeGreaterThan(30);
    expect(unclearNulls(binary, chart, files)).toEqual([]);
  });
});
