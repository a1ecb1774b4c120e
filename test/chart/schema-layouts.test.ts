import { defineValues, HelmApp, HelmChart, problemsOf, readChart, Subchart, subchartValues, v } from '../../index';
import { typeName, typeSchema } from '../../lib/chart/vendored/type-schema';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { chartFolder } from './vendored-charts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const NEW_DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const text = { type: 'string' };
const filesOf = (schema: object): Readonly<Record<string, string>> => ({ 'Chart.yaml': 'apiVersion: v2\nname: small\nversion: 1.0.0\n', 'values.yaml': 'a: x\n', 'values.schema.json': JSON.stringify(schema) });
const problems = (make: () => unknown): readonly string[] => problemsOf(make).map(({ code, what }) => `${code}: ${what}`);

/** Schemas whose references stay inside, and what the value `a` is in each. */
const inside: Readonly<Record<string, object>> = {
  'a group of definitions': { $schema: DRAFT, properties: { a: { $ref: '#/definitions/group/text' } }, definitions: { group: { text } } },
  'a property': { $schema: DRAFT, properties: { a: { $ref: '#/properties/b~1c' }, 'b/c': text } },
  '$defs with escapes': { $schema: NEW_DRAFT, properties: { a: { $ref: '#/$defs/b%20c/anyOf/0' } }, $defs: { 'b c': { anyOf: [text] } } },
  'an anchor of draft-07': { $schema: DRAFT, properties: { a: { $ref: '#named' } }, definitions: { b: { $id: '#named', ...text } } },
  'an anchor of 2020-12': { $schema: NEW_DRAFT, properties: { a: { $ref: '#named' } }, $defs: { b: { $anchor: 'named', ...text } } },
  'its own address': { $schema: DRAFT, $id: 'https://example.com/a.json', properties: { a: { $ref: 'https://example.com/a.json#/definitions/b' } }, definitions: { b: text } },
  'the address of a part': { $schema: DRAFT, $id: 'https://example.com/a.json', properties: { a: { $ref: 'b.json' } }, definitions: { b: { $id: 'https://example.com/b.json', ...text } } },
  'a text that looks like a reference': { $schema: DRAFT, properties: { a: { default: { $ref: 'other.json' }, ...text }, $ref: text } },
};

/** Schemas that Helm cannot follow without the internet, or at all. */
const refused: readonly (readonly [what: string, code: string, schema: object])[] = [
  ['another file', 'SCHEMA_REMOTE_REFERENCE', { $schema: DRAFT, properties: { a: { $ref: 'other.json' } } }],
  ['an address behind a group', 'SCHEMA_REMOTE_REFERENCE', { $schema: DRAFT, properties: { a: { $ref: '#/definitions/group/b' } }, definitions: { group: { b: { $ref: 'https://example.com/b.json' } } } }],
  ['a reference of 2020-12', 'SCHEMA_REMOTE_REFERENCE', { $schema: NEW_DRAFT, properties: { a: { $dynamicRef: 'https://example.com/b.json' } } }],
  ['a draft of somebody else', 'SCHEMA_REMOTE_REFERENCE', { $schema: 'https://example.com/draft.json', properties: { a: text } }],
  ['a draft that Helm does not have', 'SCHEMA_REMOTE_REFERENCE', { $schema: 'http://json-schema.org/draft-03/schema#', properties: { a: text } }],
  ['a definition that is not there', 'SUBCHART_UNREADABLE', { $schema: DRAFT, properties: { a: { $ref: '#/definitions/none' } } }],
];

test.each(Object.entries(inside))('a schema that refers to %s is followed', (_what, schema) => {
  expect(readChart(chartFolder(filesOf(schema))).schema).toEqual(schema);
  const { definitions = {}, properties } = typeSchema(schema as Readonly<Record<string, unknown>>) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const a = properties?.['a'] as { readonly $ref?: string; readonly type?: string };
  expect(a.$ref === undefined ? a : definitions[a.$ref.replace('#/definitions/', '')]).toEqual(text);
});

test.each(refused)('a schema with %s is refused as %s', (_what, code, schema) => {
  expect(problems(() => readChart(chartFolder(filesOf(schema))))).toEqual([expect.stringMatching(new RegExp(`^${code}: `))]);
});

forEachHelm((binary) => {
  test('Helm follows what we follow', () => {
    const followed = Object.entries(inside).map(([what, schema]) =>
      withChartFolder(filesOf(schema), (path) => [what, helmTemplate(binary, path).ok, helmTemplate(binary, path, { values: { a: 1 } }).ok]),
    );
    // Helm 3.17 does not know $anchor, and takes everything where a reference names one.
    expect(followed).toEqual(Object.keys(inside).map((what) => [what, true, binary.major === 3 && what === 'an anchor of 2020-12']));
  });
});

test('names of types are those that the generator makes', () => {
  expect(['neo4j', 'k8s-spot', 'a.b_c', '9-lives', 'io.k8s.api'].map(typeName)).toEqual(['Neo4J', 'K8SSpot', 'ABC', 'Lives', 'IoK8SApi']);
});

test('references of one name get names of their own, and none that is taken', () => {
  const schema = { properties: { a: { $ref: '#/definitions/x/Image' }, b: { $ref: '#/definitions/y/image' }, c: { $ref: '#/definitions/y/image' }, d: { $ref: '#' } }, definitions: { x: { Image: text }, y: { image: { type: 'integer' } } } };
  expect(typeSchema(schema, ['Image'])).toMatchObject({
    properties: { a: { $ref: '#/definitions/Image2' }, b: { $ref: '#/definitions/Image3' }, c: { $ref: '#/definitions/Image3' }, d: { $ref: '#/definitions/Referenced' } },
    definitions: { Image2: text, Image3: { type: 'integer' } },
  });
});

test('keys by pattern are part of a closed type', () => {
  const keys = (additionalProperties: unknown): unknown => typeSchema({ patternProperties: { '^x': text }, additionalProperties })['additionalProperties'];
  expect([keys(false), keys(true), keys(undefined), keys({ type: 'null' })]).toEqual([{ anyOf: [text] }, undefined, undefined, { anyOf: [text, { type: 'null' }] }]);
});

describe('the schema of a subchart is asked as Helm asks it', () => {
  const added = (schema: object, isOn: boolean): readonly string[] => {
    const values = defineValues({ small: subchartValues({ enabled: v.boolean({ description: 'x', default: isOn }) }) });
    const chart = readChart(chartFolder(filesOf({ $schema: DRAFT, ...schema })));
    return problems(() => {
      const made = new HelmChart(new HelmApp(), 'outer', { version: '1.0.0', values });
      new Subchart(made, 's', { chart, values: made.values.small, condition: made.values.small.enabled });
    });
  };

  test('it may demand that the chart is switched on', () => {
    expect(added({ properties: { enabled: { const: true } } }, false)).toEqual([]);
    expect(added({ properties: { enabled: { const: false } } }, false)).toEqual([expect.stringContaining('small refuses the default values that it would get: /enabled must be equal to constant')]);
  });

  test('it has to leave room for global, and a key that it refuses is named', () => {
    const closed = (properties: object): readonly string[] => added({ additionalProperties: false, properties }, true);
    expect(closed({ a: text, enabled: {}, global: {} })).toEqual([]);
    expect(closed({ a: text, enabled: {} })).toEqual([expect.stringContaining('its schema has no property global, and so refuses to be a subchart at all')]);
    expect(closed({ enabled: {}, global: {} })).toEqual([expect.stringContaining('must NOT have additional properties: "a"')]);
  });
});
