import { and, capabilities, checksum, defaultTo, defineHelper, defineValues, each, eachEntry, entry, equals, raw, text, v, when } from '../../index';
import { verdict } from './data-verdict';
import type { View } from '../../lib/check';

// Values at the edges of what a domain, a pattern or a member can say. Each of these was once proved although the values found break it.

const description = 'Any.';

test('a pattern that asks for any character finds none before the beginning and none after the end', () => {
  const values = defineValues({ text: v.string({ description, default: 'q', pattern: '^q$' }) });
  expect(verdict(values, ({ text }) => ({ a: text }), (data) => !data.get('a').matches(/[^x]q/u))).toEqual({ kind: 'refuted', values: {} });
  expect(verdict(values, ({ text }) => ({ a: text }), (data) => !data.get('a').matches(/q./u))).toEqual({ kind: 'refuted', values: {} });
  expect(verdict(values, ({ text }) => ({ a: text }), (data) => data.get('a').matches(/^(?:^q$)$/u))).toEqual({ kind: 'refuted', values: {} });
});

test('between two numbers there is any number of others, whichever are left out', () => {
  const values = defineValues({ share: v.number({ description, default: 0, minimum: 0, maximum: 1 }), part: v.number({ description, default: 0, minimum: 0, maximum: 0.2 }) });
  const usual = [0, 1, 0.25, 0.5, 0.75, 0.1, 0.2, 0.3];
  expect(verdict(values, ({ share }) => ({ a: share }), (data) => usual.every((number) => !data.get('a').equals(number))).kind).toBe('refuted');
  expect(verdict(values, ({ part }) => ({ a: part }), (data) => !data.get('a').atLeast(0.2) && data.get('a').relate('is 0.07', [], (number) => number === 0.07)).kind).not.toBe('proved');
  // What is left is one number, and no other.
  expect(verdict(values, ({ share }) => ({ a: share }), (data) => data.get('a').atLeast(1) && !data.get('a').equals(1))).toEqual({ kind: 'proved' });
});

test('texts of different values are not the same because their keys hold commas', () => {
  const word = v.string({ description, default: 'x' });
  const values = defineValues({ 'a,': v.object({ b: word }, { description }), a: word, b: v.string({ description, default: 'y' }), c: word });
  expect(verdict(values, (all) => ({ one: text`${all['a,'].b}${all.c}`, other: text`${all.a}${all.b}${all.c}` }), (data) => !data.get('one').same(data.get('other')))).toEqual({ kind: 'refuted', values: {} });
});

test('calls of a helper with different arguments differ, whatever the arguments are called', () => {
  const word = v.string({ description, required: true });
  const quoted = defineHelper('quoted', { description, parameters: { field: word, description: word } }, (given) => text`<${given.field}${given.description}>`);
  const values = defineValues({ a: v.string({ description, default: 'x' }), b: v.string({ description, default: 'y' }) });
  expect(verdict(values, ({ a, b }) => ({ one: checksum(quoted({ field: a, description: a })), other: checksum(quoted({ field: a, description: b })) }), (data) => !data.get('one').same(data.get('other')))).toEqual({ kind: 'refuted', values: {} });
  expect(verdict(values, ({ a, b }) => ({ one: checksum(quoted({ field: a, description: a })), other: checksum(quoted({ field: b, description: a })) }), (data) => !data.get('one').same(data.get('other')))).toEqual({ kind: 'refuted', values: {} });
  const both = (a: never, b: never) => and(equals(quoted({ field: a, description: 'c' }), '<xc>'), equals(quoted({ field: b, description: 'c' }), '<xc>'));
  expect(verdict(values, ({ a, b }) => ({ both: when(both(a as never, b as never), 'x') }), (data) => data.get('both').isPresent())).toEqual({ kind: 'refuted', values: { b: 'x' } });
});

test('what the author computes in an expression of Helm may be absent, and what is in it is not known', () => {
  const values = defineValues({ a: v.string({ description, default: 'x' }) });
  const given = <T>(type: 'string' | 'integer' | 'list' | 'map', value: T) => raw<T>('.Values.missing', { type, evaluate: () => value });
  const decided = (made: unknown, isWrong: (view: View) => boolean): unknown => verdict(values, ({ a }) => ({ a, made }), (data) => isWrong(data.get('made'))).kind;
  expect(decided(given('string', null), (view) => !view.isPresent())).toBe('refuted');
  expect(decided(defaultTo(given<number>('integer', null as never), 5), (view) => view.equals(5))).toBe('refuted');
  expect(decided(given('string', 'a'), (view) => view.kind() === 'number')).toBe('proved');
  expect(decided(given('list', ['a']), (view) => view.items().some((item) => item.equals('a')))).toBe('unproven');
  expect(decided(given('map', { a: 'b' }), (view) => view.get('a').equals('b'))).toBe('unproven');
  expect(decided(given('map', { a: 'b' }), (view) => view.entries().some(({ key }) => key.equals('a')))).toBe('unproven');
});

test('a cluster has a patch of its version, and serves no more than its version has for certain', () => {
  const values = defineValues({ a: v.string({ description, default: 'x' }) });
  const decided = (a: unknown, isWrong: (view: View) => boolean): unknown => verdict(values, () => ({ a }), (data) => isWrong(data.get('a'))).kind;
  expect(decided(capabilities.kubeVersion, (view) => view.matches(/[+]/u))).toBe('unproven');
  expect(decided(capabilities.kubeVersion, (view) => !view.matches(/^v1[.][0-9]+[.]/u))).toBe('proved');
  expect(decided(when(equals(capabilities.kubeVersion, 'v1.30.0'), 'x'), (view) => view.isPresent())).toBe('refuted');
  expect(decided(when(capabilities.has('policy/v1beta1'), 'x'), (view) => !view.isPresent())).toBe('unproven');
  expect(decided(when(capabilities.has('policy/v1'), 'x'), (view) => !view.isPresent())).toBe('proved');
});

test('a search after a look at two members finds either of them', () => {
  const values = defineValues({ names: v.list(v.string(), { description, default: [] }) });
  const isWrong = (list: View): boolean => {
    const [first, second] = list.items(2);
    return first?.equals('p') === true && second?.equals('q') === true && list.some((name) => name.equals('q'));
  };
  expect(verdict(values, ({ names }) => ({ names }), (data) => isWrong(data.get('names')))).toEqual({ kind: 'refuted', values: { names: ['p', 'q'] } });
});

test('several keys that are made of those of a map are each found', () => {
  const values = defineValues({ words: v.map(v.string(), { description, default: {}, reservedKeys: ['own'] }) });
  const decided = (key: (given: never) => unknown, isWrong: (view: View) => boolean): unknown =>
    verdict(values, ({ words }) => ({ made: eachEntry(words, (each, value) => entry(key(each as never) as never, value)) }), (data) => isWrong(data.get('made'))).kind;
  const hasBoth = (one: string, other: string) => (view: View) => view.get(one).equals('1') && view.get(other).equals('2');
  expect(decided((key) => key, hasBoth('a', 'b'))).toBe('refuted');
  expect(decided((key) => text`x-${key}-y`, hasBoth('x-a-y', 'x-b-y'))).toBe('refuted');
  expect(decided((key) => text`x-${key}-y`, (view) => view.get('x-own-y').isPresent() || view.get('x-y').isPresent())).toBe('proved');
  expect(decided((key) => text`${key}-${key}`, hasBoth('a-a', 'b-b'))).toBe('refuted');
  expect(decided((key) => text`${key}-${key}`, (view) => hasBoth('a-a', 'b-b')(view) && view.get('c-c').isPresent())).toBe('unproven');
});

test('two members of one list are met where a rule looks at it twice, or at two lists that are made of it', () => {
  const values = defineValues({ names: v.list(v.string(), { description, default: [] }), few: v.list(v.string(), { description, default: [], maxItems: 1 }) });
  const decided = (isWrong: (one: View, other: View) => boolean, key: 'names' | 'few' = 'names'): unknown =>
    verdict(values, (all) => ({ one: all[key], other: each(all[key], (name) => ({ name })) }), (data) => isWrong(data.get('one'), data.get('other'))).kind;
  const has = (list: View, name: string): boolean => list.some((each) => each.equals(name));
  expect(decided((one) => has(one, 'a') && has(one, 'b'))).toBe('refuted');
  expect(decided((one, other) => has(one, 'a') && other.items().some((item) => item.get('name').equals('b')))).toBe('refuted');
  const differ = (one: View, other: View): boolean => one.some((first) => other.some((second) => !second.get('name').same(first)));
  expect(decided(differ)).toBe('refuted');
  expect(decided((one, other) => one.items().some((first) => other.items().some((second) => !second.get('name').same(first))))).toBe('refuted');
  expect(decided(differ, 'few')).toBe('proved');
  expect(decided((one) => has(one, 'a') && has(one, 'b'), 'few')).toBe('proved');
});

test('two entries of one map are met where a rule goes through it twice, and their keys differ', () => {
  const values = defineValues({ words: v.map(v.string(), { description, default: {} }) });
  const decided = (isWrong: (one: View, other: View) => boolean): unknown => verdict(values, ({ words }) => ({ one: words, other: eachEntry(words, (name, value) => ({ name, value })) }), (data) => isWrong(data.get('one'), data.get('other'))).kind;
  const has = (map: View, wanted: string): boolean => map.entries().some(({ value }) => value.equals(wanted));
  expect(decided((one) => has(one, 'a') && has(one, 'b'))).toBe('refuted');
  expect(decided((one, other) => has(one, 'a') && other.some((item) => item.get('value').equals('b')))).toBe('refuted');
  expect(decided((_, other) => hasRepeated(other, 'value'))).toBe('refuted');
  expect(decided((_, other) => hasRepeated(other, 'name'))).toBe('proved');
  const hasAt = (map: View, wanted: string): boolean => map.entries().some(({ key, value }) => key.equals('x') && value.equals(wanted));
  expect(decided((one) => hasAt(one, 'a') && hasAt(one, 'b'))).toBe('proved');
});

function hasRepeated(list: View, key: string): boolean {
  for (const found of list.eachRepeated(key)) {
    return found.isPresent();
  }
  return false;
}

test('as many members of one list are met as a rule looks for, or nothing is proved', () => {
  const values = defineValues({ names: v.list(v.string(), { description, default: [] }), some: v.list(v.string(), { description, default: [], maxItems: 2 }), words: v.map(v.string(), { description, default: {} }) });
  const texts = ['a', 'b', 'c', 'd', 'e'];
  const hasAll = (list: View, count: number): boolean => texts.slice(0, count).every((wanted) => list.some((each) => each.equals(wanted)));
  const decided = (key: 'names' | 'some', isWrong: (list: View) => boolean): unknown => verdict(values, (all) => ({ list: all[key] }), (data) => isWrong(data.get('list'))).kind;
  expect([2, 3, 4, 5].map((count) => decided('names', (list) => hasAll(list, count)))).toEqual(['refuted', 'refuted', 'refuted', 'unproven']);
  expect([2, 3, 4].map((count) => decided('some', (list) => hasAll(list, count)))).toEqual(['refuted', 'proved', 'proved']);
  expect(decided('names', (list) => texts.slice(0, 3).every((wanted) => list.items().some((each) => each.equals(wanted))))).toBe('refuted');
  expect(verdict(values, ({ words }) => ({ words }), (data) => texts.slice(0, 3).every((wanted) => data.get('words').entries().some(({ value }) => value.equals(wanted)))).kind).toBe('unproven');
});

test('a search that asks nothing of a member has one answer for all, however often it is made', () => {
  const values = defineValues({ names: v.list(v.string(), { description, default: [] }), on: v.boolean({ description, default: true }) });
  const decided = (isWrong: (list: View, on: View) => boolean): unknown => verdict(values, ({ names, on }) => ({ list: each(names, (name) => ({ name, kind: 'x' })), on }), (data) => isWrong(data.get('list'), data.get('on'))).kind;
  const sevenTimes = Array.from({ length: 7 });
  expect(decided((list) => sevenTimes.some(() => list.some((item) => item.get('kind').equals('y'))))).toBe('proved');
  expect(decided((list) => list.some((item) => item.get('name').equals('a')) && sevenTimes.every(() => list.some((item) => item.get('kind').equals('x'))))).toBe('refuted');
  expect(decided((list, on) => list.some((item) => item.get('kind').equals('x')) && list.some(() => on.equals(false)))).toBe('refuted');
});
