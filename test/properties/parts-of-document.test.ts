import fc from 'fast-check';
import { isChartError, render, templateOf } from '../../lib';
import { partsOfDocument, type PlacedNode } from '../../lib/template/parts-of-document';
import { drawChart } from './arbitrary-chart';

const CHARTS = 12;

test('whatever random values render stands at a place that partsOfDocument names', () => {
  let leaves = 0;
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const { chart, overrides } = drawChart(draw, 20, 2);
      try {
        templateOf(chart);
      } catch (thrown) {
        if (isChartError(thrown)) return;
        throw thrown;
      }
      const parts = templateOf(chart).template.documents.map((document) => ({ name: document.source, parts: [...partsOfDocument(document)] }));
      for (const values of overrides) {
        for (const object of render(chart, { values, release: { name: 'rel' } })) {
          const { name } = object['metadata'] as { readonly name: string };
          const own = parts.find(({ name: source }) => source.endsWith(`o${/^thing-(\d+)/u.exec(name)?.[1] ?? ''}`));
          const unnamed = leafPaths(object).filter((path) => !(own?.parts ?? []).some((part) => covers(part, path)));
          expect({ name, unnamed }).toEqual({ name, unnamed: [] });
          leaves += leafPaths(object).length;
        }
      }
    }),
    { numRuns: CHARTS, endOnFailure: true },
  );
  expect(leaves).toBeGreaterThan(500);
});

/** Positions are not compared: what is absent before an item moves it. */
function covers({ node, place }: PlacedNode, path: readonly string[]): boolean {
  const isHere = place.path.every((key, index) => key === '*' || key === path[index] || (/^\d+$/u.test(key) && /^\d+$/u.test(path[index] ?? '')));
  if (!isHere) return false;
  return node.kind === 'passthrough' ? place.path.length <= path.length : place.path.length === path.length;
}

function leafPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return children.length === 0 ? [path] : children.flatMap(([key, child]) => leafPaths(child, [...path, key]));
}
