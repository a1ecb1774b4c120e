import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectTypeOf } from 'expect-type';
import type { ValuesOf } from '../../lib/values';
import type { exampleDefinition } from './example-definition';
import type { ExampleValues } from './example-values';

/** The builder's types are read-only, those of a .d.ts are not; nothing else may differ. */
type Writable<T> = T extends readonly (infer I)[]
  ? Writable<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** Free-form content: typed by its author in the builder, open in the schema. */
type OpenKey = 'tolerations' | 'affinity';

type Inferred = Writable<ValuesOf<typeof exampleDefinition>>;
type Closed<T extends { gateway: object }> = Omit<T, 'gateway' | 'global' | 'enabled'> & {
  gateway: Omit<T['gateway'], OpenKey>;
};

test('the printed types are those of the file that the type checker compares', () => {
  const file = join(__dirname, 'example-values.d.ts');
  const program = join(__dirname, 'print-example-types.ts');
  const { stdout: printed, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  expect(stderr).toBe('');
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(file, printed);
  }
  expect(printed).toBe(readFileSync(file, 'utf8'));
});

test('the printed types and the inferred type agree', () => {
  expectTypeOf<Closed<Inferred>['gateway']>().toEqualTypeOf<Closed<ExampleValues>['gateway']>();
  expectTypeOf<Omit<Closed<Inferred>, 'gateway'>>().toEqualTypeOf<Omit<Closed<ExampleValues>, 'gateway'>>();
});

test('each is assignable to the other, but for content that only the author types', () => {
  const printedFromInferred = (values: Inferred): ExampleValues => values as Inferred & Pick<ExampleValues, 'gateway'>;
  const inferredFromPrinted = (values: Omit<ExampleValues, 'gateway'>): Omit<Inferred, 'gateway'> => values;
  expectTypeOf(printedFromInferred).returns.toEqualTypeOf<ExampleValues>();
  expectTypeOf(inferredFromPrinted).returns.toEqualTypeOf<Omit<Inferred, 'gateway'>>();
});
