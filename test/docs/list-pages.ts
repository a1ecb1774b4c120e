import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { optionTables } from './construct-page';
import { docOf, fileName, hasOwnPage, isValue, ROOT, type Library } from './library';
import { block, code, page, table } from './markdown';
import { membersOf, signatureText } from './members';
import { errorTable, memberTable, propertyTable } from './tables';
import { oneLine } from './docstring';
import type { Declared } from './declarations';

/** Everything that is called beside the constructs: values blocks, notes, guides. */
export function functionsPage(library: Library): string {
  const others = [...library.constructs].filter(([, declared]) => !hasOwnPage(declared)).flatMap(([, declared]) => declared.filter(isValue));
  return page([
    '# Functions beside the constructs',
    'Blocks of values, notes, guides and parts of props, in alphabetical order.',
    ...[...others].sort((one, other) => (one.name < other.name ? -1 : 1)).flatMap((declared) => functionSection(declared, library)),
  ]);
}

function functionSection(declared: Declared, library: Library): readonly string[] {
  const { name, node, file } = declared;
  const { text, throws, examples } = docOf(declared);
  return [
    `## ${name}`,
    ...(ts.isFunctionDeclaration(node) ? [block('ts', `${name}${signatureText(node)}`)] : []),
    text,
    ...(ts.isFunctionDeclaration(node) ? optionTables(name, node, file, library) : []),
    ...examples.map((example) => block('ts', library.run(example).module)),
    errorTable(throws),
  ];
}

/** Every type that is exported beside the constructs. */
export function typesPage(library: Library): string {
  const types = [...library.constructs].filter(([name]) => library.pageOf(name)?.startsWith('types.md') === true).flatMap(([, declared]) => declared);
  return page([
    '# Types',
    'What the props, options and members of the constructs are made of, in alphabetical order.',
    ...[...types].sort((one, other) => (one.name < other.name ? -1 : 1)).flatMap((declared) => typeSection(declared, library)),
  ]);
}

function typeSection(declared: Declared, library: Library): readonly string[] {
  const { name, node } = declared;
  const members = membersOf(declared, library.declarations);
  const isShort = ts.isTypeAliasDeclaration(node) && node.typeParameters === undefined;
  const definition = ts.isTypeAliasDeclaration(node) && (members.length === 0 || isShort) ? block('ts', node.getText().replace(/^export /u, '').replaceAll('readonly ', '')) : '';
  const isMade = ts.isClassDeclaration(node);
  return [`## ${name}`, docOf(declared).text, definition, isMade ? memberTable(members, library) : propertyTable(members, library)];
}

/** The table of constructs/README.md, with a link to each page, and whatever it does not name. */
export function indexPage(library: Library): string {
  const rows = readFileSync(join(ROOT, 'constructs', 'README.md'), 'utf8').split('\n').filter((line) => line.startsWith('| `'));
  const named = new Set(rows.join('\n').match(/(?<=`)[A-Z]\w+(?=`)/gu) ?? []);
  const linked = (text: string): string => text.replaceAll(/`(\w+)`/gu, (found, name: string) => {
    const target = library.pageOf(name);
    return target === undefined ? found : `[${found}](${target})`;
  });
  const others = [...library.constructs].filter(([name, declared]) => hasOwnPage(declared) && !named.has(name));
  return page([
    '# Constructs',
    'A page for each: its example as it was run, what the example emits, its props, its values block and its errors. All of it is written by `npm run docs` from the sources; a test runs every example.',
    ['| construct | emits | values block |', '| --- | --- | --- |', ...rows.map(linked)].join('\n'),
    others.length === 0 ? '' : '## Further',
    table(['name', 'what it is'], others.map(([name, declared]) => [`[${code(name)}](${fileName(name)}.md)`, firstSentence(declared)])),
    'Beside them: [functions](functions.md) and [types](types.md). How they work together is in [constructs/README.md](../../constructs/README.md).',
  ]);
}

function firstSentence(declared: readonly Declared[]): string {
  const [value] = declared.filter(isValue);
  return value === undefined ? '' : oneLine(docOf(value).text).split(/(?<=[.:]) /u)[0] ?? '';
}
