import fc from 'fast-check';
import { anyText, automatonOf, automatonOfTexts, complement, concatenation, includes, intersection } from '../../lib/check/language/automaton';
import { shortestTexts } from '../../lib/check/language/shortest-texts';
import { longestMatch } from '../../lib/check/language/longest-match';
import { areDisjointSets, includesText, isEmptySet, listedTexts, matchingTexts, someTexts, testedTexts, withoutText } from '../../lib/check/language/text-set';
import { cidrPattern, dnsLabelPattern, dnsSubdomainPattern, labelKeyPattern, labelValuePattern, quantityPattern, registryPattern } from '../../lib/values/patterns';

const PATTERNS = [dnsLabelPattern, dnsSubdomainPattern, labelKeyPattern, labelValuePattern, quantityPattern, registryPattern, cidrPattern({ kind: 'cidr', description: '' }), '^$|^a', 'b$', '', '^[^]{2,3}$', 'x|^$', '[.]', '^[^]', '^[^a]', '[^a]b', 'b.', '^$|a$', '(^|x)b', 'b(x|$)', '.'];

const AUTOMATA = new Map(PATTERNS.map((pattern) => [pattern, automatonOf(pattern)!]));
const COMPLEMENTS = new Map(PATTERNS.map((pattern) => [pattern, complement(AUTOMATA.get(pattern)!)]));

const arbitraries = new Map<string, fc.Arbitrary<string>>();

/** Texts that match a pattern. Made once for each: that takes longer than a text of it. */
function matching(pattern: string): fc.Arbitrary<string> {
  const arbitrary = arbitraries.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  arbitraries.set(pattern, arbitrary);
  return arbitrary;
}

// Texts near the edges of the patterns, where an automaton that is off by one differs.
const nearTexts = fc.oneof(
  fc.constantFrom(...PATTERNS.slice(0, 6)).chain(matching),
  fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '.', '/', ':', 'é', '\n', '\u{1f600}', 'x', 'b'), maxLength: 8 }),
);

test('an automaton accepts just the texts in which its pattern finds something', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATTERNS), nearTexts, (pattern, text) => {
      const automaton = AUTOMATA.get(pattern)!;
      const found = new RegExp(pattern, 'u').test(text);
      expect(includes(automaton, text)).toBe(found);
      expect(includes(COMPLEMENTS.get(pattern)!, text)).toBe(!found);
    }),
    { numRuns: 300 },
  );
});

// Patterns of all kinds, with ends asked for anywhere and several times, and characters that are anything.
const anyPattern = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom('a', 'b', '\\u{1f600}', '.', '[^]', '[^a]', '[ab]', '\\S', '^', '$', ''),
    fc.tuple(tie('pattern'), tie('pattern')).map(([first, second]) => `${first}${second}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([first, second]) => `(?:${first}|${second})`),
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{0,2}', '{2}')).map(([inner, quantifier]) => `(?:${inner})${quantifier}`),
  ),
})).pattern;
const PATTERN_RUNS = Number(process.env['PATTERN_RUNS'] ?? 250);

test('an automaton of any pattern says of short texts what the pattern says', () => {
  const texts = ['', ...['a', 'b', '\n', '\u{1f600}'].flatMap((first) => [first, ...['a', 'b', 'c'].flatMap((second) => [`${first}${second}`, `${first}${second}a`])])];
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      const automaton = automatonOf(pattern)!;
      const expression = new RegExp(pattern, 'u');
      expect(texts.filter((text) => includes(automaton, text))).toEqual(texts.filter((text) => expression.test(text)));
    }),
    { numRuns: PATTERN_RUNS },
  );
});

test('an intersection has what both have, and a concatenation what is made of both', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATTERNS), fc.constantFrom(...PATTERNS), nearTexts, nearTexts, (first, second, text, other) => {
      const [a, b] = [AUTOMATA.get(first)!, AUTOMATA.get(second)!];
      expect(includes(intersection(a, b), text)).toBe(includes(a, text) && includes(b, text));
      if (includes(a, text) && includes(b, other)) {
        expect(includes(concatenation([a, automatonOfTexts(['::']), b]), `${text}::${other}`)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test('a pattern that asks for more than characters and ends is not read', () => {
  expect(['(?=a)b', '\\bfoo', '(?<!x)a'].map((pattern) => automatonOf(pattern))).toEqual([undefined, undefined, undefined]);
});

test('the shortest texts come first, and letters and digits before other characters', () => {
  expect(shortestTexts(automatonOf('^[!a-c]{1,2}$')!, 3)).toEqual(['a', 'b', 'c']);
  expect(shortestTexts(anyText(), 1)).toEqual(['']);
  expect(shortestTexts(automatonOfTexts([]), 3)).toEqual([]);
});

test('a set is empty when a pattern, or what is left out, leaves nothing', () => {
  const digits = testedTexts((text) => /^[0-9]$/u.test(text), ['^[0-9]$']);
  expect(isEmptySet(digits)).toBe(false);
  expect(isEmptySet(matchingTexts(digits, /a/u, true))).toBe(true);
  expect(isEmptySet(matchingTexts(digits, /^[0-9]$/u, false))).toBe(true);
  const withoutAll = Array.from('0123456789').reduce(withoutText, digits);
  expect(isEmptySet(withoutAll)).toBe(true);
  expect(isEmptySet(withoutText(digits, '0'))).toBe(false);
  expect(includesText(withoutText(digits, '0'), '0')).toBe(false);
  expect(someTexts(withoutText(digits, '0'), 2)).toEqual(['1', '2']);
});

test('sets share a text or do not', () => {
  const lower = testedTexts((text) => /^[a-z]+$/u.test(text), ['^[a-z]+$']);
  const upper = testedTexts((text) => /^[A-Z]+$/u.test(text), ['^[A-Z]+$']);
  expect(areDisjointSets(lower, upper)).toBe(true);
  expect(areDisjointSets(lower, matchingTexts(lower, /x/u, true))).toBe(false);
  expect(areDisjointSets(listedTexts(['A']), lower)).toBe(true);
  expect(areDisjointSets(lower, listedTexts(['A', 'a']))).toBe(false);
});

test('a set that is not known exactly is never taken to be empty', () => {
  const odd = testedTexts((text) => /(?=a)a/u.test(text), ['(?=a)a']);
  expect(isEmptySet(matchingTexts(odd, /^b/u, true))).toBe(false);
  expect(isEmptySet(matchingTexts(odd, /(?=b)/u, true))).toBe(false);
});

test('no text that a pattern matches is longer than its longest match', () => {
  const finite = [dnsLabelPattern, labelValuePattern, '^[^]{2,3}$', '^(?:ab{1,3}|c?d){0,2}$', '^$', '^a$|^bcd$'];
  expect(finite.map(longestMatch)).toEqual([63, 63, 3, 8, 0, 3]);
  expect(['b$', '^a', '^a$|b', '^a*$', '^(?:a|b+)$', ''].map(longestMatch)).toEqual([Infinity, Infinity, Infinity, Infinity, Infinity, Infinity]);
  fc.assert(
    fc.property(fc.constantFrom(...finite).chain((pattern) => fc.tuple(fc.constant(pattern), matching(pattern))), ([pattern, text]) => Array.from(text).length <= longestMatch(pattern)),
    { numRuns: 100 },
  );
});
