import { join } from 'node:path';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { printManifests } from '../../lib/cli/print-manifests';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

function parsed(text: string, version: '1.1' | '1.2'): readonly unknown[] {
  return parseAllDocuments(text, { version }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });
}

test('objects are printed as helm template prints them', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', data: { answer: 'yes', lines: 'a: b\nc\n' } };
  expect(printManifests('shop', [{ object, templatePath: 'templates/settings/config-map.yaml' }])).toBe(`---
# Source: shop/templates/settings/config-map.yaml
apiVersion: v1
kind: ConfigMap
data:
  answer: "yes"
  lines: |
    a: b
    c
`);
});

test('a chart that renders to nothing prints nothing', () => {
  expect(printManifests('shop', [])).toBe('');
});

const WORDS = [
  'yes', 'No', 'on', 'y', '~', 'null', '012', '0o17', '0x1F', '1_000', '1e3', '.5', '+1', '1:30', '2024-01-01', '=', '<<',
  '- a', 'a: b', 'a #b', '*a', '&a', '!a', '%a', '@a', '`a', '{{ x }}', '', ' ', 'a ', '\n', 'a\n', 'a\n\n', '\na', ' a\nb',
  'a\n b\n', 'a \nb', 'a\n \nb', 'a\tb', '\ta\nb', 'a\r\nb', '\u0085', '\u2028', '\ufeff', '\u007f', '\u0000', '😀', '---', '...',
  '--- a\nb', 'x'.repeat(300),
];
const words = fc.constantFrom(...WORDS);
const text = fc.oneof(words, fc.string({ unit: 'grapheme' }), fc.array(words, { maxLength: 4 }).map((parts) => parts.join('')));
const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)), fc.constant(null));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(text.filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 3 })),
}));

test('what is printed parses back to the same objects under YAML 1.1 and 1.2', () => {
  fc.assert(
    fc.property(fc.array(value.map((content) => ({ kind: 'X', content })), { maxLength: 3 }), (objects) => {
      const printed = printManifests('shop', objects.map((object) => ({ object, templatePath: 'templates/x.yaml' })));
      for (const version of ['1.1', '1.2'] as const) expect(objects.length === 0 ? [] : parsed(printed, version)).toEqual(objects);
    }),
    { numRuns: 1000 },
  );
});

forEachHelm((binary) => {
  test('what is printed is read by Helm as the same objects', () => {
    const object = { list: WORDS, map: Object.fromEntries(WORDS.map((word, index) => [word, index])) };
    const files = {
      'Chart.yaml': 'apiVersion: v2\nname: small\nversion: 1.2.3\n',
      'given.yaml': printManifests('small', [{ object, templatePath: 'templates/x.yaml' }]),
      'templates/x.yaml': 'read: {{ .Values | toJson | quote }}\n',
    };
    const result = withChartFolder(files, (folder) => helmTemplate(binary, folder, { valuesFiles: [join(folder, 'given.yaml')] }));
    if (!result.ok) throw new Error(result.stderr);
    expect(JSON.parse((result.objects[0] as { readonly read: string }).read)).toEqual(object);
  });
});
