import fc from 'fast-check';
import {
  and,
  atLeast,
  atMost,
  capabilities,
  chart,
  checksum,
  defaultTo,
  each,
  eachEntry,
  entry,
  equals,
  greaterThan,
  ifSet,
  isSet,
  join,
  repeated,
  lessThan,
  merge,
  not,
  or,
  release,
  text,
  hostOfUrl,
  toJson,
  token,
  when,
  type Known,
  type Value,
} from '../../lib';
import { hostileText, literalText } from './hostile-text';
import { collectReferences, copyReferences, type References } from './references';

type Draw = fc.GeneratorValue;

function pick<T>(draw: Draw, choices: readonly T[]): T {
  return choices[draw(() => fc.integer({ min: 0, max: choices.length - 1 }))]!;
}

function condition(draw: Draw, references: References, depth = 2): Known<boolean> {
  const makers: (() => unknown)[] = [
    () => release.isUpgrade,
    () => capabilities.has(pick(draw, ['apps/v1', 'example.com/v1'])),
    () => equals(release.name, pick(draw, ['rel', 'x'])),
    ...references.booleans.map((reference) => () => reference),
    ...references.strings.map(
      (reference) => () =>
        pick(draw, [
          isSet(reference),
          equals(
            reference,
            draw(() => hostileText),
          ),
          not(equals(reference, release.name)),
        ]),
    ),
    ...references.numbers.map((reference) => () => {
      const compare = pick<typeof atLeast>(draw, [equals, atLeast, atMost, lessThan, greaterThan]);
      return compare(reference, pick(draw, [0, 1, 1.5, 1_000_000, 2 ** 53 - 1, ...references.numbers]));
    }),
    ...references.scalars.map((reference) => () => isSet(reference)),
    ...references.lists.map(
      ({ reference }) =>
        () =>
          isSet(reference),
    ),
    ...references.maps.map(
      ({ reference }) =>
        () =>
          isSet(reference),
    ),
  ];
  if (depth > 0 && draw(() => fc.boolean())) {
    const operands = Array.from({ length: draw(() => fc.integer({ min: 1, max: 3 })) }, () =>
      condition(draw, references, depth - 1),
    );
    return pick(draw, [
      () => and(...operands),
      () => or(...operands),
      () => not(operands[0]!),
      () => and(true, ...operands),
    ])();
  }
  return pick(draw, makers)() as Known<boolean>;
}

function string(draw: Draw, references: References, depth: number): unknown {
  const reference = (): Known<string> =>
    pick(draw, [release.name, release.namespace, chart.name, chart.version, chart.appVersion, ...references.strings]);
  const any = (): Known<string | number | boolean> =>
    pick<Known<string | number | boolean>>(draw, [
      reference(),
      ...references.numbers,
      ...references.booleans,
      ...references.scalars,
      ...references.strings,
    ]);
  const inText = (): Known<string> => pick(draw, [release.name, ...references.strings]);
  const makers: (() => unknown)[] = [
    () => draw(() => references.literals),
    reference,
    () => text`${draw(() => references.literals)}${any()}${draw(() => references.literals)}${any()}`,
    () => text`${reference()}-name`,
    () => text`http://${release.name}.${release.namespace}:8080/`,
    () => `${draw(() => references.literals)}${token(inText())}${token(inText())}`,
    () =>
      defaultTo(
        reference(),
        draw(() => references.literals),
      ),
    () => defaultTo(reference(), reference()),
    () => checksum(depth > 0 ? expressible(draw, references, depth - 1) : any()),
    () => join(texts(draw, references, reference), pick(draw, [',', '', '"%s" ', '\n'])),
    () => repeated(named(draw, references, reference), 'name'),
    () => hostOfUrl(pick(draw, [reference(), text`${pick(draw, ['https://', 'http://user@', 'x'])}${draw(() => references.literals)}${reference()}`])),
    () => toJson(depth > 0 ? expressible(draw, references, depth - 1) : any()),
    () =>
      when(
        condition(draw, references),
        reference(),
        draw(() => references.literals),
      ),
  ];
  return pick(draw, makers)();
}

/** A list of texts: written out, conditional, and all of a list of the values. */
function texts(draw: Draw, references: References, reference: () => Known<string>): Value<readonly string[]> {
  const lists = references.lists.filter(({ item }) => item?.kind === 'string' || item?.kind === 'cidr');
  const whole = lists.map((each) => each.reference as Known<readonly string[]>);
  return [
    ...draw(() => fc.array(hostileText, { maxLength: 2 })),
    when(condition(draw, references), reference()),
    ...whole.slice(0, 1).flatMap((each) => [...(each as unknown as Iterable<string>)]),
  ];
}

/** A list of maps with names, some of them alike: written out, and all of a list of the values. */
function named(draw: Draw, references: References, reference: () => Known<string>): Value<readonly { readonly name: string }[]> {
  const lists = references.lists.filter(({ item }) => item?.kind === 'object' && item.fields['name']?.kind === 'string');
  const names = Array.from({ length: draw(() => fc.integer({ min: 2, max: 5 })) }, () => pick<Value<string>>(draw, [reference(), 'a', 'a', '', draw(() => hostileText)]));
  return [
    ...names.map((name) => ({ name })),
    ...lists.slice(0, 1).flatMap((each) => [...(each.reference as unknown as Iterable<{ readonly name: string }>)]),
  ];
}

function scalar(draw: Draw, references: References, depth: number): unknown {
  const makers: (() => unknown)[] = [
    () => string(draw, references, depth),
    () => string(draw, references, depth),
    () =>
      draw(() =>
        fc.oneof(
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
        ),
      ),
    () => draw(() => fc.boolean()),
    ...references.numbers.map((reference) => () => pick<unknown>(draw, [reference, defaultTo(reference, 7)])),
    ...references.booleans.map(
      (reference) => () => pick<unknown>(draw, [reference, defaultTo(reference, true), condition(draw, references)]),
    ),
    ...references.scalars.map(
      (reference) => () => pick<unknown>(draw, [reference, defaultTo<string | number>(reference, '5m')]),
    ),
    () => condition(draw, references),
  ];
  return pick(draw, makers)();
}

/** Something that one expression can compute: no repetitions. */
function expressible(draw: Draw, references: References, depth: number): unknown {
  const makers: (() => unknown)[] = [
    () => scalar(draw, references, 0),
    ...references.lists.map(
      ({ reference }) =>
        () =>
          reference,
    ),
    ...references.maps.map(
      ({ reference }) =>
        () =>
          reference,
    ),
    ...(depth > 0
      ? [
          () =>
            Object.fromEntries(
              keys(draw, references).map((key) => [
                key,
                pick<unknown>(draw, [
                  expressible(draw, references, depth - 1),
                  when(condition(draw, references), expressible(draw, references, depth - 1)),
                ]),
              ]),
            ),
          () =>
            Array.from({ length: draw(() => fc.integer({ min: 0, max: 3 })) }, () =>
              expressible(draw, references, depth - 1),
            ),
        ]
      : []),
  ];
  return pick(draw, makers)();
}

function value(draw: Draw, references: References, depth: number): unknown {
  if (depth === 0) {
    return scalar(draw, references, 0);
  }
  const makers: (() => unknown)[] = [
    () => scalar(draw, references, 1),
    () => map(draw, references, depth),
    () => map(draw, references, depth),
    () => list(draw, references, depth),
    () => list(draw, references, depth),
    () => when(condition(draw, references), value(draw, references, depth - 1), value(draw, references, depth - 1)),
    ...references.lists.map(
      ({ reference }) =>
        () =>
          reference,
    ),
    ...references.maps.map(
      ({ reference }) =>
        () =>
          reference,
    ),
    ...(references.maps.length > 0
      ? [
          () =>
            merge<Record<string, unknown>>(
              plainMap(draw, references) as never,
              pick(draw, references.maps).reference,
              plainMap(draw, references) as never,
            ),
        ]
      : []),
    ...references.lists
      .filter(({ item }) => item !== undefined)
      .map((each) => () => repetition(draw, references, each, depth)),
    ...references.maps
      .filter(({ entry: inner }) => inner !== undefined)
      .map((each) => () => entries(draw, references, each, depth)),
  ];
  return pick(draw, makers)();
}

function keys(draw: Draw, references: References): readonly string[] {
  return draw(() =>
    fc.uniqueArray(
      fc.oneof(
        references.literals.filter((key) => key !== '__proto__' && (key !== '<<' || references.literals === literalText)),
        fc.constantFrom('a', 'b', 'name'),
      ),
      { maxLength: 4 },
    ),
  );
}

function plainMap(draw: Draw, all: References): object {
  const references = { ...all, literals: hostileText };
  return Object.fromEntries(
    keys(draw, references)
      .filter((key) => key !== '<<')
      .map((key) => [key, draw(() => fc.boolean()) ? draw(() => hostileText) : expressible(draw, references, 1)]),
  );
}

function map(draw: Draw, references: References, depth: number): object {
  const entriesOf = keys(draw, references).map((key): readonly [string, unknown] => {
    const inner = value(draw, references, depth - 1);
    return [
      key,
      pick<() => unknown>(draw, [
        () => inner,
        () => inner,
        () => when(condition(draw, references), inner),
        () => presentOf(draw, references),
      ])(),
    ];
  });
  const plain = Object.fromEntries(entriesOf);
  if (draw(() => fc.integer({ min: 0, max: 3 })) > 0) {
    return plain;
  }
  const spread = when(
    condition(draw, references),
    Object.fromEntries(keys(draw, references).map((key) => [key, scalar(draw, references, 0)])),
  );
  const scalarMaps = references.maps.filter(({ entry: inner }) => inner !== undefined && inner.kind !== 'object');
  if (scalarMaps.length > 0 && draw(() => fc.boolean())) {
    const safe = { ...references, literals: hostileText };
    const scalars = Object.fromEntries(
      keys(draw, safe)
        .filter((key) => key !== '<<')
        .map((key) => [key, draw(() => hostileText)]),
    );
    return {
      ...scalars,
      ...pick(draw, scalarMaps).reference,
      ...Object.fromEntries(
        keys(draw, safe)
          .filter((key) => key !== '<<')
          .map((key) => [key, draw(() => hostileText)]),
      ),
    };
  }
  return { ...plain, ...spread };
}

function presentOf(draw: Draw, references: References): unknown {
  return ifSet(
    pick<Known<unknown>>(draw, [
      release.name,
      ...references.strings,
      ...references.numbers,
      ...references.lists.map(({ reference }) => reference),
      ...references.maps.map(({ reference }) => reference),
    ]),
  );
}

function list(draw: Draw, references: References, depth: number): readonly unknown[] {
  return Array.from({ length: draw(() => fc.integer({ min: 0, max: 4 })) }, () => {
    const inner = value(draw, references, depth - 1);
    const spreads = references.lists.map(({ reference }) => () => [...(reference as unknown as Iterable<unknown>)]);
    return pick<() => readonly unknown[]>(draw, [
      () => [inner],
      () => [inner],
      () => [when(condition(draw, references), inner)],
      ...spreads,
    ])();
  }).flat();
}

function repetition(draw: Draw, references: References, source: References['lists'][number], depth: number): unknown {
  return each(source.reference, (member) => {
    const inner = collectReferences(member, source.item!, copyReferences(references));
    const item = value(draw, inner, depth - 1);
    return draw(() => fc.boolean()) ? item : when(condition(draw, inner), item);
  });
}

function entries(draw: Draw, references: References, source: References['maps'][number], depth: number): unknown {
  return eachEntry(source.reference, (key, member) => {
    const inner = collectReferences(member, source.entry!, copyReferences(references));
    const withKey = { ...inner, strings: [...inner.strings, key] };
    return draw(() => fc.boolean())
      ? entry(key, value(draw, withKey, depth - 1))
      : ({ key, value: value(draw, withKey, depth - 1) } as never);
  });
}

/** A random condition, value or map over the references of a chart. */
export const arbitraryTree = { condition, value, map };
