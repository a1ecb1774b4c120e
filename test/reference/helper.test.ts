import { ApiObject } from 'cdk8s';
import { chartFiles, defaultTo, defineHelper, defineValues, HelmApp, HelmChart, isSet, render, text, v, when } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const place = v.object({
  host: v.string({ description: 'Host.', default: 'example.com' }),
  port: v.port({ description: 'Port.', removable: true }),
});
const addressOf = defineHelper(
  'address',
  { description: 'Host and port.', parameters: { name: v.string({ description: 'Name.', required: true }), place } },
  ({ name, place: { host, port } }) => text`${name}.${host}${when(isSet(port), text`:${port}`, '')}`,
);

function makeChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: defineValues({ web: place, name: v.string({ description: 'Name.', default: '' }) }) });
  const { values } = chart;
  const data = { web: addressOf({ name: defaultTo(values.name, 'web'), place: values.web }), fixed: addressOf({ name: 'db', place: { host: 'db.local', port: 5432 } }) };
  new ApiObject(chart, 'addresses', { apiVersion: 'v1', kind: 'ConfigMap', data });
  return chart;
}

test('a helper is printed once, with one line for each part, and called with what it is given', () => {
  const files = chartFiles(makeChart());
  expect(files.get('templates/_helpers.tpl')).toContain(
    [
      '{{/* Host and port. */}}',
      '{{- define "shop.address" -}}',
      '{{- .name }}',
      '{{- "." }}',
      '{{- .place.host }}',
      '{{- if not (kindIs "invalid" .place.port) }}',
      '{{- printf ":%s" (kindIs "invalid" .place.port | ternary "" (int64 .place.port | toString)) }}',
      '{{- end }}',
      '{{- end }}',
    ].join('\n'),
  );
});

forEachHelm((binary) => {
  test.each([{}, { web: { port: 80 }, name: 'shop' }])('Helm computes what we do with %j', (values) => {
    const chart = makeChart();
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { values }));
    const ours = render(chart, { values });
    expect(helm.ok ? helm.objects : helm.stderr).toEqual(ours);
    expect(ours[0]?.['data']).toEqual({ web: 'port' in (values.web ?? {}) ? 'shop.example.com:80' : 'web.example.com', fixed: 'db.db.local:5432' });
  });
});
