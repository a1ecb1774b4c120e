import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { createSaasPlatform } from '../../apps/saas-platform/chart';
import { HelmApp, printValuesSchema } from '../../index';

const folder = join(__dirname, '..', '..', 'schema', 'apps');

test.each([['compliance-platform', createCompliancePlatform], ['saas-platform', createSaasPlatform]] as const)('the published values schema of %s is the generated one', (name, create) => {
  const path = join(folder, `${name}.values.schema.json`);
  const generated = printValuesSchema(create(new HelmApp()).definition);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, generated);
  }
  expect(generated).toBe(readFileSync(path, 'utf8'));
});
