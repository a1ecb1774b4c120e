import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../../lib';

const root = join(__dirname, '..', '..');
const catalogue = Object.keys(codes);

/** The text of every source file of the folders, without the catalogue itself. */
function sources(): string {
  return ['lib', 'constructs', 'apps']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith(join('diagnostic', 'codes.ts')))
    .map((path) => readFileSync(path, 'utf8').replaceAll(/\/\*\*[^]*?\*\//gu, ''))
    .join('\n');
}

test('every code of the catalogue is raised somewhere', () => {
  const raised = new Set([...sources().matchAll(/'([A-Z]+(?:_[A-Z]+)+|INTERNAL)'/gu)].map((match) => match[1]));
  expect(catalogue.filter((code) => !raised.has(code))).toEqual([]);
});

test('lib/README.md documents exactly the codes of the catalogue', () => {
  const rows = Object.entries(codes).map(([code, { when, meaning }]) => `| ${code} | ${when} | ${meaning} |`);
  const documented = readFileSync(join(root, 'lib', 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Z_]+ \| (?:definition|synth|values|command) \| /u.test(line));
  expect(documented).toEqual(rows);
});
