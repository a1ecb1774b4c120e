import { defineValues, HelmApp, HelmChart, isChartError, raw, token, v } from '../../lib';

const description = 'Any.';
const definition = defineValues({
  replicas: v.integer({ description, default: 2 }),
  level: v.string({ description, default: 'info' }),
  hosts: v.list(v.string(), { description, default: [] }),
  env: v.map(v.string(), { description, default: {} }),
  web: v.object({ port: v.port({ description, default: 80 }) }, { description }),
});

/** References without their types. */
interface JavaScriptValues {
  readonly replicas: never;
  readonly level: never;
  readonly hosts: never;
  readonly env: never;
  readonly web: never;
}

// As JavaScript authors see them, without the type checker's help.
const values = new HelmChart(new HelmApp(), 'misuse', { version: '1.0.0', values: definition })
  .values as unknown as JavaScriptValues;

const misuses: readonly (readonly [name: string, misuse: () => unknown, message: RegExp])[] = [
  ['a template literal', () => `level: ${values.level as string}`, /values\.level was used as a plain JavaScript value/],
  ['concatenation', () => (values.level as string) + 'x', /values\.level was used as a plain JavaScript value/],
  ['arithmetic', () => values.replicas * 2, /values\.replicas was used/],
  ['comparison by size', () => values.replicas > 1, /values\.replicas was used/],
  ['JSON.stringify', () => JSON.stringify({ a: values.replicas }), /serialised with JSON\.stringify/],
  ['a list method', () => (values.hosts as unknown as string[]).map((host) => host), /values\.hosts was used .*\.map/],
  ['the length of a list', () => (values.hosts as unknown as string[]).length, /\.length/],
  ['a text method', () => (values.level as unknown as string).toUpperCase(), /\.toUpperCase/],
  ['spreading a text into a map', () => ({ ...(values.level as object) }), /spread into a map/],
  ['iterating over a map', () => [...(values.env as unknown as string[])], /iterated over/],
  ['String()', () => String(values.web), /values\.web was used/],
  ['Number()', () => Number(values.replicas), /values\.replicas was used/],
  ['an array index into an object', () => Object.keys(values.replicas), /spread into a map|used/],
  ['assignment', () => ((values.web as { port: number }).port = 1), /assigned to/],
];

test.each(misuses)('%s throws at the line, with the fix', (_name, misuse, message) => {
  const thrown = caught(misuse);
  expect(isChartError(thrown)).toBe(true);
  expect((thrown as Error).message).toMatch(message);
  expect((thrown as Error).message).toMatch(/\n {2}fix: \S/);
  expect((thrown as Error).stack).toMatch(/misuse\.test\.ts/);
});

test('a key that the values do not declare is refused with a suggestion', () => {
  const thrown = caught(() => (values.web as Record<string, unknown>)['prot']);
  expect((thrown as Error).message).toMatch(
    /^REFERENCE_UNKNOWN: values\.web has no key "prot"\. Did you mean "port"\?/,
  );
});

test('a raw expression cannot become a token', () => {
  expect(() => token(raw('.Values.hosts', { type: 'string', evaluate: () => '' }))).toThrow(/EXPRESSION_TYPE.*token/s);
});

test.each([
  '.Values.x }} {{ fail "x"',
  '',
  '"open',
  'a)',
  '(a',
  'if .Values.x',
  'a /* b */',
  '.Values.x\n',
  '- .Values.x',
])('raw refuses %j', (text) => {
  expect(() => raw(text, { type: 'string', evaluate: () => '' })).toThrow(/^RAW_INVALID/);
});

test('awaiting and printing a reference for debugging do not throw', async () => {
  await expect(Promise.resolve(values.web)).resolves.toBeDefined();
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}
