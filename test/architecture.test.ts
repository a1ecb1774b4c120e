import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');

// The stages of the pipeline, in the order of the data: each may import from itself and from those before it.
const LAYERS = [
  'diagnostic', 'values', 'reference', 'template', 'print', 'evaluate', 'chart', 'check', 'profile', 'docs', 'bundle', 'cli', 'projen',
];

const FOLDERS = ['lib', 'constructs', 'apps', 'schema', 'dist', 'docs', 'test'];

interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Modules of this project that it imports, as paths from the root; types included. */
  readonly imports: readonly string[];
  /** Those of them that are still there when it runs. */
  readonly runtimeImports: readonly string[];
}

function sourceFiles(folder: string): readonly SourceFile[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => readSourceFile(join(ROOT, folder, file)));
}

function readSourceFile(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const found = importsOf(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  const modules = (list: readonly Import[]): string[] =>
    list.filter(({ module }) => module.startsWith('.')).map(({ module }) => resolveModule(file, module));
  return {
    path: fromRoot(file),
    text,
    imports: modules(found),
    runtimeImports: modules(found.filter(({ isType }) => !isType)),
  };
}

interface Import {
  readonly module: string;
  readonly isType: boolean;
}

function importsOf(source: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && isText(node.moduleSpecifier)) {
      found.push({ module: node.moduleSpecifier.text, isType: isTypeOnly(node) });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && isText(node.argument.literal)) {
      found.push({ module: node.argument.literal.text, isType: true });
    } else if (ts.isCallExpression(node) && isLoader(node.expression) && isText(node.arguments[0])) {
      found.push({ module: node.arguments[0].text, isType: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isText(node: ts.Node | undefined): node is ts.StringLiteral {
  return node !== undefined && ts.isStringLiteral(node);
}

function isLoader(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node) && node.text === 'require');
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause;
    return node.isTypeOnly || (names !== undefined && ts.isNamedExports(names) && names.elements.every((e) => e.isTypeOnly));
  }
  const clause = node.importClause;
  if (clause === undefined) return false;
  const names = clause.namedBindings;
  const namesAreTypes = names !== undefined && ts.isNamedImports(names) && names.elements.every((e) => e.isTypeOnly);
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (clause.name === undefined && namesAreTypes);
}

function resolveModule(from: string, module: string): string {
  const target = resolve(dirname(from), module);
  const file = [`${target}.ts`, join(target, 'index.ts'), target].find((candidate) => existsSync(candidate));
  return fromRoot(file ?? target);
}

function fromRoot(file: string): string {
  return relative(ROOT, file).split(sep).join('/');
}

/** The stage of a module of lib/; undefined for lib/index.ts, which only gathers them. */
function layerOf(path: string): string | undefined {
  const [top, layer, ...rest] = path.split('/');
  return top === 'lib' && rest.length > 0 ? layer : undefined;
}

const lib = sourceFiles('lib');
const constructs = sourceFiles('constructs');

function violations(files: readonly SourceFile[], allows: (from: string, to: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    file.imports.filter((imported) => !allows(file.path, imported)).map((imported) => `${file.path} imports ${imported}`),
  );
}

test('every folder of lib is a stage of the pipeline', () => {
  const folders = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !LAYERS.includes(name))).toEqual([]);
});

test('the top-level folders are exactly those of the architecture', () => {
  const folders = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => name);
  expect(folders.filter((name) => !FOLDERS.includes(name))).toEqual([]);
});

test('a module of lib imports only from its own stage or one before it', () => {
  const wrong = violations(lib, (from, to) => {
    const layer = layerOf(from);
    const imported = layerOf(to);
    if (layer === undefined) return to.startsWith('lib/');
    return imported !== undefined && LAYERS.indexOf(imported) <= LAYERS.indexOf(layer);
  });
  expect(wrong).toEqual([]);
});

test('constructs import only from each other and from the index of a stage of lib', () => {
  const wrong = violations(constructs, (_from, to) => to.startsWith('constructs/') || /^lib\/([^/]+\/)?index\.ts$/.test(to));
  expect(wrong).toEqual([]);
});

test('no module is imported in a circle', () => {
  const graph = new Map([...lib, ...constructs].map((file) => [file.path, file.runtimeImports]));
  const finished = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    if (above.includes(path) || finished.has(path)) return;
    for (const imported of graph.get(path) ?? []) visit(imported, [...above, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

test('only the command line reads the environment', () => {
  const readers = [...lib, ...constructs].filter(({ path, text }) => !path.startsWith('lib/cli/') && /\bprocess\.env\b/.test(text));
  expect(readers.map(({ path }) => path)).toEqual([]);
});
