import * as fc from 'fast-check';
import { findPatternProblem } from '../../lib/values';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { withChartFolder } from '../helm/chart-folder';

const understood = [
  '',
  '^$',
  '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$',
  '^(?:a|b)+$',
  '(?<year>[0-9]{4})-(?<month>[0-9]{2})',
  '\\d+\\D\\w\\W\\b\\B',
  '[\\d\\w.-]+',
  '[^\\n]*',
  '\\p{Lu}\\P{N}[\\p{L}]',
  '\\x41\\t\\r\\n\\v\\f',
  'a{3}b{2,}c{1,1000}?',
  '(a{10}){100}',
  '\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/',
  '[\\]\\[\\\\\\-]',
  '[-a]|[a-]|[+--]',
  'ä|日本|😀',
  '(|a)b',
  '(^a)*',
];

const refused: readonly (readonly [pattern: string, what: string])[] = [
  ['^(?!a)b', 'uses (?! (look-around), which RE2 refuses'],
  ['a(?=b)', 'uses (?= (look-around), which RE2 refuses'],
  ['(?<=a)b', 'uses (?<= (look-around), which RE2 refuses'],
  ['(?<!a)b', 'uses (?<! (look-around), which RE2 refuses'],
  ['(a)\\1', 'uses \\1, which RE2 and JavaScript do not read alike'],
  ['(?<n>a)\\k<n>', 'uses \\k<n>, which RE2 and JavaScript do not read alike'],
  ['\\u0041', 'uses \\u0041, which RE2 and JavaScript do not read alike'],
  ['\\u{1F600}', 'uses \\u{1F600}, which RE2 and JavaScript do not read alike'],
  ['\\s', 'uses \\s, which RE2 and JavaScript do not read alike'],
  ['[\\S]', 'uses \\S, which RE2 and JavaScript do not read alike'],
  ['[\\b]', 'uses \\b inside a class, which RE2 refuses'],
  ['\\p{Script=Greek}', 'uses \\p{Script=Greek}, which RE2 and JavaScript do not read alike'],
  ['\\p{Cn}', 'uses \\p{Cn}, which RE2 and JavaScript do not read alike'],
  ['a.b', 'uses `.`, which is no carriage return in JavaScript, but is in RE2'],
  ['(?P<n>a)', 'uses (?P, which RE2 and JavaScript do not read alike'],
  ['(?i)a', 'uses (?i, which RE2 and JavaScript do not read alike'],
  ['(?<n>a)|(?<n>b)', 'names two groups n, which RE2 refuses'],
  ['a{1001}', 'repeats a part more than 1000 times, which RE2 refuses'],
  ['(a{100}){11}', 'repeats a part more than 1000 times, which RE2 refuses'],
  ['((a{2}|b{101})c){10}', 'repeats a part more than 1000 times, which RE2 refuses'],
  ['[]', 'has the empty class []'],
  ['[^]', 'has the empty class [^]'],
  ['[[:alpha:]', 'has an unescaped [ inside the class [[:alpha:]'],
  ['[a', 'has a [ without its ]'],
  ['\\-', 'is no regular expression: Invalid escape'],
  ['a++', 'is no regular expression: Nothing to repeat'],
  ['a{,5}', 'is no regular expression: Incomplete quantifier'],
  ['(', 'is no regular expression: Unterminated group'],
  ['\\Aa\\z', 'uses \\A, which RE2 and JavaScript do not read alike'],
  ['\ud800', 'holds half of a surrogate pair'],
];

test.each(understood)('%j is understood alike', (pattern) => {
  expect(findPatternProblem(pattern)).toBeUndefined();
});

test.each(refused)('%j is refused', (pattern, what) => {
  expect(findPatternProblem(pattern)?.what).toBe(what);
});

const texts = [
  '',
  'a',
  'ab',
  'aab',
  'A',
  'b1',
  ' ',
  '\n',
  '\r',
  'a\nb',
  'é',
  '日本',
  '😀',
  '-',
  ']',
  '[',
  '\\',
  '2024-01',
  'ſ',
  '\u00a0',
  '\u000b',
];

// Pieces of patterns, in any order: most of what they make up is refused, the rest must mean the same.
const pieces = fc.constantFrom(
  ...[
    'a',
    'b',
    '.',
    '-',
    '^',
    '$',
    '|',
    '(',
    ')',
    '(?:',
    '(?<n>',
    '(?<m>',
    '(?=',
    '[',
    '[^',
    ']',
    '\\',
    '\\d',
    '\\w',
    '\\W',
    '\\b',
    '\\B',
  ],
  ...[
    '\\s',
    '\\n',
    '\\p{L}',
    '\\p{Lu}',
    '\\x41',
    '\\u0041',
    '\\1',
    '\\/',
    '\\.',
    '\\]',
    '\\-',
    '*',
    '+',
    '?',
    '??',
    '{2}',
    '{0,3}',
    '{2,}',
    '{',
    '}',
    '{30}',
    '{40}',
  ],
  ...['[a-z]', '[^a]', '[\\d-]', 'é', '😀', '日', ':', '\n', '&&', '--', '[:alpha:]'],
);
const patterns = fc.array(pieces, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));

const template = `{{- $out := list }}
{{- range $p := .Values.patterns }}
  {{- $hits := list }}
  {{- range $t := $.Values.texts }}{{ $hits = append $hits (regexMatch $p $t) }}{{ end }}
  {{- $out = append $out (dict "pattern" $p "compiles" (regexMatch (printf "%s|" $p) "") "hits" $hits) }}
{{- end }}
out: {{ $out | toJson | quote }}
`;

const chart = { 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n', 'templates/out.yaml': template };

forEachHelm((helm) => {
  test('Helm compiles every pattern that is accepted, and finds the same texts as JavaScript', () => {
    const random = fc
      .sample(patterns, { numRuns: 20_000, seed: 7 })
      .filter((pattern) => findPatternProblem(pattern) === undefined);
    const accepted = [...new Set([...understood, ...random])];
    expect(accepted.length).toBeGreaterThan(1_000);
    const result = withChartFolder(chart, (folder) =>
      helmTemplate(helm, folder, { values: { patterns: accepted, texts } }),
    );
    const out: unknown = result.ok ? JSON.parse((result.objects[0] as { out: string }).out) : result.stderr;
    expect(out).toEqual(
      accepted.map((pattern) => ({
        pattern,
        compiles: true,
        hits: texts.map((text) => new RegExp(pattern, 'u').test(text)),
      })),
    );
  });
});
