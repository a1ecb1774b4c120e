import fc from 'fast-check';

/** Texts on which template engines, YAML parsers and shells are known to stumble. */
export const hostileTexts: readonly string[] = [
  '', ' ', 'yes', 'No', 'on', 'y', 'n', 'true', 'null', '~', '0123', '0x1F', '0o17', '1_000', '1e3', '1.5', '.5', '+1', '-0', '1:30', '12e03',
  '2024-01-01', '2001-12-14 21:59:43.10 -5', '.inf', '.nan', '=', '<<', '*a', '&a b', '!tag', '@a', '`a`', '%a', '- a', '? a', ': a', 'a: b', 'a #b',
  '#a', '{', '}', '[', ']', '{}', '[]', '{{', '}}', '{{ .Values.x }}', '{{- fail "x" }}', '{{{ a }}}', '{{`', '`}}', '{{ "a" }}', '{{/* c */}}', '{%',
  '\'', '"', '\\', '\\n', '%s %d %%', '$x', '${x}', '$(x)', '---', '---\na', '...', 'a\n---\nb', 'a\nb', 'a\n', 'a\n\n', '\na', '\n', '\t', 'a\tb', ' a', 'a ',
  'a \nb', 'a\r\nb', '\u0000', '\u0007', '\u001b[0m', '\u00a0', '\u00ad', '\u200b', '\ufeff', 'ü', '日本', '😀', 'a'.repeat(200), `${'long words '.repeat(20)}end`,
  '__proto__', 'constructor', 'toString', '<b>&amp;</b>', '<no valu>', 'a/b', '~a', '|', '>', '|-', 'a,b', 'a=b', '0', '1', '-1', '007', '0b1', '0.0', 'NaN', 'y: n',
];

// What the schema bars from texts (helm-laws 2.4, 4.14), so that it never reaches a template.
const barred = /[\u007f-\u009f\u2028\u2029\ufffe\uffff\p{Surrogate}]|<no value>/u;

/** Any text that values may hold. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...hostileTexts), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')) },
).filter((text) => !barred.test(text));

/** Text that an author may write in an object: also characters that values may not hold. */
export const literalText: fc.Arbitrary<string> = fc.oneof(hostileText, fc.constantFrom('\u007f', 'a\u0085b', '\u2028', 'x\u2029y', '\ufffe', '<no value>', 'a <no value> b', '\u009f'));
