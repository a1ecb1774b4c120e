import { transformSync } from '@swc/core';
import * as cdk8s from 'cdk8s';
import { join } from 'node:path';
import ts from 'typescript';
import * as chartwright from '../../index';
import type { HelmChart } from '../../lib';

/** An example that was run. */
export interface RanExample {
  /** The example with the imports that it needs: a whole module. */
  readonly module: string;
  /** The charts that it made, in the order of their names in it. */
  readonly charts: readonly HelmChart[];
}

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // Files of an example lie beside it.
  chartwright: { ...chartwright, readChart: (path: string) => chartwright.readChart(join(__dirname, 'example-files', path)) },
  cdk8s,
};

/** Runs an example of a docstring as it stands; names that it does not declare are imported. */
export function runExample(example: string, typeNames: ReadonlySet<string>): RanExample {
  const { declared, used } = namesIn(example);
  const imports = importsOf([...used].filter((name) => !declared.includes(name)), typeNames);
  const program = transformSync(`${imports}\n${example}\nexport { ${declared.join(', ')} };`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const exported: Record<string, unknown> = {};
  // The example is our own text; running it is the point.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'exports', program.code)((name: string) => modules[name], exported);
  const charts = declared.map((name) => exported[name]).filter((value): value is HelmChart => chartwright.HelmChart.isHelmChart(value));
  return { module: `${imports}\n${example}`, charts };
}

/** The names that an example declares at its top, and all that stand in it as more than the key of something. */
function namesIn(example: string): { readonly declared: readonly string[]; readonly used: ReadonlySet<string> } {
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.ES2022, true);
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isKey(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const declared: string[] = [];
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name } of statement.declarationList.declarations) declared.push(...boundNames(name));
  }
  return { declared, used };
}

function boundNames(name: ts.BindingName): readonly string[] {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) && parent.name === node) || (ts.isPropertyAssignment(parent) && parent.name === node);
}

function importsOf(names: readonly string[], typeNames: ReadonlySet<string>): string {
  const from = (module: string, chosen: readonly string[]): string => (chosen.length === 0 ? '' : `${wrapped(`import { ${chosen.join(', ')} } from '${module}';`)}\n`);
  const ours = names.filter((name) => name in chartwright || typeNames.has(name)).map((name) => (name in chartwright ? name : `type ${name}`));
  return `${from('cdk8s', names.filter((name) => !(name in chartwright) && name in cdk8s).sort())}${from('chartwright', ours.sort())}`;
}

const WIDTH = 120;

/** A statement with its names in several lines, where it is longer than a line. */
function wrapped(statement: string): string {
  return statement.split(' ').reduce((text, word) => (text.length - text.lastIndexOf('\n') + word.length > WIDTH ? `${text}\n  ${word}` : `${text} ${word}`));
}
