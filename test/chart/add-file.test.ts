import { addFile, chartFiles, defineValues, HelmApp, HelmChart, packChart, text, token, v } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';

const values = defineValues({ name: v.string({ description: 'A name.', default: 'a' }) });

function makeChart(): HelmChart<typeof values> {
  return new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', icon: 'https://example.com/i.svg', values, notes: ({ name }) => [name] });
}

const runbook = '# Runbook\n\n{{ .Values.nowhere | fail }} <no value> ü\n';

forEachHelm((binary) => {
  test('a file is packed as it is, and Helm does nothing with it', () => {
    const chart = makeChart();
    addFile(chart, 'docs/runbook.md', runbook);
    addFile(chart, 'files/logo.bin', new Uint8Array([0, 255]));
    const files = chartFiles(chart);
    expect(files.get('docs/runbook.md')).toBe(runbook);
    withChartFolder(files, (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      expect(helmTemplate(binary, folder)).toMatchObject({ ok: true, objects: [] });
    });
  });
});

test.each([
  ['Chart.yaml'], ['values.schema.json'], ['chart.YAML'], ['templates/x.yaml'], ['templates'], ['charts/a.tgz'], ['crds/a.yaml'], ['.helmignore'],
])('%s is Helm\'s own', (path) => {
  expect(() => { addFile(makeChart(), path, ''); }).toThrow(`CHART_FILE_INVALID: the chart file "${path}" has a meaning for Helm`);
});

test('a path is taken once, and what depends on values is refused', () => {
  const chart = makeChart();
  addFile(chart, 'NOTES.md', '');
  expect(() => { addFile(chart, 'NOTES.md', 'x'); }).toThrow('is added twice\n  in: demo\n  fix: give one of them another path');
  expect(() => { addFile(chart, 'other.md', `a ${token(text`${chart.values.name}`)}`); }).toThrow('depends on values');
});

test('a path that no system has is refused when the chart is packed', () => {
  const chart = makeChart();
  addFile(chart, '../outside.md', '');
  expect(() => packChart(chartFiles(chart), { name: 'demo' })).toThrow('CHART_FILE_INVALID');
});
