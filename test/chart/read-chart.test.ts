import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { problemsOf, readChart } from '../../index';
import { chartArchive, chartFolder, fileOf, vendored } from './vendored-charts';

const chartYaml = 'apiVersion: v2\nname: small\nversion: 1.0.0\n';

interface Entry {
  readonly path: string;
  readonly text?: string;
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'CharacterDevice';
  readonly linkpath?: string;
  /** What the header says, where it is not the truth. */
  readonly size?: number;
}

function tarOf(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, text = '', type = 'File', linkpath = '', size = text.length }) => {
    const block = Buffer.alloc(512);
    new Header({ path, type, linkpath, size, mode: 0o644, uid: 0, gid: 0 }).encode(block, 0);
    return [block, Buffer.alloc(Math.ceil(text.length / 512) * 512, Buffer.concat([Buffer.from(text), Buffer.alloc(512)]))];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const archiveOf = (...entries: readonly Entry[]): string => fileOf(gzipSync(tarOf(entries)));
const small: Entry = { path: 'small/Chart.yaml', text: chartYaml };
function linkToItself(): string {
  const path = join(chartFolder({ 'Chart.yaml': chartYaml }), 'loop');
  symlinkSync(path, path);
  return path;
}

const problems = (path: string): readonly string[] => problemsOf(() => readChart(path)).map(({ code, what }) => `${code}: ${what}`);

test('a folder and its archive are the same chart, with the charts inside it', () => {
  const [folder, archive] = [readChart(chartFolder(vendored.database)), readChart(chartArchive(vendored.database, 'database'))];
  expect(folder).toMatchObject({
    name: 'database',
    version: '16.2.1',
    appVersion: '17.0.0',
    type: 'application',
    dependencies: [{ name: 'common', version: '2.x.x', tags: ['common'] }, { name: 'exporter', alias: 'metrics', condition: 'metrics.enabled' }],
    subcharts: [{ name: 'common', type: 'library' }, { name: 'exporter', values: { port: 9187 } }],
  });
  expect(archive.values).toEqual(folder.values);
  expect(archive.schema).toEqual(folder.schema);
  expect([...archive.files.keys()].sort()).toEqual([...folder.files.keys()].sort());
  expect(archive.archive).toBeDefined();
});

test.each<readonly [what: string, path: () => string, problem: RegExp]>([
  ['nothing', () => '/nowhere/at/all', /it does not exist/],
  ['a name that no file can have', () => 'vendor/\0', /it cannot be opened: ERR_INVALID_ARG_VALUE/],
  ['a device in place of a file', () => '/dev/null', /it is no folder and no file/],
  ['a link to itself', () => linkToItself(), /it cannot be opened: ELOOP/],
  ['text', () => fileOf(Buffer.from('hello')), /no complete gzip archive/],
  ['half an archive', () => fileOf(gzipSync(tarOf([small])).subarray(0, 60)), /no complete gzip archive/],
  ['a gzip of text', () => fileOf(gzipSync('hello'.repeat(500))), /TAR_ENTRY_INVALID|checksum/],
  ['a path that leaves the folder', () => archiveOf(small, { path: 'small/../../etc/passwd', text: 'x' }), /"small\/\.\.\/\.\.\/etc\/passwd" has an empty part, "\." or "\.\."/],
  // Helm finds no Chart.yaml in it either.
  ['an archive of the folder "."', () => archiveOf({ ...small, path: './small/Chart.yaml' }), /"\.\/small\/Chart\.yaml" has an empty part, "\." or "\.\."/],
  ['an absolute path', () => archiveOf(small, { path: '/etc/passwd', text: 'x' }), /"\/etc\/passwd" is an absolute path/],
  ['a symbolic link', () => archiveOf(small, { path: 'small/values.yaml', type: 'SymbolicLink', linkpath: '/etc/passwd' }), /is no file but a SymbolicLink/],
  ['a hard link', () => archiveOf(small, { path: 'small/values.yaml', type: 'Link', linkpath: '/etc/passwd' }), /is no file but a Link/],
  ['a device', () => archiveOf(small, { path: 'small/values.yaml', type: 'CharacterDevice' }), /is no file but a CharacterDevice/],
  ['a file twice', () => archiveOf(small, small), /"small\/Chart.yaml" twice/],
  ['a size that is a lie', () => archiveOf(small, { path: 'small/big', size: 4000, text: 'x' }), /TAR_BAD_ARCHIVE|Truncated/i],
  ['a file larger than Helm loads', () => archiveOf(small, { path: 'small/big', text: 'x'.repeat(5 * 1024 * 1024 + 1) }), /5242881 bytes; Helm loads at most 5242880/],
  ['a bomb', () => fileOf(gzipSync(Buffer.alloc(160 * 1024 * 1024))), /unpacked it has more than 104857600 bytes/],
  ['two folders', () => archiveOf(small, { path: 'other/a', text: 'x' }), /more than one folder/],
  ['a file in no folder', () => archiveOf(small, { path: 'loose', text: 'x' }), /lies in no folder/],
  ['no Chart.yaml', () => chartFolder({ 'values.yaml': 'a: 1\n' }), /no Chart\.yaml/],
  ['a schema that is none', () => chartFolder({ 'Chart.yaml': chartYaml, 'values.schema.json': '[' }), /its schema is not a JSON object/],
])('%s is no chart', (_what, path, problem) => {
  expect(problems(path())).toEqual([expect.stringMatching(new RegExp(`^SUBCHART_UNREADABLE: .*(?:${problem.source})`, problem.flags + 's'))]);
});

test('an empty file in an archive is a file like any other', () => {
  const chart = readChart(archiveOf(small, { path: 'small/templates/empty.yaml' }, { path: 'small/values.yaml', text: 'a: 1\n' }));
  expect([chart.files.get('templates/empty.yaml'), chart.values]).toEqual([Buffer.alloc(0), { a: 1 }]);
});

test('a link in a folder is not followed', () => {
  const folder = chartFolder({ 'Chart.yaml': chartYaml });
  symlinkSync('/etc', join(folder, 'templates'));
  expect(problems(folder)).toEqual([expect.stringContaining('"templates" is no file and no folder')]);
});

test('a chart inside itself is refused, as a folder and as an archive', () => {
  const inner = chartArchive({ 'Chart.yaml': chartYaml }, 'small');
  const bytes = readChart(inner).archive ?? new Uint8Array();
  expect(problems(chartFolder({ 'Chart.yaml': chartYaml, 'charts/x/Chart.yaml': chartYaml }))).toEqual([expect.stringMatching(/^SUBCHART_CYCLIC: .*small → small/)]);
  expect(problems(chartFolder({ 'Chart.yaml': chartYaml, 'charts/small-1.0.0.tgz': bytes }))).toEqual([expect.stringMatching(/^SUBCHART_CYCLIC/)]);
});

test('all problems of a chart are told at once, with their places', () => {
  const folder = chartFolder({
    'Chart.yaml': 'apiVersion: v2\nname: small\nversion: newest\n',
    'values.yaml': 'a: 1\nb: [\n',
    'values.schema.json': JSON.stringify({
      properties: { default: { $ref: 'other.json' }, a: { $ref: '#/definitions/a' }, b: { default: { $ref: 'text' } } },
      definitions: { a: { items: [{ $ref: 'https://example.com/a.json' }] } },
    }),
    'charts/inner/values.yaml': 'a: 1\n',
  });
  expect(problemsOf(() => readChart(folder)).map((problem) => [problem.code, problem.in?.replace(folder, '')])).toEqual([
    ['SCHEMA_REMOTE_REFERENCE', '/values.schema.json'],
    ['SCHEMA_REMOTE_REFERENCE', '/values.schema.json'],
    ['SUBCHART_UNREADABLE', ''],
    ['SUBCHART_UNREADABLE', '/charts/inner'],
    ['SUBCHART_UNREADABLE', '/values.yaml:3'],
  ]);
});
