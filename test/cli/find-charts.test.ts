import { chartsOf, selectCharts } from '../../lib/cli/find-charts';
import { findChart } from '../../lib/cli/find-chart';
import { isChartError } from '../../lib/diagnostic';
import { LIBRARY, makeProject, type Project } from './project';

const app = (...charts: readonly string[]): string => `import { HelmChart, defineValues, type HelmApp } from ${JSON.stringify(LIBRARY)};
export const createChart = (app: HelmApp) => { ${charts.map((name) => `new HelmChart(app, '${name}', { version: '1.0.0', values: defineValues({}) });`).join(' ')} };
`;

let project: Project;
const before = process.cwd();

beforeAll(() => {
  project = makeProject({ 'apps/shop/chart.ts': app('shop', 'shop-tools'), 'apps/books/chart.ts': app('reading', 'writing') });
  process.chdir(project.folder);
});

afterAll(() => {
  process.chdir(before);
  project.remove();
});

function found(...names: readonly string[]): readonly string[] {
  return selectCharts(names).flatMap((selection) => chartsOf(selection).map(({ metadata }) => `${selection.app.name}/${metadata.name}`));
}

function problemsOf(work: () => unknown): readonly unknown[] {
  try {
    work();
    return [];
  } catch (thrown) {
    if (isChartError(thrown)) return thrown.problems;
    throw thrown;
  }
}

test('names are those of apps, of their folders and of charts, and each chart comes once', () => {
  expect(found()).toEqual(['books/reading', 'books/writing', 'shop/shop', 'shop/shop-tools']);
  expect(found('shop')).toEqual(['shop/shop', 'shop/shop-tools']);
  expect(found('apps/books/')).toEqual(['books/reading', 'books/writing']);
  expect(found('writing')).toEqual(['books/writing']);
  expect(found('writing', 'reading', 'shop-tools')).toEqual(['books/reading', 'books/writing', 'shop/shop-tools']);
  expect(found('shop-tools', 'shop')).toEqual(['shop/shop', 'shop/shop-tools']);
});

test('names of nothing are told together, with the nearest of all names', () => {
  const fix = 'choose one of: books, shop, reading, writing, shop-tools';
  expect(problemsOf(() => selectCharts(['shop', 'writting', 'boks']))).toEqual([
    { code: 'APP_NOT_FOUND', what: 'there is no app or chart "writting". Did you mean "writing"?', fix },
    { code: 'APP_NOT_FOUND', what: 'there is no app or chart "boks". Did you mean "books"?', fix },
  ]);
});

test('an app that does not load keeps nobody from the charts of others, and is told where it may have the chart', () => {
  project.write('apps/broken/chart.ts', 'throw new Error("out of order");\n');
  expect(found('writing')).toEqual(['books/writing']);
  expect(findChart('writing').metadata.name).toBe('writing');
  const broken = { code: 'APP_INVALID', what: 'the app broken failed: Error: out of order' };
  expect(problemsOf(() => selectCharts(['other']))).toMatchObject([broken, { code: 'APP_NOT_FOUND' }]);
  expect(problemsOf(() => findChart('other'))).toMatchObject([broken]);
  expect(problemsOf(() => found('broken'))).toMatchObject([broken]);
});
