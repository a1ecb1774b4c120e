import fc from 'fast-check';
import { defineValues, HelmApp, HelmChart, v } from '../../index';
import { templateOf } from '../../lib/chart/template-of';
import { automatonOf, complement, includes, intersection } from '../../lib/check/language/automaton';
import { longestAfterSlash } from '../../lib/check/language/longest-match';
import { loosePattern } from '../../lib/check/language/loose-pattern';
import { longestText } from '../../lib/check/rules/chart/longest-text';
import { textsWhile } from '../../lib/check/rules/chart/text-language';
import { isWithin } from '../../lib/check/rules/chart/is-within';
import { asAutomaton, shortestOutside } from '../../lib/check/rules/chart/texts';
import { evaluateExpression } from '../../lib/evaluate/evaluate-expression';
import { labelKeyPattern, labelValuePattern } from '../../lib/values/patterns';
import type { Expression } from '../../lib/reference/expression';

const FIELDS = {
  dashes: v.string({ description: 'Text.', default: '', pattern: '^[-a]{0,9}$' }),
  ends: v.string({ description: 'Text.', default: 'a-', pattern: '^[ab]{1,3}-$' }),
  dots: v.string({ description: 'Text.', default: 'a', pattern: '^[a-b]([.][a-b]+)*$' }),
  filled: v.string({ description: 'Text.', default: 'x', minLength: 1, maxLength: 12 }),
  either: v.choice(['one', '2', '-'], { description: 'Choice.', default: 'one' }),
  count: v.integer({ description: 'Number.', default: 1, minimum: -3, maximum: 12 }),
};
const chart = new HelmChart(new HelmApp(), 'example', { version: '1.0.0+1', values: defineValues(FIELDS) });
const { template } = templateOf(chart);

const VALUES = fc.record({
  dashes: fc.stringMatching(/^[-a]{0,9}$/u),
  ends: fc.stringMatching(/^[ab]{1,3}-$/u),
  dots: fc.stringMatching(/^[a-b]([.][a-b]+)*$/u, { size: 'small' }),
  filled: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('-', '.', 'a', 'Z', '0', 'é') }),
  either: fc.constantFrom('one', '2', '-'),
  count: fc.integer({ min: -3, max: 12 }),
});

const value = fc.constantFrom(...(Object.keys(FIELDS) as (keyof typeof FIELDS)[])).map((key): Expression => ({ kind: 'value', path: [key], field: FIELDS[key], certain: 1 }));
const leaf: fc.Arbitrary<Expression> = fc.oneof(value, fc.constantFrom('', '-', 'a', '.b').map((literal): Expression => ({ kind: 'literal', value: literal })), fc.constantFrom('release.name', 'release.namespace', 'chart.version').map((name): Expression => ({ kind: 'builtin', name: name as 'release.name' })));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const part = tie('expression');
  const call = (name: 'truncate' | 'replace' | 'contains' | 'matches' | 'sha256', constants: readonly (string | number)[], of: Expression): Expression => ({ kind: 'function', name, value: of, constants });
  const question = fc.oneof(
    fc.tuple(fc.constantFrom('.', '-', 'a'), part).map(([needle, of]) => call('contains', [needle], of)),
    fc.tuple(fc.constantFrom('^[0-9]', '^[^-]', '-$', '[^a]a'), part).map(([pattern, of]) => call('matches', [pattern], of)),
    part.map((of): Expression => ({ kind: 'is-set', value: of })),
  );
  const condition = fc.oneof(question, question.map((operand): Expression => ({ kind: 'not', operand })), fc.tuple(fc.constantFrom('and', 'or'), fc.array(question, { minLength: 1, maxLength: 3 })).map(([operator, operands]): Expression => ({ kind: 'logical', operator: operator as 'and', operands })));
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts): Expression => ({ kind: 'text', parts })),
      fc.tuple(fc.integer({ min: 1, max: 12 }), part).map(([length, of]) => call('truncate', [length], of)),
      fc.tuple(fc.constantFrom(['.', '-'], ['-', 'x'], ['a', ''], ['aa', 'b']), part).map(([constants, of]) => call('replace', constants, of)),
      fc.tuple(part, part).map(([of, fallback]): Expression => ({ kind: 'default', value: of, fallback })),
      // The text that is asked about is often the one that is chosen.
      fc.tuple(condition, part, part).map(([asked, then, otherwise]): Expression => ({ kind: 'choose', condition: asked, then, otherwise })),
      fc.tuple(condition, part).map(([asked, otherwise]): Expression => {
        const same = asked.kind === 'function' || asked.kind === 'is-set' ? asked.value : otherwise;
        return { kind: 'choose', condition: asked, then: same, otherwise: same };
      }),
    ),
  };
});

test('what an expression yields is among its texts, and no longer than its longest', () => {
  fc.assert(
    fc.property(expression, VALUES, fc.stringMatching(/^[a-z0-9]([-a-z0-9.]{0,4}[a-z0-9])?$/u).filter((name) => !/[.-][.]|[.]-/u.test(name)), (given, values, name) => {
      const whole: Expression = { kind: 'text', parts: [given] };
      const yielded = String(evaluateExpression(whole, { values, release: { name, namespace: 'a0-0', revision: 1, isUpgrade: false }, chart: { name: 'example', version: '1.0.0+1', appVersion: '' }, capabilities: { kubeVersion: 'v1.30.0', apiVersions: new Set() }, nameLimit: 20, variables: new Map(), parameters: {} }));
      const texts = textsWhile([], whole, template);
      expect([yielded, includes(asAutomaton(texts), yielded)]).toEqual([yielded, true]);
      expect(yielded.length).toBeLessThanOrEqual(longestText(whole, template));
    }),
    { numRuns: 400 },
  );
});

test('texts are within a pattern when none is outside of it, and one that is outside is named', () => {
  const patterns = ['^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$', '^[^-]', '^a*$', '[.]', '^[^é]*$'];
  fc.assert(
    fc.property(expression, fc.constantFrom(...patterns), (given, pattern) => {
      const texts = textsWhile([], { kind: 'text', parts: [given] }, template);
      const outside = intersection(asAutomaton(texts), complement(automatonOf(pattern)!));
      expect(isWithin(texts, automatonOf(pattern)!)).toBe(outside.isEmpty);
      const found = shortestOutside(texts, pattern);
      expect(found === undefined).toBe(outside.isEmpty);
      expect(found === undefined || (!new RegExp(pattern, 'u').test(found) && includes(asAutomaton(texts), found))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a pattern that does not count finds something wherever the other does', () => {
  expect(loosePattern('^a{2,3}(b{0,61}|c{7})?[d]{5,}$|x{0}')).toBe('^a{2,3}(b*|c+){0,1}[d]+$|x{0,0}');
  fc.assert(fc.property(fc.constantFrom(labelKeyPattern, labelValuePattern, '^[^]{2,9}$').chain((pattern) => fc.tuple(fc.constant(pattern), fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }))), ([pattern, text]) => new RegExp(loosePattern(pattern), 'u').test(text)), { numRuns: 60 });
});

test('the name of a key is what follows its slash', () => {
  expect([labelKeyPattern, '^example[.]com/[a-z]{1,9}$', '^example.com/[a-z]{1,9}$', '^[a-z]{1,9}$', '^([a-z]+/)?[a-z]{4}$', '^a(b/)?[a-z]{4}$', '[a-z]/b$', '^a/b*$', '^(a/|b/)c$|^dd$'].map(longestAfterSlash)).toEqual([63, 9, 9, 9, 4, 7, Infinity, Infinity, 2]);
});
