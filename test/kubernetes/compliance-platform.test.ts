import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { HelmApp, render } from '../../index';
import { kubernetesVersions, strictValidator } from './strict-validator';

const chart = createCompliancePlatform(new HelmApp());
const rendered = Object.entries(valueSets).map(([name, { values, apiVersions = [] }]) => {
  return { name, objects: render(chart, { values, capabilities: { apiVersions } }) };
});

describe.each(kubernetesVersions)('Kubernetes %s', (version) => {
  const faultsOf = strictValidator(version);

  test('accepts every object of every value set, with strict field validation', () => {
    expect(rendered.flatMap(({ name, objects }) => objects.flatMap((object) => faultsOf(object).map((fault) => `${name}: ${fault}`)))).toEqual([]);
  });

  test('an unknown field, a wrong type and an unknown kind are faults', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 1, imagePullpolicy: 'Always' }] } };
    expect(faultsOf(pod)).toHaveLength(2);
    expect(faultsOf({ apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy' })).toEqual([`policy/v1beta1/PodSecurityPolicy is not served by Kubernetes ${version}`]);
  });
});

test.each(['kubernetes', 'crds'])('the definitions of schema/%s are the pinned ones', (name) => {
  const folder = join(__dirname, '..', '..', 'schema', name);
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.split(/\s+\*?/u));
  expect(sums.map(([, file]) => file)).toEqual(readdirSync(folder).filter((file) => file.endsWith('.json')).sort());
  for (const [sum, file = ''] of sums) {
    expect({ file, sum: createHash('sha256').update(readFileSync(join(folder, file))).digest('hex') }).toEqual({ file, sum });
  }
});
