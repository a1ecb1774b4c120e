import fc from 'fast-check';
import { and, atLeast, capabilities, contains, defaultTo, each, eachEntry, entry, equals, ifSet, isSet, join, lessThan, merge, not, or, quantityAtLeast, release, repeated, text, when, type Reference } from '../../../index';
import type { SmallKey, SmallValues } from './small-values';

/** Something that is made of values, and what it is made of. */
export interface Made<T> {
  readonly of: (values: SmallValues) => T;
  readonly keys: readonly SmallKey[];
  readonly facts: readonly string[];
  readonly words: string;
}

type Text = string | Reference<string>;
type Draw = fc.GeneratorValue;

function made<T>(of: (values: SmallValues) => T, words: string, keys: readonly SmallKey[] = [], facts: readonly string[] = []): Made<T> {
  return { of, keys, facts, words };
}

function joined<A, B, T>(a: Made<A>, b: Made<B>, words: string, of: (first: A, second: B) => T): Made<T> {
  return { of: (values) => of(a.of(values), b.of(values)), keys: [...a.keys, ...b.keys], facts: [...a.facts, ...b.facts], words };
}

function pick<T>(draw: Draw, from: readonly T[]): T {
  return from[draw(() => fc.integer({ min: 0, max: from.length - 1 }))] as T;
}

/** A condition on values. */
export function drawCondition(draw: Draw, depth: number, allowed: ReadonlySet<SmallKey>): Made<Reference<boolean>> {
  const simple: readonly Made<Reference<boolean>>[] = [
    made(({ flag }) => flag, 'flag', ['flag']),
    made(({ mode }) => equals(mode, 'x'), 'mode=x', ['mode']),
    made(({ mode, other }) => equals(mode, other), 'mode=other', ['mode', 'other']),
    made(({ name }) => equals(name, 'ab'), 'name=ab', ['name']),
    made(({ name }) => isSet(name), 'isSet(name)', ['name']),
    made(({ name }) => contains(name, 'a'), 'contains(name,a)', ['name']),
    made(({ least, most }) => quantityAtLeast(most, least), 'most>=least', ['most', 'least']),
    made(({ count }) => atLeast(count, 1), 'count>=1', ['count']),
    made(({ count }) => lessThan(count, 2), 'count<2', ['count']),
    made(({ optional }) => isSet(optional), 'isSet(optional)', ['optional']),
    made(({ words }) => isSet(words), 'isSet(words)', ['words']),
    made(({ words }) => equals(join(words, '+'), 'x+y'), 'join(words)=x+y', ['words']),
    made(({ members }) => isSet(repeated(members, 'name')), 'repeated(members)', ['members']),
    made(({ labels }) => isSet(labels), 'isSet(labels)', ['labels']),
    made(({ way }) => equals(way.kind, 'one'), 'way=one', ['way']),
    made(({ removed }) => isSet(removed), 'isSet(removed)', ['removed']),
    made(() => release.isUpgrade, 'isUpgrade', [], ['upgrade']),
    made(() => equals(release.name, 'x'), 'release=x', [], ['release']),
    made(() => capabilities.has('example.com/v1'), 'api', [], ['api']),
  ].filter(({ keys }) => keys.every((key) => allowed.has(key)));
  const kind = depth === 0 ? 'simple' : draw(() => fc.constantFrom('simple', 'simple', 'not', 'and', 'or'));
  if (kind === 'simple') {
    return pick(draw, simple);
  }
  const first = drawCondition(draw, depth - 1, allowed);
  if (kind === 'not') {
    return { ...first, of: (values) => not(first.of(values)), words: `!(${first.words})` };
  }
  const second = drawCondition(draw, depth - 1, allowed);
  return joined(first, second, `(${first.words} ${kind} ${second.words})`, (a, b) => (kind === 'and' ? and(a, b) : or(a, b)));
}

/** A text that values decide. */
export function drawText(draw: Draw, depth: number, allowed: ReadonlySet<SmallKey>): Made<Text> {
  const simple: readonly Made<Text>[] = [
    made(() => 'x', 'x'),
    made(() => 'y', 'y'),
    made(({ mode }) => mode, 'mode', ['mode']),
    made(({ other }) => other, 'other', ['other']),
    made(({ name }) => name, 'name', ['name']),
    made(({ name, other }) => text`${name}${other}`, '${name}${other}', ['name', 'other']),
    made(({ name }) => text`a${name}b`, 'a${name}b', ['name']),
    made(({ name }) => text`${name}a${name}`, '${name}a${name}', ['name']),
    made(({ mode, count }) => text`${mode}-${count}`, '${mode}-${count}', ['mode', 'count']),
    made(({ optional }) => defaultTo(optional, 'y'), 'optional|y', ['optional']),
    made(({ optional }) => text`x${optional}`, 'x${optional}', ['optional']),
    made(({ words }) => join(words, ''), 'join(words)', ['words']),
    made(({ way }) => way.two.extra, 'way.two.extra', ['way']),
    made(({ way }) => text`${way.one.word}`, 'way.one.word', ['way']),
    made(({ removed }) => defaultTo(removed.mode, 'y'), 'removed.mode|y', ['removed']),
    made(() => text`x${release.name}`, 'x${release}', [], ['release']),
  ].filter(({ keys }) => keys.every((key) => allowed.has(key)));
  if (depth === 0 || draw(() => fc.boolean())) {
    return pick(draw, simple);
  }
  const condition = drawCondition(draw, 1, allowed);
  const branches = joined(drawText(draw, depth - 1, allowed), drawText(draw, depth - 1, allowed), '', (then, otherwise) => [then, otherwise] as const);
  return joined(condition, branches, `when(${condition.words}, …)`, (holds, [then, otherwise]) => when(holds, then, otherwise) as unknown as Text);
}

/** A list that values decide, of texts or of maps with a name. */
export function drawList(draw: Draw, allowed: ReadonlySet<SmallKey>): Made<readonly unknown[]> {
  const parts = Array.from({ length: draw(() => fc.integer({ min: 1, max: 3 })) }, () => drawPart(draw, allowed));
  return parts.reduce((all, part) => joined(all, part, `${all.words}, ${part.words}`, (first, second) => [...first, ...second]), made<readonly unknown[]>(() => [], 'list'));
}

function drawPart(draw: Draw, allowed: ReadonlySet<SmallKey>): Made<readonly unknown[]> {
  const spread: readonly Made<readonly unknown[]>[] = [
    made(({ words }) => [...words], '...words', ['words']),
    made(({ words }) => [each(words, (name) => ({ name }))], 'each(words)', ['words']),
    made(({ members }) => [...members], '...members', ['members']),
    made(({ members }) => [each(members, ({ name, on }) => when(on, { name }))], 'each(members, when)', ['members']),
    made(({ labels }) => [eachEntry(labels, (key, name) => ({ name, key }))], 'eachEntry(labels)', ['labels']),
    made(({ ways }) => [each(ways, ({ name }) => ({ name: defaultTo(name, 'y') }))], 'each(ways, name|y)', ['ways']),
    made(({ ways }) => [...ways], '...ways', ['ways']),
  ].filter(({ keys }) => keys.every((key) => allowed.has(key)));
  if (spread.length > 0 && draw(() => fc.boolean())) {
    return pick(draw, spread);
  }
  const name = drawText(draw, 1, allowed);
  const item: Made<readonly unknown[]> = draw(() => fc.boolean()) ? { ...name, of: (values) => [name.of(values)] } : { ...name, of: (values) => [{ name: name.of(values) }], words: `{name: ${name.words}}` };
  if (draw(() => fc.boolean())) {
    return item;
  }
  const condition = drawCondition(draw, 1, allowed);
  return joined(condition, item, `when(${condition.words}, ${item.words})`, (holds, [only]) => [when(holds, only)]);
}

/** A map that values decide. */
export function drawMap(draw: Draw, allowed: ReadonlySet<SmallKey>): Made<unknown> {
  const leaf = drawText(draw, 1, allowed);
  const simple: readonly Made<unknown>[] = [
    { ...leaf, of: (values: SmallValues) => ({ p: leaf.of(values), s: 'x' }), words: `{p: ${leaf.words}, s: x}` },
    made(({ labels }) => labels, 'labels', ['labels']),
    { ...joined(made(({ labels }) => labels, '', ['labels']), leaf, `{...labels, p: ${leaf.words}}`, (labels, p) => ({ ...labels, p })) },
    { ...joined(made(({ labels }) => labels, '', ['labels']), leaf, `{p: ${leaf.words}, ...labels}`, (labels, p) => ({ p, ...labels })) },
    made(({ labels }) => eachEntry(labels, (key, value) => entry(text`${key}`, value)), 'eachEntry(labels)', ['labels']),
    made(({ labels }) => eachEntry(labels, (key, value) => entry(text`${key}q`, text`${key}${value}`)), 'eachEntry(labels, ${key}q)', ['labels']),
    joined(made(({ labels }) => labels, '', ['labels']), leaf, `merge(labels, {p: ${leaf.words}})`, (labels, p) => merge<object>(labels, { p })),
    made(({ labels }) => merge<object>({ p: 'y', r: 'x' }, labels), 'merge({p: y, r: x}, labels)', ['labels']),
    made(({ nested }) => nested, 'nested', ['nested']),
    made(({ nested }) => merge<object>({ p: { a: 'y', c: 'x' } }, nested), 'merge({p: {…}}, nested)', ['nested']),
    made(({ nested, labels }) => merge<object>(labels, nested), 'merge(labels, nested)', ['nested', 'labels']),
    made(({ removed }) => ({ p: ifSet(removed) }), '{p: ifSet(removed)}', ['removed']),
    made(({ way }) => way, 'way', ['way']),
    made(({ optional }) => ({ p: ifSet(optional), q: optional }), '{p: ifSet(optional), q: optional}', ['optional']),
  ].filter(({ keys }) => keys.every((key) => allowed.has(key)));
  return pick(draw, simple);
}
