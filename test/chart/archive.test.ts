import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { gunzipSync } from 'fflate';

import { archiveName, packChart } from '../../lib/chart/archive';
import type { ChartFiles } from '../../lib/chart/chart-files';
import { printHelmignore } from '../../lib/chart/helmignore';
import { codesOf } from './codes-of';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmPackage, helmShow, helmTemplate } from '../helm/helm';

const longFolder = `files/${'folder/'.repeat(13)}`;
const files: ChartFiles = new Map<string, string | Uint8Array>([
  ['values.yaml', 'word: hello\n'],
  [
    'templates/map.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n  word: {{ .Values.word | quote }}\n  long: {{ .Files.Get "' +
      longFolder +
      'n'.repeat(90) +
      '" | quote }}\n  names: {{ range $path, $_ := .Files.Glob "**" }}{{ $path }} {{ end }}\n',
  ],
  ['templates/_helpers.tpl', '{{- define "packed.x" -}}x{{- end -}}\n'],
  ['Chart.yaml', 'apiVersion: v2\nname: packed\nversion: 1.0.0\nicon: https://example.com/i.svg\n'],
  ['.helmignore', printHelmignore()],
  ['README.md', '# Überschrift\n'],
  ['files/größe.bin', Uint8Array.from({ length: 700 }, (_, index) => (index * 31) % 256)],
  ['files/\u{1f600}', 'astral'],
  ['files/\uff5e', 'after the surrogates in UTF-16 only'],
  [`${longFolder}${'n'.repeat(90)}`, 'far away'],
  ['empty.txt', ''],
]);
const archive = packChart(files, { name: 'packed' });

function withArchive<Result>(bytes: Uint8Array, use: (path: string, folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-archive-'));
  try {
    const path = join(folder, archiveName({ name: 'packed', version: '1.0.0' }));
    writeFileSync(path, bytes);
    return use(path, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Headers as any reader of ustar sees them. */
function headers(bytes: Uint8Array): readonly { readonly path: string; readonly fields: string }[] {
  const tar = Buffer.from(gunzipSync(bytes));
  const text = (start: number, length: number): string =>
    tar.toString('utf8', start, start + length).replace(/\0.*$/s, '');
  const found = [];
  for (let offset = 0; tar[offset] !== 0;) {
    const [name, prefix, size] = [
      text(offset, 100),
      text(offset + 345, 155),
      Number.parseInt(text(offset + 124, 12), 8),
    ];
    const fields = [100, 108, 116, 136].map((start) => text(offset + start, 8)).join(' ') + text(offset + 265, 64);
    found.push({ path: prefix === '' ? name : `${prefix}/${name}`, fields });
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

test('Chart.yaml comes first, then the files by code point, all below the chart\'s name', () => {
  expect(headers(archive).map((header) => header.path)).toEqual(
    [
      'Chart.yaml',
      '.helmignore',
      'README.md',
      'empty.txt',
      `${longFolder}${'n'.repeat(90)}`,
      'files/größe.bin',
      'files/\uff5e',
      'files/\u{1f600}',
      'templates/_helpers.tpl',
      'templates/map.yaml',
      'values.yaml',
    ].map((path) => `packed/${path}`),
  );
});

test('no header tells who packed the chart, when or where', () => {
  expect(new Set(headers(archive).map((header) => header.fields))).toEqual(
    new Set(['0000644 0000000 0000000 02263523']),
  );
  expect([...archive.slice(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3]);
});

// The hash changes only when the format is changed on purpose, or fflate; never with Node or the machine.
test('the same files give the same bytes everywhere', () => {
  const reversed = new Map([...files].reverse());
  expect(packChart(reversed, { name: 'packed' })).toEqual(archive);
  expect(createHash('sha256').update(archive).digest('hex')).toBe(
    '2576b24d60a90cf740ab4a781e84eda2fcbc920788954dc9e455e3f10605c1ee',
  );
});

test('what Helm would not load is not packed', () => {
  const pack = (path: string) => () => packChart(new Map([...files, [path, '']]), { name: 'packed' });
  expect(codesOf(pack('../out'))).toEqual(['CHART_FILE_INVALID']);
  expect(codesOf(pack(`a/${'x'.repeat(101)}`))).toEqual(['CHART_FILE_INVALID']);
});

forEachHelm((binary) => {
  test('Helm renders the archive and its folder alike', () => {
    const fromArchive = withArchive(archive, (path) => helmTemplate(binary, path));
    expect(fromArchive).toEqual(withChartFolder(files, (folder) => helmTemplate(binary, folder)));
    expect(fromArchive).toMatchObject({ ok: true, objects: [{ data: { word: 'hello', long: 'far away' } }] });
  });

  test('Helm lints and shows the archive', () => {
    withArchive(archive, (path) => {
      expect(helmLint(binary, path, { strict: true })).toMatchObject({ ok: true });
      expect(helmShow(binary, 'chart', path)).toMatchObject({ ok: true });
      expect(helmShow(binary, 'readme', path)).toMatchObject({
        ok: true,
        text: expect.stringContaining('# Überschrift') as string,
      });
    });
  });

  test('helm package makes an archive that renders alike', () => {
    withChartFolder(files, (folder) =>
      withArchive(archive, (path, destination) => {
        const packed = helmPackage(binary, folder, join(destination, 'helm'));
        if (!packed.ok) throw new Error(packed.stderr);
        expect(helmTemplate(binary, packed.archive)).toEqual(helmTemplate(binary, path));
      }),
    );
  });
});
