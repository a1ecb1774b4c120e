import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, guard, HelmApp, HelmChart, isSet, missing, not, or, render, repeated, text, v } from '../../index';
import { codesOf } from '../constructs/codes-of';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const definition = defineValues({
  hosts: v.list(v.object({ name: v.string({ description: 'Name.', required: true }), note: v.string({ description: 'Note.', removable: true }) }), { description: 'Hosts.', default: [] }),
  strict: v.boolean({ description: 'Whether hosts differ.', default: false }),
});

function makeChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'hosts', { version: '1.0.0', values: definition });
  const { hosts, strict } = chart.values;
  new ApiObject(chart, 'all', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: { names: repeated(hosts, 'name'), notes: repeated(hosts, 'note'), more: repeated([{ name: 'a' }, ...hosts], 'name'), literal: repeated([{ name: 'b' }, { name: 'a' }, { name: 'b' }], 'name'), absent: missing([{ name: 'd' }, { name: 'c' }, { name: 'd' }, { name: 'x' }], 'name', hosts), notesOf: missing(hosts, 'note', [{ note: 'x' }]) },
  });
  guard(chart, or(not(strict), not(isSet(repeated(hosts, 'name')))), text`hosts has ${repeated(hosts, 'name')} more than once.`);
  return chart;
}

const hosts = (...names: readonly string[]): readonly { readonly name: string }[] => names.map((name) => ({ name }));

const cases: readonly (readonly [readonly { readonly name: string; readonly note?: string }[], { readonly names: string; readonly notes: string; readonly more: string; readonly absent: string; readonly notesOf: string }])[] = [
  [[], { names: '', notes: '', more: '', absent: 'd, c, x', notesOf: '' }],
  [hosts('b', 'c'), { names: '', notes: '', more: '', absent: 'd, x', notesOf: '' }],
  [hosts('b', 'c', 'b', 'c', 'b', 'd'), { names: 'b, c', notes: '', more: 'b, c', absent: 'x', notesOf: '' }],
  [hosts('a', 'c'), { names: '', notes: '', more: 'a', absent: 'd, x', notesOf: '' }],
  [hosts('', ''), { names: '', notes: '', more: '', absent: 'd, c, x', notesOf: '' }],
  [[{ name: '{{ .Values }}', note: '"%s"' }, { name: '{{ .Values }}' }, { name: 'x', note: '"%s"' }], { names: '{{ .Values }}', notes: '"%s"', more: '{{ .Values }}', absent: 'd, c', notesOf: '"%s"' }],
];

const chart = makeChart();

test.each(cases)('what members of %j have in common, and what they lack, is told', (given, expected) => {
  expect(render(chart, { values: { hosts: given } })[0]?.['data']).toEqual({ ...expected, literal: 'b' });
});

test('lists of other things and keys that no template can read are refused', () => {
  const { strict, hosts: list } = chart.values;
  for (const wrong of [() => repeated(strict as never, 'name'), () => repeated(list, 'na-me' as 'name'), () => repeated('a' as never, 'name'), () => missing(list, 'name', strict as never), () => missing('a' as never, 'name', list)]) {
    expect(codesOf(wrong)).toEqual(['EXPRESSION_TYPE']);
  }
});

test('a guard names what comes twice', () => {
  expect(() => render(chart, { values: { strict: true, hosts: hosts('b', 'c', 'b') } })).toThrow('hosts has b more than once.');
  expect(render(chart, { values: { strict: true, hosts: hosts('b', 'c') } })).toHaveLength(1);
});

forEachHelm((binary) => {
  test('Helm finds the same', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const [given] of cases) {
        const helm = helmTemplate(binary, folder, { values: { hosts: given } });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: { hosts: given } }));
      }
      const refused = helmTemplate(binary, folder, { values: { strict: true, hosts: hosts('b', 'c', 'b') } });
      expect(refused.ok ? '' : refused.stderr).toContain('hosts has b more than once.');
    });
  });
});
