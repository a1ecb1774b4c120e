import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { createPolicies } from '../../apps/compliance-platform/policies';
import { chartFiles, HelmApp, render } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { expectGolden } from './expect-golden';

const chart = createPolicies(new HelmApp());
const apiVersions = ['policies.kyverno.io/v1', 'policy.sigstore.dev/v1beta1'];
const pem = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n';
const engines = ['none', 'kyverno', 'sigstore'] as const;

test('the policies are a chart beside that of the platform, which has none of them', () => {
  const app = new HelmApp();
  const platform = createCompliancePlatform(app);
  expect(app.helmCharts.map(({ metadata }) => metadata.name)).toEqual(['compliance-platform', 'compliance-platform-policies', 'compliance-platform-backups']);
  expect([...chartFiles(platform).values()].join('\n')).not.toMatch(/policies\.kyverno\.io|policy\.sigstore\.dev/u);
  expect(render(chart)).toEqual([]);
});

test('the chart is the golden one', () => {
  expectGolden('compliance-platform-policies', chartFiles(chart));
});

forEachHelm((binary) => {
  test('Helm lints the chart strictly, and renders the policy of each engine as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      for (const name of engines) {
        const values = { admission: { engine: { name }, trust: { publicKey: { pem } } } };
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
        expect(helm).toMatchObject({ ok: true, objects: { length: name === 'none' ? 0 : 1 } });
      }
    });
  });
});
