import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applySetArgument } from '../../lib/cli/set-argument';
import { isChartError } from '../../lib/diagnostic';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-set-file-'));
  file('text', '{{ x }},\n  true\n\n');
  file('number', '12');
  file('with,comma', '\ufeffé\u{1f600}');
  file('empty', '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const examples = [
  ['a=text', { a: '{{ x }},\n  true\n\n' }],
  ['a.b[1]=number,c=with\\,comma', { a: { b: [null, '12'] }, c: '\ufeffé\u{1f600}' }],
  ['a={number,empty}', { a: ['12', ''] }],
  ['a=', { a: '' }],
  ['a=number,b=', { a: '12', b: '' }],
] as const;

const refused = ['a=absent', 'a={}', 'a=,b=number', 'a', 'a=text,true'];

/** The argument with the folder before each name of a file. */
function placed(text: string): string {
  return text.replaceAll(/(?<==\{?|,(?=number|empty))(?=[a-z])/g, `${folder}/`);
}

function valuesOf(text: string): unknown {
  try {
    return applySetArgument({}, '--set-file', placed(text));
  } catch (thrown) {
    if (isChartError(thrown)) return 'refused';
    throw thrown;
  }
}

test('values are the texts of files, character for character', () => {
  expect(examples.map(([text]) => [text, valuesOf(text)])).toEqual(examples);
  expect(refused.map(valuesOf)).toEqual(refused.map(() => 'refused'));
});

test('a file that cannot be read, or is no text, is told', () => {
  writeFileSync(join(folder, 'bytes'), Uint8Array.of(0xff));
  const problemsFor = (name: string): unknown => {
    try {
      return applySetArgument({}, '--set-file', `a=${join(folder, name)}`);
    } catch (thrown) {
      return isChartError(thrown) ? thrown.message.replaceAll(folder, '') : thrown;
    }
  };
  expect(problemsFor('absent')).toBe('VALUES_UNREADABLE: the file of --set-file cannot be read: it does not exist\n  in: /absent\n  fix: give the path of a file');
  expect(problemsFor('bytes')).toContain('the file of --set-file cannot be read: it is not UTF-8 text');
});

forEachHelm((binary) => {
  test('Helm reads the same values from the same files', () => {
    const chart = { 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n', 'templates/values.yaml': 'values: {{ .Values | toJson }}\n' };
    withChartFolder(chart, (path) => {
      for (const text of [...examples.map(([each]) => each), ...refused]) {
        const result = helmTemplate(binary, path, { setFile: [placed(text)] });
        expect([text, result.ok ? (result.objects[0] as { readonly values: unknown }).values : 'refused']).toEqual([text, valuesOf(text)]);
      }
    });
  });
});
