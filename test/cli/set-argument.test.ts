import fc from 'fast-check';

import { applySetArgument } from '../../lib/cli/set-argument';
import type { SetForm } from '../../lib/cli/set-parser';
import { isChartError } from '../../lib/diagnostic';
import { type Argument, base, examples, refused } from './set-examples';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

function apply(
  values: Readonly<Record<string, unknown>>,
  args: readonly Argument[],
): Readonly<Record<string, unknown>> {
  return args.reduce((result, [form, text]) => applySetArgument(result, form, text), values);
}

test.each(examples)('%s %s', (form, text, expected) => {
  expect(apply({}, [[form, text]])).toStrictEqual(expected);
});

test.each(refused)('%s %s is refused', (form, text, what) => {
  const thrown = thrownBy(() => apply(base, [[form, text]]));
  expect(thrown).toMatchObject({
    code: 'VALUES_SET_INVALID',
    problems: [{ what, in: expect.stringContaining(form) as string }],
  });
});

test('arguments build on what was there, and leave it as it was', () => {
  const before = JSON.stringify(base);
  expect(
    apply(base, [
      ['--set', 'm.l[1].k=w,l[2].r=2'],
      ['--set-string', 'm.x=1'],
      ['--set-json', '{"m":{"y":[]}}'],
    ]),
  ).toEqual({
    ...base,
    m: { x: '1', n: null, l: [1, { k: 'w' }, null, [2]], y: [] },
    l: [0, 's', { q: 1, r: 2 }],
  });
  expect(JSON.stringify(base)).toBe(before);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

const key = fc.constantFrom(
  'a',
  'm',
  'l',
  's',
  'x',
  'm.l',
  'l[0]',
  'l[2].q',
  'm.l[3]',
  '__proto__',
  'a\\.b',
  'a-b',
  '',
  'é',
  '\u{1f600}',
  '1',
);
const place = fc.constantFrom('[0]', '[2]', '[-1]', '[x]', '[+1]');
const value = fc.constantFrom(
  '1',
  '0',
  '-0',
  '01',
  '1e3',
  'True',
  'fal\u017fe',
  'null',
  '',
  '{a,b}',
  '{a',
  '{{a}}',
  'x\\,y',
  'a\\',
  '"q"',
  '[1,{"a":2}]',
  ' 5 ',
  '1x',
  'truex',
  '1.',
  '\u00a0',
);
const piece = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: key }, place), { minLength: 1, maxLength: 2 }),
    fc.constantFrom('.', '.', ''),
    fc.constantFrom('=', '=', '=', '=', ''),
    value,
  )
  .map(([keys, separator, equals, text]) => keys.join(separator) + equals + text);
const argument: fc.Arbitrary<Argument> = fc.tuple(
  fc.constantFrom<SetForm>('--set', '--set', '--set-string', '--set-json', '--set-literal'),
  fc.array(piece, { minLength: 1, maxLength: 2 }).map((pieces) => pieces.join(',')),
);
const ORDER: readonly SetForm[] = ['--set-json', '--set', '--set-string', '--set-file', '--set-literal'];

forEachHelm((binary) => {
  const chart = {
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'templates/values.yaml': 'values: {{ .Values | toJson }}\n',
  };
  const helmForms = (args: readonly Argument[]): Record<string, readonly string[]> => {
    const of = (form: SetForm): readonly string[] => args.flatMap(([other, text]) => (other === form ? [text] : []));
    return { set: of('--set'), setString: of('--set-string'), setJson: of('--set-json'), setFile: of('--set-file'), setLiteral: of('--set-literal') };
  };

  test('Helm reads the same values from the same arguments', () => {
    const random = fc.sample(fc.array(argument, { minLength: 1, maxLength: 2 }), { numRuns: 25, seed: 5 });
    const known = [...examples, ...refused].map(([form, text]) => [[form, text]] as const);
    const cases = [...known, ...random].filter((args) => !args.some(([form, text]) => isOnlyOfHelm4(form, text)));
    withChartFolder(chart, (folder) => {
      for (const args of cases) {
        const result = helmTemplate(binary, folder, { values: base, ...helmForms(args) });
        const theirs = result.ok ? (result.objects[0] as { readonly values: unknown }).values : 'refused';
        expect({ args, values: theirs }).toEqual({ args, values: ours(args) });
      }
    });
  });
});

// Helm 4 ignores an argument whose last "[" is not closed, and takes one whole object; Helm 3 refuses both.
function isOnlyOfHelm4(form: SetForm, text: string): boolean {
  return text === 'a[0=1' || (form === '--set-json' && text.startsWith('{'));
}

function ours(args: readonly Argument[]): unknown {
  const inOrder = ORDER.flatMap((form) => args.filter(([other]) => other === form));
  try {
    return JSON.parse(JSON.stringify(apply(base, inOrder)));
  } catch (thrown) {
    if (isChartError(thrown)) return 'refused';
    throw thrown;
  }
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}
