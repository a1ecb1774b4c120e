import fc from 'fast-check';
import { isAtLeastQuantity } from '../../../lib/check/view/quantity-view';
import type { View } from '../../../lib/check';

type Draw = fc.GeneratorValue;

/** Whether something holds for an object's data. */
export interface Question {
  readonly holds: (data: View) => boolean;
  readonly words: string;
}

const TEXTS = ['x', 'y', '', 'a', 'ab', 'aab', 'abb', 'xx', 'x-1', 'xa'];
const PATTERNS = [/^a/u, /b$/u, /.x/u, /^[^a]*$/u, /^.{2}$/u, /x|y/u, /^$/u, /a.b/u];
const KEYS = ['p', 'q', 's', 'name', 'a', 'b', 'pq', 'qq', 'kind', 'one', 'word'];

function pick<T>(draw: Draw, from: readonly T[]): T {
  return from[draw(() => fc.integer({ min: 0, max: from.length - 1 }))] as T;
}

/** A question on one part, which may look at another part too. */
function drawLeaf(draw: Draw, others: readonly Pointed[]): Asked {
  const kind = draw(() => fc.constantFrom('equals', 'equals', 'oneOf', 'matches', 'present', 'same', 'kind', 'length', 'quantity', 'number', 'get'));
  const other = pick(draw, others);
  switch (kind) {
    case 'equals': {
      const wanted = pick(draw, TEXTS);
      return { holds: (view) => view.equals(wanted), words: `= ${wanted}` };
    }
    case 'oneOf': {
      const wanted = [pick(draw, TEXTS), pick(draw, TEXTS)];
      return { holds: (view) => view.oneOf(wanted), words: `in ${wanted.join('|')}` };
    }
    case 'matches': {
      const pattern = pick(draw, PATTERNS);
      return { holds: (view) => view.matches(pattern), words: `matches ${String(pattern)}` };
    }
    case 'present':
      return { holds: (view) => view.isPresent(), words: 'is present' };
    case 'same':
      return { holds: (view, data) => view.same(other.at(data)), words: `same as ${other.words}` };
    case 'kind': {
      const wanted = draw(() => fc.constantFrom('absent', 'null', 'text', 'list', 'map', 'number'));
      return { holds: (view) => view.kind() === wanted, words: `is ${wanted}` };
    }
    case 'length': {
      const length = draw(() => fc.integer({ min: 0, max: 3 }));
      return { holds: (view) => view.relate(`has ${String(length)}`, [], (value) => typeof value === 'string' && value.length === length), words: `is ${String(length)} long` };
    }
    case 'quantity':
      return { holds: (view, data) => isAtLeastQuantity(data.get('most'), data.get('least')) && view.isPresent(), words: 'is present and most >= least' };
    case 'number': {
      const least = draw(() => fc.integer({ min: 0, max: 3 }));
      return { holds: (view, data) => data.get('count').atLeast(least) && view.isPresent(), words: `is present and count >= ${String(least)}` };
    }
    case 'get': {
      const key = pick(draw, KEYS);
      const wanted = pick(draw, TEXTS);
      return { holds: (view) => view.get(key).equals(wanted), words: `has ${key} = ${wanted}` };
    }
  }
}

interface Asked {
  readonly holds: (view: View, data: View) => boolean;
  readonly words: string;
}

/** A part of the data. */
interface Pointed {
  readonly at: (data: View) => View;
  readonly words: string;
}

const PARTS: readonly Pointed[] = ['one', 'two', 'list', 'more', 'map'].map((key) => ({ at: (data) => data.get(key), words: key }));

/** A question that goes through members, or asks of one part. */
function drawQuantified(draw: Draw, depth: number): Question {
  const part = pick(draw, PARTS);
  const isMap = part.words === 'map';
  const isList = part.words === 'list' || part.words === 'more';
  const kind = draw(() => (isList ? fc.constantFrom('items', 'each', 'some', 'repeated', 'nested', 'pair') : isMap ? fc.constantFrom('get', 'get', 'entries', 'eachEntry', 'deep') : fc.constantFrom('leaf')));
  const leaf = drawLeaf(draw, PARTS);
  const inner = depth > 0 && draw(() => fc.boolean()) ? drawQuestion(draw, depth - 1) : undefined;
  const also = (view: View, data: View): boolean => leaf.holds(view, data) && (inner === undefined || inner.holds(data));
  const words = `${part.words} ${kind}: ${leaf.words}${inner === undefined ? '' : ` with (${inner.words})`}`;
  switch (kind) {
    case 'items':
      return { holds: (data) => part.at(data).items().some((item) => also(item, data)), words };
    case 'some':
      return { holds: (data) => part.at(data).some((item) => also(item, data)), words };
    case 'each':
      return { holds: (data) => anyOf(part.at(data).each(), (item) => also(item, data)), words };
    case 'repeated':
      return { holds: (data) => anyOf(part.at(data).eachRepeated('name'), (item) => also(item, data)), words };
    case 'nested':
      return { holds: (data) => part.at(data).some((item) => data.get('more').some((second) => !second.get('name').same(item.get('name')) && also(item, data))), words };
    case 'pair':
      return { holds: (data) => { const [first, second] = part.at(data).items(2); return second !== undefined && !second.same(first!) && also(second, data); }, words: `${words} (second)` };
    case 'entries':
      return { holds: (data) => part.at(data).entries().some(({ key, value }) => (key.equals('q') || key.equals('p')) && also(value, data)), words };
    case 'eachEntry':
      return { holds: (data) => anyOf(part.at(data).eachEntry(), ({ key, value }) => !key.equals('p') && also(value, data)), words };
    case 'deep': {
      const [key, below] = [pick(draw, KEYS), pick(draw, KEYS)];
      return { holds: (data) => also(part.at(data).get(key, below), data), words: `${words} at ${key}.${below}` };
    }
    case 'get': {
      const key = pick(draw, KEYS);
      return { holds: (data) => also(part.at(data).get(key), data), words: `${words} at ${key}` };
    }
    case 'leaf':
      return { holds: (data) => also(part.at(data), data), words };
  }
}

function anyOf<T>(all: Iterable<T>, test: (one: T) => boolean): boolean {
  for (const one of all) {
    if (test(one)) {
      return true;
    }
  }
  return false;
}

/** A question of several parts. */
export function drawQuestion(draw: Draw, depth: number): Question {
  const first = drawQuantified(draw, depth);
  const kind = depth === 0 ? 'one' : draw(() => fc.constantFrom('one', 'not', 'and', 'or', 'and-not'));
  if (kind === 'one') {
    return first;
  }
  if (kind === 'not') {
    return { holds: (data) => !first.holds(data), words: `!(${first.words})` };
  }
  const second = drawQuestion(draw, depth - 1);
  const holds = {
    and: (data: View) => first.holds(data) && second.holds(data),
    or: (data: View) => first.holds(data) || second.holds(data),
    'and-not': (data: View) => first.holds(data) && !second.holds(data),
  }[kind];
  return { holds, words: `(${first.words} ${kind} ${second.words})` };
}
