import * as fc from 'fast-check';
import { parse } from 'yaml';
import {
  coalesceValues,
  defaultsOf,
  printValuesSchema,
  printValuesYaml,
  validateValues,
  walkFields,
} from '../../lib/values';
import { forEachHelm } from '../helm/for-each-helm';
import { arbitraryDefinitionCase } from '../properties/arbitrary-definition';
import { arbitraryText } from '../properties/arbitrary-text';
import { expectedValues, judgeWithHelm, type BatchCase } from './helm-batch';

// Each case is a chart of its own: a sixteenth of the cases of the other properties takes as long.
const RUNS = Math.ceil(Number(process.env['PROPERTY_CASES'] ?? 2400) / 16);
const SEED = Number(process.env['PROPERTY_SEED'] ?? 5);

const valid = fc.sample(arbitraryDefinitionCase(), { numRuns: RUNS, seed: SEED });

const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e17,
    'x',
    '',
    '<no value>',
    'x'.repeat(300),
    [],
    {},
    [null],
    { a: null },
    { other: 1 },
  ),
  arbitraryText,
);

/** Overrides with one value replaced by another, which is wrong more often than not. */
const corrupted: fc.Arbitrary<BatchCase> = arbitraryDefinitionCase({ maxKeys: 3 }).chain(({ definition, overrides }) =>
  fc.tuple(fc.constantFrom(...walkFields(definition)), fc.boolean(), wrong).map(([{ path }, isUnknown, value]) => ({
    definition,
    overrides: coalesceValues(overrides, nested(isUnknown ? [...path.slice(0, -1), 'unknown'] : path, value)),
  })),
);
const doubtful = fc.sample(corrupted, { numRuns: RUNS, seed: SEED });

function nested(path: readonly (string | number)[], value: unknown): Record<string, unknown> {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;
}

test('values.yaml reads back as the defaults, and holds no null', () => {
  for (const { definition } of valid) {
    const text = printValuesYaml(definition);
    expect(parse(text, { maxAliasCount: 0 })).toEqual(defaultsOf(definition));
    expect(JSON.stringify(defaultsOf(definition))).not.toMatch(/[:,[]null[,\]}]/);
  }
});

test('values that follow the definition are valid', () => {
  for (const { definition, overrides } of valid) {
    expect(validateValues(definition, overrides)).toEqual([]);
  }
});

test('printing twice gives the same text', () => {
  for (const { definition } of valid) {
    expect(printValuesYaml(definition)).toBe(printValuesYaml(definition));
    expect(printValuesSchema(definition)).toBe(printValuesSchema(definition));
  }
});

forEachHelm((helm) => {
  test(`Helm reads values.yaml and overrides as we do, and accepts them (${RUNS} definitions)`, () => {
    const verdict = judgeWithHelm(helm, valid);
    if (!verdict.ok) {
      throw new Error(verdict.stderr);
    }
    verdict.values.forEach((values, index) => {
      expect(values).toEqual(expectedValues(valid[index]!));
    });
  });

  test(`Helm refuses what we refuse (${RUNS} definitions with doubtful values)`, () => {
    const verdict = judgeWithHelm(helm, doubtful);
    const ours = doubtful.flatMap(({ definition, overrides }, index) =>
      validateValues(definition, overrides).length > 0 ? [index] : [],
    );
    expect(ours.length).toBeGreaterThan(RUNS / 3);
    expect(verdict.ok ? [] : [...verdict.refused].sort((a, b) => a - b)).toEqual(ours);
  });
});
