import fc from 'fast-check';

import { applySetArgument } from '../../lib/cli/set-argument';
import type { SetForm } from '../../lib/cli/set-parser';
import { isChartError } from '../../lib/diagnostic';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

type Argument = readonly [form: SetForm, text: string];

const base = { m: { x: 1, n: null, l: [1, { k: 'v' }, null, [2]] }, s: 'text', l: [0, 's', { q: 1 }], z: null };

const examples: readonly (readonly [...Argument, unknown])[] = [
  ['--set', 'a=1,b=x,c=', { a: 1, b: 'x', c: '' }],
  [
    '--set',
    'a=0,b=-5,c=+5,d=01,e=-01,f=1.5,g=1e3,h=0x1F,i=1_000',
    { a: 0, b: -5, c: 5, d: '01', e: -1, f: '1.5', g: '1e3', h: '0x1F', i: '1_000' },
  ],
  ['--set', 'a=9223372036854775807,b=9223372036854775808', { a: 2 ** 63, b: '9223372036854775808' }],
  ['--set', 'a=true,b=False,c=NULL,d=yes,e=~', { a: true, b: false, c: null, d: 'yes', e: '~' }],
  ['--set', 'a={},b={1,x,true},c={a\\,b}', { a: [''], b: [1, 'x', true], c: ['a,b'] }],
  ['--set', 'a.b.c=1,a.b.d=2', { a: { b: { c: 1, d: 2 } } }],
  ['--set', 'a\\.b=1,c\\=d=2,e=x\\,y', { 'a.b': 1, 'c=d': 2, e: 'x,y' }],
  ['--set', 'a[3]=9', { a: [null, null, null, 9] }],
  ['--set', 'a[1].b[0].c=1', { a: [null, { b: [{ c: 1 }] }] }],
  ['--set', 'a[0][1]=x', { a: [[null, 'x']] }],
  ['--set', 'a={1}b=2', { a: [1], b: 2 }],
  ['--set', 'a=b=c', { a: 'b=c' }],
  ['--set', 'a=x y', { a: 'x y' }],
  ['--set', '=1', {}],
  ['--set', '', {}],
  ['--set', 'a.', {}],
  ['--set', 'a[0]', { a: [] }],
  ['--set', 'a[0].', { a: [] }],
  ['--set', 'a=b\\', { a: 'b' }],
  [
    '--set',
    '__proto__.x=1,constructor=2,a.__proto__=3',
    JSON.parse('{"__proto__":{"x":1},"constructor":2,"a":{"__proto__":3}}'),
  ],
  ['--set-string', 'a=1,b=true,c=null,d={1,2}', { a: '1', b: 'true', c: 'null', d: ['1', '2'] }],
  ['--set-json', 'a={"b":[1,2.5,null]},c="x,y" ,d=,e=[1]', { a: { b: [1, 2.5, null] }, c: 'x,y', d: null, e: [1] }],
  ['--set-json', 'a[1]={"__proto__":1}', { a: [null, JSON.parse('{"__proto__":1}') as unknown] }],
  ['--set-json', 'a="\\ud800\\u00e9"', { a: '\ufffdé' }],
];

const refused: readonly (readonly [...Argument, string])[] = [
  ['--set', 'a', 'the key "a" has no value (at character 1)'],
  ['--set', 'a=1,2', 'the key "2" has no value (at character 5)'],
  ['--set', 'a,b=1', 'the key "a" has no value (at character 2)'],
  ['--set', 'a=1,,b=2', 'the key "" has no value (at character 5)'],
  ['--set', 'a={1,2', 'a list has no "}" at its end (at character 6)'],
  ['--set', 'a[0=1', 'the place "0=1" in a list is no number with "]" after it (at character 5)'],
  ['--set', 'a[x]=1', 'the place "x" in a list is no number with "]" after it (at character 4)'],
  ['--set', 'a[-1]=1', 'the place "-1" in a list is no number with "]" after it (at character 5)'],
  ['--set', 'a[0]b=1', '"]" is followed by "b" (at character 6)'],
  ['--set', 'a[65537]=1', '"a[65537]" cannot be set: a list ends at place 65536'],
  ['--set', 'a.=1', '"a." cannot be set: a key is empty'],
  ['--set', 's.x=1', '"s.x" cannot be set: there is "text", not a map'],
  ['--set', 's[0]=1', '"s[0]" cannot be set: there is "text", not a list'],
  ['--set', 'z.x=1', '"z.x" cannot be set: there is null, not a map'],
  ['--set', 'm[0]=1', '"m[0]" cannot be set: there is a map with x, n, l, not a list'],
  ['--set', `a${'.a'.repeat(31)}=1`, 'the key has more than 30 dots (at character 62)'],
  ['--set-json', 'a=x', 'the value of "a" is not JSON (at character 2)'],
  ['--set-json', 'a=1e999', 'the value of "a" is not JSON (at character 2)'],
  ['--set-json', 'a={"b":1', 'the value of "a" is not JSON (at character 2)'],
  ['--set-json', '{"a":1} x', 'the argument is not one JSON object'],
];

function apply(
  values: Readonly<Record<string, unknown>>,
  args: readonly Argument[],
): Readonly<Record<string, unknown>> {
  return args.reduce((result, [form, text]) => applySetArgument(result, form, text), values);
}

test.each(examples)('%s %s', (form, text, expected) => {
  expect(apply({}, [[form, text]])).toStrictEqual(expected);
});

test.each(refused)('%s %s is refused', (form, text, what) => {
  const thrown = thrownBy(() => apply(base, [[form, text]]));
  expect(thrown).toMatchObject({
    code: 'VALUES_SET_INVALID',
    problems: [{ what, in: expect.stringContaining(form) as string }],
  });
});

test('arguments build on what was there, and leave it as it was', () => {
  const before = JSON.stringify(base);
  expect(
    apply(base, [
      ['--set', 'm.l[1].k=w,l[2].r=2'],
      ['--set-string', 'm.x=1'],
      ['--set-json', '{"m":{"y":[]}}'],
    ]),
  ).toEqual({
    ...base,
    m: { x: '1', n: null, l: [1, { k: 'w' }, null, [2]], y: [] },
    l: [0, 's', { q: 1, r: 2 }],
  });
  expect(JSON.stringify(base)).toBe(before);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

const key = fc.constantFrom(
  'a',
  'm',
  'l',
  's',
  'x',
  'm.l',
  'l[0]',
  'l[2].q',
  'm.l[3]',
  '__proto__',
  'a\\.b',
  'a-b',
  '',
  'é',
  '\u{1f600}',
  '1',
);
const place = fc.constantFrom('[0]', '[2]', '[-1]', '[x]', '[+1]');
const value = fc.constantFrom(
  '1',
  '0',
  '-0',
  '01',
  '1e3',
  'True',
  'fal\u017fe',
  'null',
  '',
  '{a,b}',
  '{a',
  '{{a}}',
  'x\\,y',
  'a\\',
  '"q"',
  '[1,{"a":2}]',
  ' 5 ',
  '1x',
  'truex',
  '1.',
  '\u00a0',
);
const piece = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: key }, place), { minLength: 1, maxLength: 2 }),
    fc.constantFrom('.', '.', ''),
    fc.constantFrom('=', '=', '=', '=', ''),
    value,
  )
  .map(([keys, separator, equals, text]) => keys.join(separator) + equals + text);
const argument: fc.Arbitrary<Argument> = fc.tuple(
  fc.constantFrom<SetForm>('--set', '--set', '--set-string', '--set-json'),
  fc.array(piece, { minLength: 1, maxLength: 2 }).map((pieces) => pieces.join(',')),
);
const ORDER: readonly SetForm[] = ['--set-json', '--set', '--set-string'];

forEachHelm((binary) => {
  const chart = {
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'templates/values.yaml': 'values: {{ .Values | toJson }}\n',
  };
  const helmForms = (args: readonly Argument[]): Record<string, readonly string[]> => {
    const of = (form: SetForm): readonly string[] => args.flatMap(([other, text]) => (other === form ? [text] : []));
    return { set: of('--set'), setString: of('--set-string'), setJson: of('--set-json') };
  };

  test('Helm reads the same values from the same arguments', () => {
    const random = fc.sample(fc.array(argument, { minLength: 1, maxLength: 2 }), { numRuns: 25, seed: 5 });
    const known = [...examples, ...refused].map(([form, text]) => [[form, text]] as const);
    const cases = [...known, ...random].filter((args) => !args.some(([form, text]) => isOnlyOfHelm4(form, text)));
    withChartFolder(chart, (folder) => {
      for (const args of cases) {
        const result = helmTemplate(binary, folder, { values: base, ...helmForms(args) });
        const theirs = result.ok ? (result.objects[0] as { readonly values: unknown }).values : 'refused';
        expect({ args, values: theirs }).toEqual({ args, values: ours(args) });
      }
    });
  });
});

// Helm 4 ignores an argument whose last "[" is not closed, and takes one whole object; Helm 3 refuses both.
function isOnlyOfHelm4(form: SetForm, text: string): boolean {
  return text === 'a[0=1' || (form === '--set-json' && text.startsWith('{'));
}

function ours(args: readonly Argument[]): unknown {
  const inOrder = ORDER.flatMap((form) => args.filter(([other]) => other === form));
  try {
    return JSON.parse(JSON.stringify(apply(base, inOrder)));
  } catch (thrown) {
    if (isChartError(thrown)) return 'refused';
    throw thrown;
  }
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}
