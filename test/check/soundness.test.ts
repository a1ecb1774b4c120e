import fc from 'fast-check';
import { chartFiles, isChartError, render, type KubernetesObject } from '../../lib';
import { checkChart, checkObjects, type ChartRule, type RuleContext, type Scalar, type View } from '../../lib/check';
import { drawChart, type RandomChart } from '../properties/arbitrary-chart';

type Draw = fc.GeneratorValue;

const CHARTS = Number(process.env['SOUNDNESS_CHARTS'] ?? 30);
const RULES_PER_CHART = 6;

/** Whether something holds for a part of an object. */
type Question = (view: View) => boolean;

// The strongest test of a proof: the rule is one that known values break, so that a proof of it is wrong.
test('nothing is proved that values which the schema accepts can break', () => {
  const verdicts = { refuted: 0, unproven: 0 };
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const random = tryDraw(() => drawChart(draw, 6, 3));
      for (let index = 0; random !== undefined && index < RULES_PER_CHART; index += 1) {
        const planted = drawBrokenRule(draw, random);
        if (planted !== undefined) {
          const [report] = checkChart(random.chart, { rules: [planted.rule] }).rules;
          const kind = report?.verdict.kind;
          if (kind !== 'refuted' && kind !== 'unproven') {
            throw new Error(`proved, but broken: ${planted.rule.description}\nvalues: ${JSON.stringify(planted.values)}\n${[...chartFiles(random.chart)].filter(([path]) => /templates\/(o|when)/u.test(path)).map(([path, content]) => `--- ${path}\n${String(content)}`).join('\n')}`);
          }
          verdicts[kind] += 1;
        }
      }
    }),
    { numRuns: CHARTS, endOnFailure: true, reporter, ...(process.env['PROPERTY_SEED'] === undefined ? {} : { seed: Number(process.env['PROPERTY_SEED']) }) },
  );
  process.stdout.write(`soundness: ${String(verdicts.refuted)} planted violations refuted, ${String(verdicts.unproven)} unproven\n`);
  expect(verdicts.refuted).toBeGreaterThan(CHARTS);
});

/** A chart whose structure cannot be printed is refused with a code. */
function tryDraw(draw: () => RandomChart): RandomChart | undefined {
  const random = draw();
  try {
    render(random.chart);
    return random;
  } catch (thrown) {
    if (isChartError(thrown)) {
      return undefined;
    }
    throw thrown;
  }
}

/** A rule that the objects rendered with known values break. */
function drawBrokenRule(draw: Draw, { chart, overrides }: RandomChart): { readonly rule: ChartRule; readonly values: unknown } | undefined {
  const values = overrides[draw(() => fc.integer({ min: 0, max: overrides.length - 1 }))];
  const objects = render(chart, { values: values as never, release: { name: 'rel' } });
  if (objects.length === 0) {
    return undefined;
  }
  const asked = Array.from({ length: draw(() => fc.integer({ min: 1, max: 2 })) }, () => {
    const object = objects[draw(() => fc.integer({ min: 0, max: objects.length - 1 }))] as KubernetesObject;
    const { question, words } = drawQuestion(draw, { payload: object['payload'], more: object['more'] }, 4);
    return { name: (object['metadata'] as { readonly name: string }).name, question, words };
  });
  const absent = draw(() => fc.boolean()) ? absentName(objects, draw) : undefined;
  const rule = brokenRule(asked, absent);
  return checkObjects(rule, objects).length === 0 ? undefined : { values, rule };
}

/** The name of an object that these values do not render. */
function absentName(objects: readonly KubernetesObject[], draw: Draw): string | undefined {
  const names = objects.map((object) => (object['metadata'] as { readonly name: string }).name);
  const missing = ['thing-0', 'thing-1', 'thing-2', 'thing-3', 'thing-4', 'thing-5'].filter((name) => !names.includes(name));
  return missing.length === 0 ? undefined : missing[draw(() => fc.integer({ min: 0, max: missing.length - 1 }))];
}

function brokenRule(asked: readonly { readonly name: string; readonly question: Question; readonly words: string }[], absent: string | undefined): ChartRule {
  const find = ({ objects }: RuleContext, name: string) => objects.find(({ root }) => root.get('metadata', 'name').equals(name));
  return {
    kind: 'chart',
    id: 'planted',
    severity: 'error',
    description: `${asked.map(({ name, words }) => `${name} ${words}`).join(' and ')}${absent === undefined ? '' : ` without ${absent}`}`,
    remedy: 'None.',
    source: 'this test',
    check: function* (context) {
      const holds = asked.every(({ name, question }) => {
        const object = find(context, name);
        return object !== undefined && question(object.root) && object.isRendered();
      });
      const object = find(context, asked[0]?.name ?? '');
      if (holds && object !== undefined && (absent === undefined || find(context, absent)?.isRendered() !== true)) {
        yield { object, at: object.root, problem: 'as planted' };
      }
    },
    examples: { passing: [], failing: [] },
  };
}

/** A question that is answered with yes for the data, on some part of it. */
function drawQuestion(draw: Draw, data: unknown, depth: number): { readonly question: Question; readonly words: string } {
  if (Array.isArray(data) && data.length > 0 && depth > 0) {
    const item = drawQuestion(draw, data[draw(() => fc.integer({ min: 0, max: data.length - 1 }))], depth - 1);
    return { question: (view) => view.items().some(item.question), words: `some item ${item.words}` };
  }
  if (typeof data === 'object' && data !== null && !Array.isArray(data) && Object.keys(data).length > 0 && depth > 0) {
    const [key, value] = draw(() => fc.constantFrom(...(Object.entries(data) as [string, unknown][])));
    const below = drawQuestion(draw, value, depth - 1);
    return draw(() => fc.boolean())
      ? { question: (view) => below.question(view.get(key)), words: `at ${JSON.stringify(key)} ${below.words}` }
      : { question: (view) => view.entries().some((entry) => entry.key.equals(key) && below.question(entry.value)), words: `entry ${JSON.stringify(key)} ${below.words}` };
  }
  return drawLeafQuestion(draw, data);
}

function drawLeafQuestion(draw: Draw, data: unknown): { readonly question: Question; readonly words: string } {
  const kind = draw(() => fc.constantFrom('equals', 'kind', 'range', 'pattern', 'one-of', 'relate'));
  if (kind === 'range' && typeof data === 'number') {
    return draw(() => fc.boolean()) ? { question: (view) => view.atLeast(data - 1), words: `is at least ${String(data - 1)}` } : { question: (view) => view.atMost(data) && !view.atMost(data - 2), words: `is at most ${String(data)}` };
  }
  if (kind === 'pattern' && typeof data === 'string' && data.length > 0) {
    const pattern = new RegExp(`^\\u{${(data.codePointAt(0) ?? 0).toString(16)}}`, 'u');
    return { question: (view) => view.matches(pattern), words: `matches ${String(pattern)}` };
  }
  if (kind === 'relate' && (typeof data === 'string' || typeof data === 'number')) {
    return { question: (view) => view.relate('length', [], (value) => String(value).length === String(data).length), words: `is as long as ${JSON.stringify(data)}` };
  }
  if (typeof data === 'object' && data !== null) {
    const isList = Array.isArray(data);
    return { question: (view) => view.kind() === (isList ? 'list' : 'map'), words: isList ? 'is a list' : 'is a map' };
  }
  const scalar = data as Scalar;
  return kind === 'one-of' ? { question: (view) => view.oneOf([scalar, 'something else']), words: `is one of ${JSON.stringify(data)}` } : { question: (view) => view.equals(scalar), words: `is ${JSON.stringify(data)}` };
}

/** The failure itself and the seed; the drawn values would fill pages. */
function reporter(details: fc.RunDetails<[fc.GeneratorValue]>): void {
  if (details.failed) {
    throw new Error(`PROPERTY_SEED=${String(details.seed)} after ${String(details.numRuns)} charts`, { cause: details.errorInstance });
  }
}
