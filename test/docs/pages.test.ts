import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { templateOf, unionFields, type Field } from '../../lib';
import { defaultContext } from '../../lib/chart/default-context';
import { holds } from '../../lib/evaluate/evaluate-expression';
import { blockPath } from './construct-page';
import { blockField } from './emitted';
import { docOf, isValue, readLibrary, ROOT } from './library';
import { membersOf } from './members';
import { docsPages } from './pages';

const folder = join(ROOT, 'docs');
const library = readLibrary();
const pages = docsPages(library);

test('docs/ is what `npm run docs` writes of the sources as they are', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile());
  const committed = new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')] as const));
  const stale = [...new Map([...committed, ...pages]).keys()].filter((path) => committed.get(path) !== pages.get(path));
  expect({ stale, fix: 'npm run docs' }).toEqual({ stale: [], fix: 'npm run docs' });
});

test('every value that the constructs export has a docstring with an example', () => {
  const values = [...library.constructs.values()].flat().filter(isValue);
  const constants = ['inNamespace'];
  expect(values.filter((value) => docOf(value).text === '').map(({ name }) => name)).toEqual([]);
  expect(values.filter((value) => docOf(value).examples.length === 0).map(({ name }) => name)).toEqual(constants);
});

test('every property that somebody sets says what it is, and what follows when it is left out', () => {
  const types = [...library.constructs.values()].flat().filter((declared) => !isValue(declared));
  const members = types.flatMap((declared) => membersOf(declared, library.declarations).map((member) => ({ ...member, of: `${declared.name}.${member.name}` })));
  expect(members.filter(({ docstring }) => docstring.text === '').map(({ of }) => of)).toEqual([]);
  expect(members.filter(({ isOptional, docstring }) => isOptional && docstring.fallback === undefined).map(({ of }) => of)).toEqual([]);
});

const constructs = [...library.constructs.values()].flat().filter((declared) => isValue(declared) && ts.isClassDeclaration(declared.node)).map((declared) => {
  const { throws, examples: [example = ''] } = docOf(declared);
  return { name: declared.name, codes: new Set(throws.flatMap(({ codes }) => codes)), example, charts: library.run(example).charts };
});

/** Whether literals can leave out something that must be there. Of members of lists it is said that they are invalid. */
function canBeMissing(field: Field): boolean {
  if (field.kind === 'object') return Object.values(field.fields).some(canBeMissing);
  if (field.kind === 'union') return Object.values(unionFields(field)).some(canBeMissing);
  return field.required === true;
}

test('what the example of each construct makes can be installed with the defaults of its values', () => {
  // The rules across values alone: that defaults fit their schema is checked when they are declared.
  const refused = constructs.filter(({ charts }) => charts.some((chart) => {
    const { template } = templateOf(chart);
    return !template.guards.every(({ condition }) => holds(condition, defaultContext(template)));
  }));
  // It asks whether the cluster has Velero.
  expect(refused.map(({ name }) => name)).toEqual(['BackupContract']);
});

test.each(constructs.map((construct) => [construct.name, construct] as const))('%s names the errors of its literal values', (name, { codes, example, charts }) => {
  const field = blockField(charts, blockPath(example, name));
  const ofValues = field === undefined || name === 'Subchart' ? [] : ['VALUE_INVALID', 'VALUE_UNKNOWN', ...(canBeMissing(field) ? ['VALUE_MISSING'] : [])];
  expect([...codes].filter((code) => code.startsWith('VALUE_')).sort()).toEqual(ofValues.sort());
  expect(codes).toContain('CONSTRUCT_INVALID');
});

test('every link of a page leads to a page and a heading of it', () => {
  const headings = new Map([...pages].map(([path, text]) => [path, new Set([...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) => heading.toLowerCase().replaceAll(/[^\w\- ]/gu, '').replaceAll(' ', '-')))]));
  const broken = [...pages].flatMap(([path, text]) =>
    [...text.replaceAll(/^```[^]*?^```/gmu, '').matchAll(/\]\((?!https:|\.\.\/)([^)#]*)(?:#([^)]*))?\)/gu)]
      .map(([, file = '', heading]) => [file === '' ? path : join(path, '..', file), heading] as const)
      .filter(([target, heading]) => headings.get(target) === undefined || (heading !== undefined && headings.get(target)?.has(heading) !== true))
      .map(([target, heading]) => `${path} → ${target}#${heading ?? ''}`));
  expect(broken).toEqual([]);
});
