import type { SetForm } from '../../lib/cli/set-parser';

/** A form of `--set` and its text. */
export type Argument = readonly [form: SetForm, text: string];

/** Values that arguments are laid over. */
export const base = { m: { x: 1, n: null, l: [1, { k: 'v' }, null, [2]] }, s: 'text', l: [0, 's', { q: 1 }], z: null };

/** Arguments and what they set in empty values. */
export const examples: readonly (readonly [...Argument, unknown])[] = [
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
  ['--set-literal', 'a=1', { a: '1' }],
  ['--set-literal', 'a=x,b={y}', { a: 'x,b={y}' }],
  ['--set-literal', 'a.b={a,b}', { a: { b: '{a,b}' } }],
  ['--set-literal', 'a=b=c\\,d', { a: 'b=c\\,d' }],
  ['--set-literal', 'a,b=c', { 'a,b': 'c' }],
  ['--set-literal', 'a\\.b=c', { 'a\\': { b: 'c' } }],
  ['--set-literal', 'a[1].b= {{ x }} ', { a: [null, { b: ' {{ x }} ' }] }],
  ['--set-literal', 'a[0][1]=x', { a: [[null, 'x']] }],
  ['--set-literal', 'a=', { a: '' }],
  ['--set-literal', 'a=null', { a: 'null' }],
  ['--set-literal', 'a=x\ny: z', { a: 'x\ny: z' }],
  ['--set-literal', '', {}],
];

/** Arguments that Helm refuses, and why. */
export const refused: readonly (readonly [...Argument, string])[] = [
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
  ['--set-json', `a=${'['.repeat(20_000)}`, 'the value of "a" is not JSON (at character 2)'],
  ['--set-json', '{"a":1} x', 'the argument is not one JSON object'],
  ['--set-literal', 'a', 'the key "a" has no value (at character 1)'],
  ['--set-literal', 'a.=1', '"a." cannot be set: a key is empty'],
  ['--set-literal', 's.x=1', '"s.x" cannot be set: there is "text", not a map'],
  ['--set-literal', 's[0]=1', '"s[0]" cannot be set: there is "text", not a list'],
  ['--set-literal', 'a[0]b=1', '"]" is followed by "b" (at character 6)'],
  ['--set-literal', 'a[-1]=1', 'the place "-1" in a list is no number with "]" after it (at character 5)'],
];
