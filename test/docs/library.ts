import { join } from 'node:path';
import ts from 'typescript';
import * as chartwright from '../../index';
import { runExample, type RanExample } from './run-example';
import { docstringOf, type Docstring } from './docstring';
import { readDeclarations, type Declarations, type Declared } from './declarations';

/** The constructs that vendors import, as their sources declare them. */
export interface Library {
  readonly declarations: Declarations;
  /** What constructs/index.ts exports, in its order. */
  readonly constructs: ReadonlyMap<string, readonly Declared[]>;
  /** Runs an example of a docstring, each once. */
  readonly run: (example: string) => RanExample;
  /** The page that says what a name is, from docs/constructs. */
  readonly pageOf: (name: string) => string | undefined;
}

export const ROOT = join(__dirname, '..', '..');

/** Reads the sources of the library. */
export function readLibrary(): Library {
  const declarations = readDeclarations(ROOT);
  const constructs = declarations.exportsOf('constructs/index.ts');
  const typeNames = new Set([...declarations.exportsOf('index.ts').keys()]);
  const pages = new Map([...constructs].map(([name, declared]) => [name, pageFor(name, declared, constructs)]));
  const ran = new Map<string, RanExample>();
  const run = (example: string): RanExample => {
    const made = ran.get(example) ?? runExample(example, typeNames);
    ran.set(example, made);
    return made;
  };
  return { declarations, constructs, run, pageOf: (name) => pages.get(name) };
}

/** Props are on the page of their construct, and what a values block declares beside the function that makes it. */
function pageFor(name: string, declared: readonly Declared[], all: Library['constructs']): string {
  if (hasOwnPage(declared)) return `${fileName(name)}.md`;
  if (declared.some(isValue)) return `functions.md#${name.toLowerCase()}`;
  const base = name.replace(/(?:Props|Values|Defaults)$/u, '');
  const maker = `${base.charAt(0).toLowerCase()}${base.slice(1)}Values`;
  if (name.endsWith('Props') && hasOwnPage(all.get(base) ?? [])) return `${fileName(base)}.md#properties`;
  return name !== base && all.has(maker) ? `functions.md#${maker.toLowerCase()}` : `types.md#${name.toLowerCase()}`;
}

/** Whether a name is a construct, or a contract that is made by functions of the same name. */
export function hasOwnPage(declared: readonly Declared[]): boolean {
  return declared.some((one) => isValue(one) && (ts.isClassDeclaration(one.node) || declared.length > 1));
}

/** Whether something is there for a vendor's program: some classes are exported as types alone. */
export function isValue({ name, node }: Declared): boolean {
  return name in chartwright && !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node);
}

/** `PvcContract` → `pvc-contract`, the name that its source file has. */
export function fileName(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
}

/** What is said of something. */
export function docOf({ node, source }: Declared): Docstring {
  return docstringOf(node, source);
}
