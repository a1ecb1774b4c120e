import * as chartwright from '../../index';
import ts from 'typescript';
import { describeTemplate, templatesOf, valuesBlock, type EmittedTemplate } from './emitted';
import { block, code, folded, page, table } from './markdown';
import { membersOf, membersOfType, signatureText, type Member } from './members';
import { docOf, isValue, type Library } from './library';
import { errorTable, memberTable, propertyTable, typeCell } from './tables';
import type { Docstring } from './docstring';
import type { RanExample } from './run-example';
import type { Declared } from './declarations';

const EXCERPT_LINES = 24;
const LONG_BLOCK_LINES = 60;
const LONGEST_CONDITION = 100;

/** The page of a construct: what its docstrings say, and what its example really makes. */
export function constructPage(declared: Declared, library: Library): string {
  const { name, node, file } = declared;
  const docstring = docOf(declared);
  const [example = ''] = docstring.examples;
  const ran = library.run(example);
  const props = ts.isClassDeclaration(node) ? propsOf(node) : undefined;
  const members = props?.type === undefined ? [] : membersOfType(props.type, file, library.declarations);
  const isOne = classNamed(name);
  return page([
    ...heading(declared, docstring, ran),
    '## What the example emits',
    emittedSection(templatesOf(ran.charts, (construct) => construct instanceof isOne)),
    '## Properties',
    code(`new ${name}(scope, id, ${props?.initializer === undefined ? 'props' : 'props?'})`),
    propertyTable(members, library),
    ...valuesSection(members, ran, blockPath(example, name), library),
    ...membersSection(membersOf(declared, library.declarations), library),
    ...errorsSection(docstring, membersOf(declared, library.declarations)),
  ]);
}

/** The page of a contract that functions of the same name make. */
export function contractPage(name: string, declared: readonly Declared[], library: Library): string {
  const value = declared.find(isValue);
  if (value === undefined) throw new Error(`${name} has no value`);
  const docstring = docOf(value);
  const functions = functionsOf(value);
  return page([
    ...heading(value, docstring, library.run(docstring.examples[0] ?? '')),
    '## Functions',
    table(['function', 'signature'], functions.map(({ key, signature }) => [code(`${name}.${key}`), typeCell(signatureText(signature), library)])),
    ...functions.flatMap(({ key, signature }) => optionTables(`${name}.${key}`, signature, value.file, library)),
    ...membersSection(declared.filter((one) => one !== value).flatMap((one) => membersOf(one, library.declarations)), library),
    ...errorsSection(docstring, []),
  ]);
}

function heading({ name, file }: Declared, { text }: Docstring, ran: RanExample): readonly string[] {
  return [`# ${name}`, text, `Source: [${file}](../../${file})`, '## Example', block('ts', ran.module)];
}

/** Tables of the options of a function, one for each parameter that is an object of them. */
export function optionTables(called: string, { parameters }: ts.SignatureDeclarationBase, file: string, library: Library): readonly string[] {
  return parameters.flatMap(({ type }) => {
    const members = type === undefined ? [] : membersOfType(type, file, library.declarations).filter(({ docstring }) => docstring.text !== '' || docstring.fallback !== undefined);
    const isOptions = type !== undefined && /(?:Options|Defaults)\b/u.test(type.getText());
    return isOptions && members.length > 0 ? [`Options of ${code(called)}:`, propertyTable(members, library)] : [];
  });
}

/** The objects of the construct itself, the beginning of the longest, and whatever else is in the example's charts. */
function emittedSection(templates: readonly EmittedTemplate[]): string {
  const own = templates.filter(({ isOwn }) => isOwn);
  const others = templates.filter(({ isOwn }) => !isOwn);
  return page([
    own.length === 0 ? 'No object of its own.' : table(['kind', 'apiVersion', 'name', 'when'], own.map(objectCells)),
    ...excerpt(own),
    others.length === 0 ? '' : folded('What else is in the example\'s chart', table(['kind', 'apiVersion', 'name', 'when', 'made by'], others.map((template) => [...objectCells(template), code(template.source)]))),
  ]).trimEnd();
}

function objectCells(template: EmittedTemplate): readonly string[] {
  const { apiVersion, kind, name, when } = describeTemplate(template);
  return [code(kind), code(apiVersion), code(name), whenCell(when)];
}

function excerpt(templates: readonly EmittedTemplate[]): readonly string[] {
  const longest = [...templates].sort((one, other) => other.text.length - one.text.length)[0];
  if (longest === undefined) return [];
  const lines = longest.text.trimEnd().split('\n');
  return [`${lines.length > EXCERPT_LINES ? 'The beginning of' : 'The template'} ${code(longest.path)}:`, block('yaml', lines.slice(0, EXCERPT_LINES).join('\n'))];
}

function whenCell(condition: string): string {
  if (condition === '') return 'always';
  return code(condition.length > LONGEST_CONDITION ? `${condition.slice(0, LONGEST_CONDITION)}…` : condition);
}

/** What customers set: the function that makes the block, its options, and the block as values.yaml has it. */
function valuesSection(members: readonly Member[], ran: RanExample, path: readonly string[], library: Library): readonly string[] {
  const printed = valuesBlock(ran.charts, path);
  const maker = /^\w+<(\w+)/u.exec(members.find(({ name }) => name === 'values')?.type ?? '')?.[1] ?? '';
  const made = `${maker.charAt(0).toLowerCase()}${maker.slice(1)}`;
  const page_ = library.pageOf(made);
  if (printed === undefined) return [];
  const makers = (library.constructs.get(made) ?? []).filter(isValue);
  return [
    '## Values block',
    `What customers set, as the example's \`values.yaml\` has it${page_ === undefined ? '' : `; made by [${made}](${page_})`}.`,
    ...makers.flatMap(({ node, file }) => (ts.isFunctionDeclaration(node) ? optionTables(made, node, file, library) : [])),
    printed.split('\n').length > LONG_BLOCK_LINES ? folded('values.yaml', block('yaml', printed)) : block('yaml', printed),
  ];
}

function membersSection(members: readonly Member[], library: Library): readonly string[] {
  return members.length === 0 ? [] : ['## Members', memberTable(members, library)];
}

function errorsSection(docstring: Docstring, members: readonly Member[]): readonly string[] {
  const ofMembers = members.flatMap((member) => member.docstring.throws.map((thrown) => ({ ...thrown, by: member.name })));
  const all = [...docstring.throws, ...ofMembers];
  return all.length === 0 ? [] : ['## Errors', 'Each is a `ChartError` with its code, the place and one fix; a chart adds its own when it is made ([all codes](../../lib/README.md#error-codes)).', errorTable(all)];
}

function propsOf(node: ts.ClassDeclaration): ts.ParameterDeclaration | undefined {
  return node.members.find(ts.isConstructorDeclaration)?.parameters[2];
}

/** The keys of the values that the example gives to its construct, such as `storage`, `evidence` in `chart.values.storage.evidence`. */
export function blockPath(example: string, name: string): readonly string[] {
  const given = new RegExp(`new ${name}\\([^]*?values: \\w+\\.values\\.([\\w.]+)`, 'u').exec(example);
  return given?.[1]?.split('.') ?? [];
}

function functionsOf({ node }: Declared): readonly { readonly key: string; readonly signature: ts.SignatureDeclarationBase }[] {
  const found: { readonly key: string; readonly signature: ts.SignatureDeclarationBase }[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isPropertyAssignment(part) && ts.isIdentifier(part.name) && ts.isArrowFunction(part.initializer)) found.push({ key: part.name.text, signature: part.initializer });
    else ts.forEachChild(part, visit);
  };
  visit(node);
  return found;
}

function classNamed(name: string): new (...given: never[]) => unknown {
  return (chartwright as unknown as Record<string, new (...given: never[]) => unknown>)[name] ?? Error;
}
