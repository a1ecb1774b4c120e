import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// Both take longer to load than the rest of the library, and a synth needs neither.
test('the validator and the generator of types are loaded only when they are used', () => {
  const library = join(__dirname, '..', '..', 'lib', 'values');
  const program = `require(${JSON.stringify(library)}); console.log(Object.keys(require.cache).join('\\n'))`;
  const { stdout } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '--eval', program], { encoding: 'utf8' });
  expect(stdout).toMatch(/lib\/values\/builder\/v\.ts/);
  expect(stdout).not.toMatch(/node_modules\/(ajv|json-schema-to-typescript|prettier)\//);
});
