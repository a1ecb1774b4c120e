import { defineValues, v, type HelmChart } from '../../../index';
import type { RenderOptions } from '../../../lib/chart/render';

// Fields that can be few things, so that all of what some of them can be together can be tried.
const description = 'Any.';
const mode = v.choice(['x', 'y'], { description, default: 'x' });
const member = v.object({ name: v.choice(['x', 'y'], { description, required: true }), on: v.boolean({ description, required: true }) }, { description });

export const smallValues = defineValues({
  flag: v.boolean({ description, default: false }),
  mode,
  other: mode,
  name: v.string({ description, default: '', pattern: '^[ab]{0,2}$' }),
  least: v.quantity({ description, default: '1Gi' }),
  most: v.quantity({ description, default: '2Gi' }),
  count: v.integer({ description, default: 1, minimum: 0, maximum: 2 }),
  optional: v.choice(['x', 'y'], { description, default: 'x', removable: true }),
  removed: v.object({ mode }, { description, removable: true }),
  words: v.list(v.choice(['x', 'y']), { description, default: [], maxItems: 2 }),
  members: v.list(member, { description, default: [], maxItems: 2 }),
  labels: v.map(v.choice(['x', 'y']), { description, default: {}, keyPattern: '^[pq]$' }),
  nested: v.map(v.map(v.choice(['x', 'y'])), { description, default: {}, keyPattern: '^[pq]$' }),
  way: v.union('kind', { none: {}, one: { word: v.choice(['x', 'y'], { description, required: true }), extra: mode }, two: { extra: mode } }, { description, default: 'none' }),
  ways: v.list(v.object({ name: v.choice(['x', 'y'], { description, removable: true }) }, { description }), { description, default: [], maxItems: 2 }),
});

export type SmallValues = HelmChart<typeof smallValues>['values'];
export type SmallKey = keyof typeof smallValues.root.fields;

const MODES = ['x', 'y'];
const MEMBERS = MODES.flatMap((name) => [true, false].map((on) => ({ name, on })));
const WAYS = [{}, ...MODES.map((name) => ({ name }))];

function lists(items: readonly unknown[]): readonly unknown[] {
  return [[], ...items.map((item) => [item]), ...items.flatMap((first) => items.map((second) => [first, second]))];
}

function maps(values: readonly unknown[]): readonly unknown[] {
  return [undefined, ...values].flatMap((p) => [undefined, ...values].map((q) => ({ ...(p === undefined ? {} : { p }), ...(q === undefined ? {} : { q }) })));
}

/** All that a field can be; of what can be more, some that differ. */
const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  flag: [true, false],
  mode: MODES,
  other: MODES,
  name: ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb'],
  least: ['1Gi', '512Mi', 1, 0, '1000m'],
  most: ['2Gi', '1Gi', '1024Mi', 1, 0],
  count: [0, 1, 2],
  optional: ['x', 'y', null],
  removed: [{ mode: 'x' }, { mode: 'y' }, null],
  words: lists(MODES),
  members: lists(MEMBERS),
  labels: maps(MODES),
  nested: maps([{}, { a: 'x' }, { a: 'x', b: 'y' }, { b: 'x' }]),
  way: [{ kind: 'none' }, { kind: 'two', two: { extra: 'y' } }, ...MODES.flatMap((word) => MODES.map((extra) => ({ kind: 'one', one: { word, extra } }))), { kind: 'none', one: { word: 'y' } }],
  ways: lists(WAYS),
};

/** What a chart can be rendered with, as far as it depends on these fields, and on the release and the cluster. */
export function situations(keys: readonly SmallKey[], facts: readonly string[]): readonly RenderOptions[] {
  const values = keys.reduce<readonly Readonly<Record<string, unknown>>[]>((all, key) => all.flatMap((each) => (CHOICES[key] as readonly unknown[]).map((choice) => ({ ...each, [key]: choice }))), [{}]);
  const releases = facts.includes('release') ? ['a', 'b', 'x'] : ['a'];
  const upgrades = facts.includes('upgrade') ? [true, false] : [false];
  const apis = facts.includes('api') ? [[], ['example.com/v1']] : [[]];
  return values.flatMap((each) => releases.flatMap((name) => upgrades.flatMap((isUpgrade) => apis.map((apiVersions): RenderOptions => ({ values: each, release: { name, isUpgrade }, capabilities: { apiVersions } })))));
}
