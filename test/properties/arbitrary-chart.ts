import fc from 'fast-check';
import { ApiObject } from 'cdk8s';
import { checksum, Condition, HelmApp, HelmChart, defineValues, repeatObjects, text, token, v, type Field, type Known, type ValuesDefinition } from '../../lib';
import { arbitraryTree } from './arbitrary-tree';
import { hostileText } from './hostile-text';
import { collectReferences, copyReferences, type References } from './references';
import type { Construct } from 'constructs';

type Draw = fc.GeneratorValue;

/** A chart with random values and random objects, and values that a customer could set. */
export interface RandomChart {
  readonly chart: HelmChart;
  readonly overrides: readonly Readonly<Record<string, unknown>>[];
}

/** Draws a chart with the given number of objects and values files. */
export function drawChart(draw: Draw, objects: number, files: number): RandomChart {
  const fields = Object.fromEntries(keys(draw, 6).map((key, index) => [`${key}${String(index)}`, drawField(draw, 3)]));
  const definition = defineValues(fields) as ValuesDefinition<unknown>;
  const app = new HelmApp();
  const chart = new HelmChart(app, 'random', {
    version: '1.2.3+build',
    appVersion: draw(() => fc.constantFrom('1.10', '0123', 'v2+x')),
    values: definition,
  });
  const references = collectReferences(chart.values, definition.root);
  for (let index = 0; index < objects; index += 1) {
    const scope = conditional(draw, chart, `when${String(index)}`, references);
    if (draw(() => fc.integer({ min: 0, max: 8 })) === 0) {
      drawRepeated(draw, scope, index, references);
    } else {
      drawObject(draw, scope, index, references);
    }
  }
  const overrides = Array.from({ length: files }, (_, index) => (index === 0 ? {} : drawOverride(draw, fields)));
  return { chart, overrides };
}

function conditional(draw: Draw, scope: Construct, id: string, references: References): Construct {
  return draw(() => fc.boolean()) ? scope : new Condition(scope, id, arbitraryTree.condition(draw, references));
}

function drawObject(draw: Draw, scope: Construct, index: number, references: References, member?: Known<string>): void {
  const name = `thing-${String(index)}`;
  new ApiObject(scope, `o${String(index)}`, {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: member === undefined ? name : token(text`${name}-${checksum(member)}`) },
    payload: arbitraryTree.value(draw, references, 4),
    more: arbitraryTree.map(draw, references, 3),
  });
}

/** An object for each text of a list, or each entry of a map, where the values have one. */
function drawRepeated(draw: Draw, scope: Construct, index: number, references: References): void {
  const id = `each${String(index)}`;
  const lists = references.lists.filter(({ item }) => item?.kind === 'string').map(({ reference }) => () => {
    repeatObjects(scope, id, reference as Known<readonly string[]>, (inner, member) => {
      const within = copyReferences(references);
      within.strings.push(member);
      drawObject(draw, conditional(draw, inner, 'if', within), index, within, member);
    });
  });
  const maps = references.maps.filter(({ entry }) => entry !== undefined).map(({ reference, entry }) => () => {
    repeatObjects(scope, id, reference, (inner, key, value) => {
      const within = collectReferences(value, entry!, copyReferences(references));
      const all = { ...within, strings: [...within.strings, key] };
      drawObject(draw, conditional(draw, inner, 'if', all), index, all, key);
    });
  });
  const makers = [...lists, ...maps];
  const make = makers.length === 0 ? undefined : makers[draw(() => fc.integer({ min: 0, max: makers.length - 1 }))];
  (make ?? (() => drawObject(draw, scope, index, references)))();
}

function keys(draw: Draw, most: number): readonly string[] {
  const count = draw(() => fc.integer({ min: 2, max: most }));
  return Array.from({ length: count }, () =>
    draw(() => fc.constantFrom('a', 'web', 'some-key', 'if', 'x.y', 'camelCase', 'end', 'ümlaut', '1st')),
  );
}

const description = 'Any.';

function drawField(draw: Draw, depth: number): Field {
  const kind = draw(() => fc.constantFrom(...SCALARS, ...(depth > 0 ? STRUCTURES : [])));
  switch (kind) {
    case 'integer':
      return draw(() => fc.boolean())
        ? v.integer({
            description,
            default: draw(() => fc.integer({ min: -5, max: 900_000 })),
            minimum: -5,
            maximum: 900_000,
          })
        : v.integer({ description, default: draw(() => wholeNumber) });
    case 'number':
      return v.number({ description, default: draw(() => number) });
    case 'boolean':
      return v.boolean({ description, default: draw(() => fc.boolean()) });
    case 'choice':
      return v.choice(['info', 'debug', 'on', '0123'], { description, default: 'info' });
    case 'quantity':
      return v.quantity({ description, default: draw(() => fc.constantFrom('250m', '1Gi', 2, 0.5)) });
    case 'port':
      return v.port({ description, default: draw(() => fc.integer({ min: 1, max: 65535 })) });
    case 'cidr':
      return v.cidr({ description, default: '10.0.0.0/8' });
    case 'removable':
      return v.integer({ description, default: draw(() => wholeNumber), removable: true });
    case 'removable-text':
      return v.string({ description, default: draw(() => hostileText), removable: true });
    case 'list':
      return v.list(drawItem(draw, depth - 1), { description, default: [] });
    case 'map':
      return v.map(drawItem(draw, depth - 1), { description, default: {} });
    case 'object': {
      const named = keys(draw, 4).map((key, index) => [`${key}${String(index)}`, drawField(draw, depth - 1)] as const);
      const fields = Object.fromEntries(named);
      return draw(() => fc.boolean()) ? v.object(fields, { description }) : v.object(fields, { description, removable: true });
    }
    case 'union':
      return v.union(
        'provider',
        {
          none: {},
          oidc: { issuer: v.string({ description, required: true }), port: v.port({ description, default: 636 }) },
        },
        { description, default: 'none' },
      );
    case 'kubernetes':
      return draw(() => fc.boolean())
        ? v.kubernetes<unknown[]>(description, { default: [] })
        : v.kubernetes<object>(description, { default: {} });
    default:
      return v.string({ description, default: draw(() => hostileText) });
  }
}

function drawItem(draw: Draw, depth: number): Field {
  const kind = draw(() => fc.constantFrom('string', 'string', 'integer', 'object'));
  if (kind === 'object' && depth > 0) {
    return v.object(
      {
        name: v.string({ description, required: true }),
        size: v.integer({ description, required: true }),
        on: v.boolean({ description, required: true }),
      },
      { description },
    );
  }
  return kind === 'integer' ? v.integer({ description }) : v.string({ description });
}

const SCALARS = [
  'string',
  'string',
  'integer',
  'number',
  'boolean',
  'choice',
  'quantity',
  'port',
  'cidr',
  'removable',
  'removable-text',
] as const;
const STRUCTURES = ['list', 'map', 'object', 'union', 'kubernetes'] as const;

const wholeNumber: fc.Arbitrary<number> = fc
  .oneof(fc.constantFrom(0, 1, -1, 999_999, 1_000_000, 123_456_789, 2 ** 53 - 1, -(2 ** 53) + 1), fc.maxSafeInteger())
  .map((n) => n + 0);
const number: fc.Arbitrary<number> = fc
  .oneof(wholeNumber, fc.double({ noNaN: true, min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }))
  .map((n) => (Object.is(n, -0) ? 0 : n));

/** Values that the schema accepts, for some of the fields. */
function drawOverride(draw: Draw, fields: Readonly<Record<string, Field>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(() => draw(() => fc.boolean()))
      .map(([key, field]) => [key, drawValue(draw, field)]),
  );
}

function drawValue(draw: Draw, field: Field): unknown {
  if (field.removable === true && draw(() => fc.boolean())) {
    return null;
  }
  switch (field.kind) {
    case 'string':
      return draw(() => hostileText);
    case 'integer':
      return field.maximum === undefined ? draw(() => wholeNumber) : draw(() => fc.integer({ min: -5, max: 900_000 }));
    case 'number':
      return draw(() => number);
    case 'boolean':
      return draw(() => fc.boolean());
    case 'choice':
      return draw(() => fc.constantFrom(...field.choices));
    case 'quantity':
      return draw(() => fc.constantFrom('100m', '2Gi', 1, 1.5, 0));
    case 'port':
      return draw(() => fc.integer({ min: 1, max: 65535 }));
    case 'cidr':
      return draw(() => fc.constantFrom('192.168.0.0/16', 'fd00::/8'));
    case 'list':
      return Array.from({ length: draw(() => fc.integer({ min: 0, max: 3 })) }, () => drawMember(draw, field.item));
    case 'map':
      return Object.fromEntries(
        Array.from({ length: draw(() => fc.integer({ min: 0, max: 3 })) }, () => [
          draw(() => safeKey),
          drawMember(draw, field.entry),
        ]),
      );
    case 'object':
      return drawOverride(draw, field.fields);
    case 'union':
      return draw(() => fc.boolean())
        ? { provider: 'oidc', oidc: { issuer: draw(() => hostileText) } }
        : { provider: 'none' };
    case 'kubernetes':
      return draw(() => fc.constant(field.shape === 'list'))
        ? draw(() => fc.array(freeForm, { maxLength: 2 }))
        : draw(() => fc.dictionary(safeKey, freeForm, { maxKeys: 3 }));
    default:
      throw new Error(`no values for ${field.kind}`);
  }
}

/** Members of lists and maps are given whole. */
function drawMember(draw: Draw, field: Field): unknown {
  return field.kind === 'object'
    ? Object.fromEntries(Object.entries(field.fields).map(([key, each]) => [key, drawValue(draw, each)]))
    : drawValue(draw, field);
}

// Often a key that the object writes out too.
const safeKey = fc.oneof(
  hostileText.filter((key) => key !== '<<'),
  fc.constantFrom('a', 'b', 'name'),
);
const freeForm: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostileText,
    number,
    fc.boolean(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(safeKey, tie('any'), { maxKeys: 3 }),
  ),
})).any;
