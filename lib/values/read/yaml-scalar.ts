/** What a scalar means to Helm's YAML parser. */
export type YamlScalar =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'text'; readonly value: string };

const WORDS: ReadonlyMap<string, YamlScalar> = new Map([
  ...wordsOf({ type: 'boolean', value: true }, ['y', 'yes', 'true', 'on']),
  ...wordsOf({ type: 'boolean', value: false }, ['n', 'no', 'false', 'off']),
  ...wordsOf({ type: 'null' }, ['', '~', 'null']),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { type: 'float', value: Number.NaN }] as const),
  ...wordsOf({ type: 'float', value: Infinity }, ['.inf', '+.inf']),
  ...wordsOf({ type: 'float', value: -Infinity }, ['-.inf']),
]);

const INTEGER = /^([-+]?)(?:0x([\da-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\d*))$/i;

const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/**
 * What an unquoted scalar means to Helm, whose parser is neither quite YAML 1.1 nor 1.2: `yes` and `on` are
 * booleans, `012` and `0o12` are octal, `1_000` is a number, `1:30` and `2024-01-01` are text.
 * Source: https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
 */
export function yamlScalarOf(text: string): YamlScalar {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  // Underscores between digits have no meaning, but in front they make a text.
  const digits = /^[-+\d]/.test(text) ? text.replaceAll('_', '') : text;
  const integer = /^[-+\d]/.test(digits) ? integerOf(digits) : undefined;
  if (integer !== undefined) {
    return { type: 'integer', value: integer };
  }
  const float = FLOAT.test(digits) ? Number(digits) : Infinity;
  return Number.isFinite(float) ? { type: 'float', value: float } : { type: 'text', value: text };
}

/** A whole number as long as Go's int64 or uint64 holds it; longer decimal numbers are floats, others text. */
function integerOf(text: string): bigint | undefined {
  const [, sign = '', hexadecimal, binary, octal, decimal] = INTEGER.exec(text) ?? [];
  const size = hexadecimal ?? binary ?? octal ?? decimal;
  if (size === undefined) {
    return undefined;
  }
  const prefix = hexadecimal !== undefined ? '0x' : binary !== undefined ? '0b' : octal !== undefined ? '0o' : '';
  const value = BigInt(prefix + size);
  const limit = sign === '' ? 2n ** 64n - 1n : sign === '+' ? 2n ** 63n - 1n : 2n ** 63n;
  return value > limit ? undefined : sign === '-' ? -value : value;
}

/** Each word as it is, capitalised, and in capitals. */
function wordsOf(scalar: YamlScalar, words: readonly string[]): readonly (readonly [string, YamlScalar])[] {
  return words.flatMap((word) => {
    const capitalised = word.replace(/[a-z]/, (letter) => letter.toUpperCase());
    return [word, capitalised, word.toUpperCase()].map((spelling) => [spelling, scalar] as const);
  });
}
