import { checkChartFiles } from '../../lib/chart/chart-files';

const chartYaml = ['Chart.yaml', 'name: c\n'] as const;

function problems(...files: readonly (readonly [string, (string | Uint8Array)?])[]): readonly string[] {
  const entries = files.map(([path, content = '']) => [path, content] as const);
  return checkChartFiles(new Map([chartYaml, ...entries])).map((problem) => `${problem.in ?? ''}: ${problem.what}`);
}

test('usual files are fine', () => {
  expect(
    problems(
      ['values.yaml'],
      ['templates/a b/_x.tpl'],
      ['templates/a/b.yaml'],
      ['files/größe.bin', new Uint8Array(9)],
      ['.helmignore'],
    ),
  ).toEqual([]);
});

test.each([
  ['/etc/passwd', 'is an absolute path'],
  ['C:/x', 'is an absolute path'],
  ['../x', 'has an empty part, "." or ".."'],
  ['a/../x', 'has an empty part, "." or ".."'],
  ['a//x', 'has an empty part, "." or ".."'],
  ['./x', 'has an empty part, "." or ".."'],
  ['a/', 'has an empty part, "." or ".."'],
  ['', 'has an empty part, "." or ".."'],
  ['a\\x', 'has a character that not every system allows'],
  ['a\nx', 'has a character that not every system allows'],
  ['a\0x', 'has a character that not every system allows'],
  ['a\ud800x', 'has a character that not every system allows'],
  ['a?.txt', 'has a character that not every system allows'],
  ['a./x', 'has a part that ends with a space or a dot'],
  ['x ', 'has a part that ends with a space or a dot'],
  ['x'.repeat(101), 'has a name of 101 bytes; an archive holds 100'],
  [`${'ü'.repeat(51)}/x`, 'lies in folders of 102 bytes; an archive holds 100'],
])('the path %j is refused', (path, what) => {
  expect(problems([path])).toEqual([expect.stringContaining(what)]);
});

test('a name that .helmignore leaves out is refused, since the folder and the archive would differ', () => {
  for (const path of ['files/a.bak', 'a~', '.git/x', 'files/.idea/x', 'old.orig/x', 'templates/.hidden.yaml']) {
    expect(problems([path])).toEqual([expect.stringContaining('left out by .helmignore')]);
  }
});

test('paths that are one on some systems are refused', () => {
  expect(problems(['files/A.txt'], ['files/a.txt'])).toEqual([
    'files/a.txt: the chart files "files/A.txt" and "files/a.txt" are one file where case does not count',
  ]);
  expect(problems(['files/\u00e4'], ['files/a\u0308'])).toHaveLength(1);
  expect(problems(['a'], ['A/b'])).toEqual(['a: "a" is both a chart file and a folder']);
});

test('sizes that Helm does not load are refused', () => {
  const half = new Uint8Array(5 * 1024 * 1024);
  expect(problems(['big', half])).toEqual([]);
  expect(problems(['big', new Uint8Array(half.length + 1)])).toEqual([
    'big: the chart file "big" has 5242881 bytes; Helm loads at most 5242880',
  ]);
  const many = Array.from({ length: 20 }, (_, index) => [`big${String(index)}`, half] as const);
  expect(problems(...many)).toEqual(['.: the chart\'s files have 104857608 bytes; Helm loads less than 104857600']);
});

test('text that UTF-8 cannot represent, and a chart without Chart.yaml, are refused', () => {
  expect(problems(['x', 'a\udc00'])).toEqual([expect.stringContaining('half a surrogate pair')]);
  expect(checkChartFiles(new Map())).toMatchObject([{ code: 'CHART_FILE_INVALID', in: 'Chart.yaml' }]);
});
