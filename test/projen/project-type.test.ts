import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { discover } from 'projen/lib/inventory';
import ts from 'typescript';
import * as packageForProjen from '../../projen';

const ROOT = resolve(__dirname, '..', '..');
const { name, version, exports: entries } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly name: string; readonly version: string; readonly exports: Readonly<Record<string, unknown>> };
const manifest = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as { readonly name: string; readonly version: string };
const types = discover(ROOT).filter(({ moduleName }) => moduleName === name);

test('projen finds one project type, whose class the package has', () => {
  expect(types.map(({ pjid, fqn }) => ({ pjid, fqn }))).toEqual([{ pjid: 'chartwright', fqn: 'chartwright.ChartwrightProject' }]);
  expect(packageForProjen).toHaveProperty(String(types[0]?.typename), expect.any(Function));
});

test('the manifest is of this package and version, and may be read', () => {
  expect(manifest).toMatchObject({ name, version });
  expect(entries).toHaveProperty(['./.jsii'], './.jsii');
});

test('the manifest declares the options that the source declares: names, types, which may be left out, first sentence, default', () => {
  const known = types[0]?.options.map(({ name: option, optional = false, type, docs, default: fallback }) => ({ name: option, optional, type: type, docs, fallback }));
  expect(known).toEqual(sourceOptions());
});

function sourceOptions(): readonly object[] {
  const file = join(ROOT, 'lib', 'projen', 'chartwright-project.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const declaration = source.statements.find((each) => ts.isInterfaceDeclaration(each));
  const members = declaration?.members.filter((member) => ts.isPropertySignature(member)) ?? [];
  return members
    .map((member) => ({
      name: member.name.getText(),
      optional: member.questionToken !== undefined,
      type: manifestType(member.type?.getText()),
      docs: /^.*?\.(?=\s|$)/su.exec(commentOf(member))?.[0],
      fallback: ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default')?.comment,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function commentOf(member: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(member);
  return typeof comment?.comment === 'string' ? comment.comment : '';
}

function manifestType(text: string | undefined): unknown {
  return text === 'readonly string[]' ? { collection: { kind: 'array', elementtype: { primitive: 'string' } } } : { primitive: text };
}
