import { join } from 'node:path';
import { parse } from 'yaml';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { chartFiles, HelmApp, render } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const chart = createCompliancePlatform(new HelmApp());
const files = chartFiles(chart);

test('the values file of each environment says what the environment says', () => {
  for (const { name, environment: { values, apiVersions } } of chart.environments) {
    const read = parse(String(files.get(`ci/${name}-values.yaml`))) as object | null;
    const [fromFile, ours] = [read ?? {}, values as object].map((each) => render(chart, { values: each, capabilities: { apiVersions } }));
    expect({ name, objects: fromFile }).toEqual({ name, objects: ours });
  }
  expect(chart.environments.map(({ name }) => name)).toEqual([...Object.keys(valueSets).filter((name) => name !== 'renamed'), 'rehearsal-bank']);
});

forEachHelm((binary) => {
  test('Helm renders the file of an environment that builds on another as we do', () => {
    const environment = chart.environments.find(({ name }) => name === 'rehearsal-bank')?.environment;
    const apiVersions = environment?.apiVersions ?? [];
    withChartFolder(files, (folder) => {
      const helm = helmTemplate(binary, folder, { valuesFiles: [join(folder, 'ci', 'rehearsal-bank-values.yaml')], apiVersions });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: environment?.values as object, capabilities: { apiVersions } }));
    });
  });
});
