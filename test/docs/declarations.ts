import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Something that a module declares. */
export interface Declared {
  readonly name: string;
  readonly node: Declaration;
  readonly source: ts.SourceFile;
  /** From the project's root, with forward slashes. */
  readonly file: string;
}

export type Declaration = ts.ClassDeclaration | ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.VariableStatement;

/** What modules declare and export, by their text alone: types are not computed, which would take many times as long. */
export interface Declarations {
  /** Every export of a module and what it stands for; a name may be both a type and a value. */
  readonly exportsOf: (file: string) => ReadonlyMap<string, readonly Declared[]>;
  /** What a name means in a module: something of its own, or something that it imports. */
  readonly resolve: (name: string, file: string) => readonly Declared[];
}

/** Reads the modules below a folder, each once. */
export function readDeclarations(root: string): Declarations {
  const sources = new Map<string, ts.SourceFile>();
  const sourceOf = (file: string): ts.SourceFile => {
    const known = sources.get(file) ?? ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
    sources.set(file, known);
    return known;
  };
  const moduleOf = (from: string, specifier: ts.Expression): string | undefined => {
    const name = ts.isStringLiteral(specifier) ? specifier.text : '';
    const target = relative(root, join(root, dirname(from), name)).split(sep).join('/');
    return name.startsWith('.') ? [`${target}.ts`, `${target}/index.ts`].find((file) => existsSync(join(root, file))) : undefined;
  };
  const ownOf = (file: string): readonly Declared[] => {
    const source = sourceOf(file);
    return source.statements.filter(isDeclaration).flatMap((node) => namesOf(node).map((name) => ({ name, node, source, file })));
  };

  const resolve = (name: string, file: string): readonly Declared[] => {
    const own = ownOf(file).filter((declared) => declared.name === name);
    return own.length > 0 ? own : importedAs(name, file);
  };
  const importedAs = (name: string, file: string): readonly Declared[] =>
    sourceOf(file).statements.filter(ts.isImportDeclaration).flatMap((statement) => {
      const names = statement.importClause?.namedBindings;
      const found = names !== undefined && ts.isNamedImports(names) ? names.elements.find((element) => element.name.text === name) : undefined;
      const module = found === undefined ? undefined : moduleOf(file, statement.moduleSpecifier);
      return module === undefined || found === undefined ? [] : (exportsOf(module).get((found.propertyName ?? found.name).text) ?? []);
    });

  const read = new Map<string, ReadonlyMap<string, readonly Declared[]>>();
  const exportsOf = (file: string): ReadonlyMap<string, readonly Declared[]> => {
    const found = read.get(file) ?? readExports(file);
    read.set(file, found);
    return found;
  };
  const readExports = (file: string): ReadonlyMap<string, readonly Declared[]> => {
    const found = new Map<string, Declared[]>();
    const add = (name: string, declared: readonly Declared[]): unknown => found.set(name, [...(found.get(name) ?? []), ...declared]);
    for (const declared of ownOf(file)) if (isExported(declared.node)) add(declared.name, [declared]);
    for (const statement of sourceOf(file).statements.filter(ts.isExportDeclaration)) {
      const module = statement.moduleSpecifier === undefined ? file : moduleOf(file, statement.moduleSpecifier);
      const clause = statement.exportClause;
      if (module !== undefined && clause === undefined) for (const [name, declared] of exportsOf(module)) add(name, declared);
      if (module === undefined || clause === undefined || !ts.isNamedExports(clause)) continue;
      for (const { name, propertyName } of clause.elements) add(name.text, module === file ? resolve((propertyName ?? name).text, file) : (exportsOf(module).get((propertyName ?? name).text) ?? []));
    }
    return found;
  };
  return { exportsOf, resolve };
}

function isDeclaration(node: ts.Statement): node is Declaration {
  return ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isVariableStatement(node);
}

function namesOf(node: Declaration): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  return node.name === undefined ? [] : [node.name.text];
}

function isExported(node: Declaration): boolean {
  return (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
