import fc from 'fast-check';
import { ApiObject } from 'cdk8s';
import { chartFiles, guard, HelmApp, HelmChart, isChartError, render } from '../../../index';
import { checkChart } from '../../../lib/check';
import { concreteView } from '../../../lib/check/view/concrete-view';
import { dataRule } from '../data-verdict';
import { drawCondition, drawList, drawMap, drawText, type Made } from './arbitrary-data';
import { drawQuestion, type Question } from './arbitrary-question';
import { situations, smallValues, type SmallKey } from './small-values';

// Whatever values, expressions and questions come together: what is proved is broken by none of the values that can be tried.
const WORLDS = Number(process.env['SMALL_WORLDS'] ?? 30);
const MOST_SITUATIONS = 150;
const QUESTIONS = 3;

type Chart = HelmChart<typeof smallValues>;

interface World {
  readonly parts: readonly Made<unknown>[];
  readonly guarded: Made<unknown> | undefined;
}

function drawWorld(draw: fc.GeneratorValue): World {
  const keys = Object.keys(smallValues.root.fields);
  const allowed = new Set(Array.from({ length: 3 }, () => keys[draw(() => fc.integer({ min: 0, max: keys.length - 1 }))] as SmallKey));
  const parts = [drawText(draw, 2, allowed), drawText(draw, 1, allowed), drawList(draw, allowed), drawList(draw, allowed), drawMap(draw, allowed)];
  return { parts, guarded: draw(() => fc.integer({ min: 0, max: 2 })) === 0 ? drawCondition(draw, 1, allowed) : undefined };
}

function chartOf({ parts, guarded }: World): Chart {
  const chart: Chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values: smallValues });
  const [one, two, list, more, map] = parts.map((part) => part.of(chart.values));
  const { least, most, count } = chart.values;
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { one, two, list, more, map, least, most, count } });
  if (guarded !== undefined) {
    guard(chart, guarded.of(chart.values) as never, 'it must hold');
  }
  return chart;
}

/** What can be rendered, or undefined where the chart cannot be made. */
function worldsOf(chart: Chart, { parts, guarded }: World): readonly unknown[] | undefined {
  const made = [...parts, ...(guarded === undefined ? [] : [guarded])];
  const keys = [...new Set([...made.flatMap((part) => part.keys), 'least', 'most'] as SmallKey[])];
  const all = situations(keys, made.flatMap(({ facts }) => facts));
  const step = Math.ceil(all.length / MOST_SITUATIONS);
  return all.filter((_, index) => index % step === 0).flatMap((situation) => {
    try {
      return render(chart, situation).map(({ data }) => data);
    } catch (error) {
      if (isChartError(error) && error.code === 'GUARD_FAILED') {
        return [];
      }
      throw error;
    }
  });
}

function isMade(chart: Chart): boolean {
  try {
    chartFiles(chart);
    return true;
  } catch (error) {
    if (isChartError(error)) {
      return false;
    }
    throw error;
  }
}

test('nothing is proved that values of a small world break', () => {
  const seen = { proved: 0, refuted: 0, unproven: 0, lost: 0 };
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const world = drawWorld(draw);
      const chart = chartOf(world);
      const data = isMade(chart) ? worldsOf(chart, world) : undefined;
      const questions = Array.from({ length: QUESTIONS }, () => drawQuestion(draw, 2));
      for (const question of data === undefined ? [] : questions) {
        const kind = verdictOn(chart, question);
        const isBroken = data!.some((each) => question.holds(concreteView(each)));
        if (kind === 'proved' && isBroken) {
          throw new Error(`proved, but broken: ${question.words}\n${JSON.stringify(data!.find((each) => question.holds(concreteView(each))))}\n${world.parts.map(({ words }) => words).join('\n')}\nguard: ${String(world.guarded?.words)}`);
        }
        seen[kind] += 1;
        seen.lost += kind === 'unproven' && !isBroken ? 1 : 0;
      }
    }),
    { numRuns: WORLDS, endOnFailure: true, ...(process.env['PROPERTY_SEED'] === undefined ? {} : { seed: Number(process.env['PROPERTY_SEED']) }), reporter },
  );
  process.stdout.write(`small worlds: ${JSON.stringify(seen)}\n`);
  expect(Math.min(seen.proved, seen.refuted)).toBeGreaterThan(WORLDS / 10);
});

function verdictOn(chart: Chart, { holds }: Question): 'proved' | 'refuted' | 'unproven' {
  const kind = checkChart(chart, { rules: [dataRule(holds)], samples: 0 }).rules[0]?.verdict.kind;
  if (kind !== 'proved' && kind !== 'refuted' && kind !== 'unproven') {
    throw new Error(`a rule on values has no verdict ${String(kind)}`);
  }
  return kind;
}

/** The failure itself and the seed; the drawn values would fill pages. */
function reporter(details: fc.RunDetails<[fc.GeneratorValue]>): void {
  if (details.failed) {
    throw new Error(`PROPERTY_SEED=${String(details.seed)} after ${String(details.numRuns)} worlds`, { cause: details.errorInstance });
  }
}
