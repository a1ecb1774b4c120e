import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readValuesFile } from '../../lib/cli/read-values-file';
import { isChartError } from '../../lib/diagnostic';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-values-'));
  path = join(folder, 'values.yaml');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function messageFor(content: string | Uint8Array): string {
  writeFileSync(path, content);
  return messageOf(() => readValuesFile(path));
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    if (isChartError(thrown)) return thrown.message.replaceAll(folder, '');
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

test('YAML, JSON and a byte order mark are read', () => {
  for (const text of ['a: [1, yes]\n', '{"a": [1, true]}', '\ufeffa: [1, on]\r\n']) {
    writeFileSync(path, text);
    expect(readValuesFile(path).values).toEqual({ a: [1, true] });
  }
});

test('a fault names file, line, column and the line itself', () => {
  expect(messageFor('a: 1\nb: [1, 2\nc: 3\n'))
    .toBe(`VALUES_SYNTAX: Flow sequence in block collection must be sufficiently indented and end with a ]: c: 3
  in: /values.yaml:3:1
  fix: correct the YAML`);
  expect(messageFor('a: .nan\r\nb: *x\r\n')).toBe(`/values.yaml cannot be read as values: 2 problems
VALUES_SYNTAX: Helm's values cannot hold this number: a: .nan
  in: /values.yaml:1:4
  fix: write a finite number, or put the text in quotes
VALUES_SYNTAX: no anchor &x stands before this alias: b: *x
  in: /values.yaml:2:4
  fix: write the value out`);
});

test('a very long line is shortened', () => {
  expect(messageFor(`a: [${'x'.repeat(5000)}\n`).length).toBeLessThan(400);
});

test('what cannot be read says why', () => {
  expect(messageOf(() => readValuesFile(path)))
    .toBe(`VALUES_UNREADABLE: the values file cannot be read: it does not exist
  in: /values.yaml
  fix: give the path of a values file`);
  expect(messageOf(() => readValuesFile(folder))).toContain('it is a folder');
  expect(messageFor(Buffer.from('\ufeffa: 1\n', 'utf16le'))).toContain('it is UTF-16 text');
  expect(messageFor(Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).toContain('it is not UTF-8 text');
});

const mayReadEverything = process.getuid?.() === 0;

(mayReadEverything ? test.skip : test)('a file of somebody else says so', () => {
  writeFileSync(path, 'a: 1\n');
  chmodSync(path, 0);
  expect(messageOf(() => readValuesFile(path))).toContain('this user may not read it');
});

forEachHelm((binary) => {
  const chart = {
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'templates/a.yaml': 'values: {{ .Values | toJson }}\n',
  };

  test.each([
    '',
    '# c\n',
    '---\na: yes\n',
    '\ufeffa: 012\n',
    'a: 1\n---\n',
    'on: {y: 1}\n',
    '{\n\t"a": [1]\n}\n',
    'a: 1\na: 2\n',
    '[1]\n',
    'a: [\n',
    '--- {a: 1}\n',
  ])('Helm reads the file %j alike, or we refuse it', (text) => {
    writeFileSync(path, text);
    const result = withChartFolder(chart, (chartFolder) => helmTemplate(binary, chartFolder, { valuesFiles: [path] }));
    const theirs = result.ok ? (result.objects[0] as { readonly values: unknown }).values : 'refused';
    expect([theirs, 'refused']).toContainEqual(oursOf());
  });

  function oursOf(): unknown {
    try {
      return readValuesFile(path).values;
    } catch {
      return 'refused';
    }
  }
});
