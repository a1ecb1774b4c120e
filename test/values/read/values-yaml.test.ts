import fc from 'fast-check';

import { valuesFromYaml } from '../../../lib/values/read/values-yaml';
import { documents, empty, keys, refused, scalars } from './yaml-corpus';
import { withChartFolder } from '../../helm/chart-folder';
import { forEachHelm } from '../../helm/for-each-helm';
import { helmTemplate } from '../../helm/helm';

function read(text: string): unknown {
  const parsed = valuesFromYaml(text);
  return 'values' in parsed ? parsed.values : 'refused';
}

test.each(empty)('%j holds no values', (text) => {
  expect(read(text.replace('\ufeff', ''))).toEqual({});
});

test.each(refused)('%j is refused', (text, what, line, column) => {
  const parsed = valuesFromYaml(text);
  const [fault] = 'faults' in parsed ? parsed.faults : [];
  const before = text.slice(0, fault?.offset).split('\n');
  expect({ what: fault?.what, line: before.length, column: (before.at(-1) ?? '').length + 1 }).toEqual({
    what,
    line,
    column,
  });
});

test('all faults that do not follow from each other are reported', () => {
  const parsed = valuesFromYaml('a: .inf\nb: *nope\n~: 1\n');
  expect('faults' in parsed ? parsed.faults.map(({ offset }) => offset) : []).toEqual([3, 11, 17]);
});

test('a few lines that stand for billions of values are refused at once', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) =>
      `l${String(level + 1)}: &l${String(level + 1)} [${Array.from({ length: 10 }, () => `*l${String(level)}`).join(', ')}]`,
  );
  const parsed = valuesFromYaml(['l0: &l0 x', ...levels].join('\n'));
  expect(parsed).toMatchObject({ faults: [{ what: 'aliases stand for too many values, and Helm refuses that' }] });
  expect(read(`a: &a {x: 1}\nb: [${Array.from({ length: 200 }, () => '*a').join(', ')}]\n`)).toMatchObject({
    a: { x: 1 },
  });
});

test('nesting without end is refused before it exhausts the stack', () => {
  const chain = Array.from({ length: 3000 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}]`);
  for (const text of [`a: ${'['.repeat(50_000)}`, `a:\n  ${'- '.repeat(50_000)}`, ['l0: &l0 x', ...chain].join('\n')]) {
    const [fault] = (valuesFromYaml(text) as { readonly faults: readonly { readonly what: string }[] }).faults;
    expect(fault?.what).toBe('lists and maps are nested in more than 200 levels');
  }
});

const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);
const line = fc
  .tuple(fc.constantFrom(...keys), fc.constantFrom(...scalars))
  .map(([key, scalar]) => `${key}: ${scalar}`);
const block = fc.oneof(
  { weight: 3, arbitrary: line },
  fc
    .tuple(fc.constantFrom(...keys), fc.array(line, { minLength: 1, maxLength: 3 }))
    .map(([key, lines]) => `${key}:\n  ${indented(lines.join('\n'), '  ')}`),
  fc
    .tuple(fc.constantFrom(...keys), fc.array(fc.constantFrom(...scalars), { minLength: 1, maxLength: 3 }))
    .map(([key, items]) => `${key}:\n${items.map((item) => `  - ${indented(item, '    ')}`).join('\n')}`),
);
const random = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => `${blocks.join('\n')}\n`);

forEachHelm((binary) => {
  test('Helm reads the same values from the same text', () => {
    const texts = [
      ...scalars.flatMap((scalar) => [`v: ${scalar}\n`, `v: ${scalar}`, `v:\n- ${indented(scalar, '  ')}\n`]),
      ...keys.map((key) => `${key}: 1\n`),
      ...documents,
      ...refused.map(([text]) => text),
      ...fc.sample(random, { numRuns: 600, seed: 11 }),
    ];
    const theirs = helmReads(texts);
    const accepted = texts.filter((text) => read(text) !== 'refused');
    expect(accepted.length).toBeGreaterThan(500);
    const wrong = accepted.filter(
      (text) => JSON.stringify(sorted(read(text))) !== JSON.stringify(sorted(theirs.get(text))),
    );
    expect(wrong.map((text) => ({ text, ours: read(text), theirs: theirs.get(text) }))).toEqual([]);
  });

  /** Helm reads texts by the thousand with the parser that it uses for values. */
  function helmReads(texts: readonly string[]): ReadonlyMap<string, unknown> {
    const files = Object.fromEntries(texts.map((text, index) => [`files/${String(index)}`, text]));
    const template =
      'values:\n{{- range $path, $_ := .Files.Glob "files/*" }}\n  {{ base $path | quote }}: {{ $.Files.Get $path | fromYaml | toJson | b64enc | quote }}\n{{- end }}\n';
    const chart = { 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n', 'templates/a.yaml': template, ...files };
    const result = withChartFolder(chart, (folder) => helmTemplate(binary, folder));
    if (!result.ok) throw new Error(result.stderr);
    const { values } = result.objects[0] as { readonly values: Readonly<Record<string, string>> };
    return new Map(
      texts.map((text, index) => [
        text,
        JSON.parse(Buffer.from(values[String(index)] ?? '', 'base64').toString('utf8')) as unknown,
      ]),
    );
  }
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
