import fc from 'fast-check';
import { defineValues, equals, render, v, when, HelmApp, HelmChart } from '../../index';
import { ApiObject } from 'cdk8s';
import type { View } from '../../lib/check';
import { concreteView } from '../../lib/check/view/concrete-view';
import { goBack, markOf } from '../../lib/check/prove/history';
import { startPath } from '../../lib/check/prove/path';
import { newTrail } from '../../lib/check/prove/trail';
import { whileAssumed } from '../../lib/check/prove/while-assumed';
import { verdict } from './data-verdict';

// Values of which all combinations can be tried: what is proved by looking at members one by one, over and over from
// where they begin, has to be what rendering each combination tells.

const MODES = ['x', 'y', 'z'] as const;
const mode = v.choice([...MODES], { description: 'Mode.', default: 'x' });
const definition = defineValues({ a: mode, b: mode, c: mode });
type Values = HelmChart<typeof definition>['values'];
type Name = keyof Values & ('a' | 'b' | 'c');

const NAMES: readonly Name[] = ['a', 'b', 'c'];
const ALL = MODES.flatMap((a) => MODES.flatMap((b) => MODES.map((c) => ({ a, b, c }))));

/** A text: a constant, a value, or one of two that a value decides between. */
type Leaf = { readonly is: string } | { readonly of: Name } | { readonly when: Name; readonly equals: string; readonly then: Leaf; readonly otherwise: Leaf };

/** A member of a list, which is there while a value is something, or always. */
interface Member {
  readonly leaf: Leaf;
  readonly when: readonly [Name, string] | undefined;
}

const names = fc.constantFrom(...NAMES);
const modes = fc.constantFrom<string>(...MODES);
const leaves: fc.Arbitrary<Leaf> = fc.letrec<{ leaf: Leaf }>((tie) => ({
  leaf: fc.oneof({ maxDepth: 2 }, fc.record({ is: modes }), fc.record({ of: names }), fc.record({ when: names, equals: modes, then: tie('leaf'), otherwise: tie('leaf') })),
})).leaf;
const members = fc.record({ leaf: leaves, when: fc.option(fc.tuple(names, modes), { nil: undefined }) });
const lists = fc.array(fc.array(members, { maxLength: 3 }), { minLength: 1, maxLength: 3 });

function leafOf(leaf: Leaf, values: Values): unknown {
  if ('is' in leaf) {
    return leaf.is;
  }
  return 'of' in leaf ? values[leaf.of] : when(equals(values[leaf.when], leaf.equals), leafOf(leaf.then, values), leafOf(leaf.otherwise, values));
}

function memberOf({ leaf, when: condition }: Member, values: Values): unknown {
  return condition === undefined ? leafOf(leaf, values) : when(equals(values[condition[0]], condition[1]), leafOf(leaf, values));
}

/** What is asked: about each member by itself, and about it together with parts outside of its list. */
interface Question {
  readonly member: string;
  readonly outside: string | undefined;
  /** Whether a list is left at the first member that is right. */
  readonly leavesEarly: boolean;
}

const questions = fc.record({ member: modes, outside: fc.option(modes, { nil: undefined }), leavesEarly: fc.boolean() });

/** A part outside is a view that is made before the loops, and may be looked at first inside of one. */
function isWrong({ member, outside, leavesEarly }: Question): (data: View) => boolean {
  return (data) => {
    const other = data.get('other');
    const isFound = (list: View): boolean => {
      for (const item of list.each()) {
        if (item.equals(member) && (outside === undefined || other.equals(outside))) {
          return true;
        }
      }
      return false;
    };
    for (const list of data.get('lists').each()) {
      if (leavesEarly ? isFound(list) && !data.get('last').equals(member) : list.some((item) => item.equals(member)) && (outside === undefined || other.equals(outside))) {
        return true;
      }
    }
    return other.equals('z') && data.get('last').equals(member);
  };
}

test('what is proved of members one by one is what rendering all combinations tells', () => {
  const seen = { refuted: 0, proved: 0 };
  fc.assert(
    fc.property(lists, leaves, leaves, questions, (all, other, last, question) => {
      const data = (values: Values): object => ({ lists: all.map((list) => list.map((member) => memberOf(member, values))), other: leafOf(other, values), last: leafOf(last, values) });
      const wrong = isWrong(question);
      const found = verdict(definition, data, wrong);
      const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values: definition });
      new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: data(chart.values) });
      const isBroken = ALL.some((values) => render(chart, { values }).some(({ data: made }) => wrong(concreteView(made))));
      expect(found.kind).toBe(isBroken ? 'refuted' : 'proved');
      seen[isBroken ? 'refuted' : 'proved'] += 1;
    }),
    { numRuns: 150 },
  );
  expect(Math.min(seen.refuted, seen.proved)).toBeGreaterThan(10);
});

test('what was chosen is chosen anew when a run goes back before the choice', () => {
  const path = startPath(newTrail(), 1);
  const before = whileAssumed(path, () => ({ choice: path.choose(2) }));
  const kept = before();
  const start = markOf(path);
  const chosen = whileAssumed(path, () => path.choose(2));
  expect([chosen(), chosen()]).toEqual([0, 0]);
  path.course.advance(start.choices);
  goBack(path, start);
  expect(chosen()).toBe(1);
  expect(before()).toBe(kept);
});
