import { deepStrictEqual as assertDeepEqual } from 'node:assert';
import fc from 'fast-check';
import { isChartError, chartFiles, render, type KubernetesObject } from '../../lib';
import { helmBinaries } from '../helm/helm-binaries';
import { helmTemplate } from '../helm/helm';
import { withChartFolder } from '../helm/chart-folder';
import { drawChart, type RandomChart } from './arbitrary-chart';
import { parseWithHelm } from './parse-with-helm';

const OBJECTS = 60;
const FILES = 2;
// Comparisons of one object under one values file by one Helm; more through the environment.
const CASES = Number(process.env['PROPERTY_CASES'] ?? 3600);
const CHARTS = Math.ceil(CASES / (OBJECTS * FILES * helmBinaries().length));

test('render equals helm template for random charts and values, by the JavaScript parser and by Helm\'s own', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const random = tryDraw(() => drawChart(draw, OBJECTS, FILES));
      if (random !== undefined) {
        compared += compareWithHelm(random);
      }
    }),
    {
      numRuns: CHARTS,
      endOnFailure: true,
      reporter,
      ...(process.env['PROPERTY_SEED'] === undefined ? {} : { seed: Number(process.env['PROPERTY_SEED']) }),
    },
  );
  process.stdout.write(`properties: ${String(compared)} objects compared with Helm\n`);
  expect(compared).toBeGreaterThanOrEqual(Math.min(2000, CASES / 2));
});

/** A chart whose structure cannot be printed is refused with a code; anything else must render. */
function tryDraw(draw: () => RandomChart): RandomChart | undefined {
  const random = draw();
  try {
    chartFiles(random.chart);
    return random;
  } catch (thrown) {
    if (
      isChartError(thrown) &&
      thrown.problems.every(({ code }) => code === 'UNSUPPORTED_STRUCTURE' || code === 'LOST_REFERENCE')
    ) {
      return undefined;
    }
    throw thrown;
  }
}

function compareWithHelm({ chart, overrides }: RandomChart): number {
  const files = chartFiles(chart);
  expect([...chartFiles(chart)]).toEqual([...files]);
  return withChartFolder(files, (folder) => {
    let compared = 0;
    for (const values of overrides) {
      const ours = render(chart, { values, release: { name: 'rel' } });
      for (const binary of helmBinaries()) {
        const helm = helmTemplate(binary, folder, { values, release: 'rel' });
        if (!helm.ok) {
          throw new Error(`${helm.stderr}\nvalues: ${JSON.stringify(values)}\n${relevantFiles(files, helm.stderr)}`);
        }
        expectSame(ours, helm.objects, values, files);
        expectSame(ours, parseWithHelm(binary, helm.text), values, files);
        compared += ours.length;
      }
    }
    return compared;
  });
}

function expectSame(
  ours: readonly KubernetesObject[],
  helms: readonly unknown[],
  values: unknown,
  files: ReadonlyMap<string, unknown>,
): void {
  const byName = new Map(helms.map((object) => [nameOf(object), object]));
  expect(ours.map(nameOf)).toEqual(helms.map(nameOf));
  for (const object of ours) {
    try {
      assertDeepEqual(byName.get(nameOf(object)), object);
    } catch (thrown) {
      const path = [...files.keys()].find(
        (each) =>
          new RegExp(`/(?:o|when|each)${/^thing-(\\d+)/u.exec(nameOf(object))?.[1] ?? ''}/`, 'u').test(each),
      );
      throw new Error(
        `${(thrown as Error).message}\nvalues: ${JSON.stringify(values)}\n${String(files.get(path ?? ''))}`,
      );
    }
  }
}

function nameOf(object: unknown): string {
  return (object as { readonly metadata: { readonly name: string } }).metadata.name;
}

function relevantFiles(files: ReadonlyMap<string, unknown>, stderr: string): string {
  return [...files]
    .filter(([path]) => stderr.includes(path))
    .map(([path, content]) => `--- ${path}\n${String(content)}`)
    .join('\n');
}

/** The failure itself and the seed; the drawn values would fill pages. */
function reporter(details: fc.RunDetails<[fc.GeneratorValue]>): void {
  if (details.failed) {
    throw new Error(`PROPERTY_SEED=${String(details.seed)} after ${String(details.numRuns)} charts`, {
      cause: details.errorInstance,
    });
  }
}
