import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFiles } from './pack-definitions';

const PACKED = join(__dirname, '..', '..', 'lib', 'check', 'kubernetes-schema', 'packed-definitions.json');

test('the definitions in the package are those of schema/kubernetes', () => {
  const text = `${JSON.stringify(packFiles(), null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(PACKED, text);
  }
  expect(readFileSync(PACKED, 'utf8') === text).toBe(true);
  expect(Buffer.byteLength(text)).toBeLessThan(40_000);
});
