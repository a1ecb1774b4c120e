import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, HelmApp, HelmChart, render, v, validateValues } from '../../index';
import { codesOf } from '../constructs/codes-of';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const reason = 'it needs the internet';
const definition = defineValues({
  airgapped: v.boolean({ description: 'Whether there is no internet.', default: false }),
  features: v.object({
    assistant: v.boolean({ description: 'Whether questions are answered.', default: false, excludedBy: { switch: 'airgapped', reason } }),
    reports: v.boolean({ description: 'Whether there are reports.', default: true }),
  }),
});
const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition });
new ApiObject(chart, 'features', { apiVersion: 'v1', kind: 'ConfigMap', data: { assistant: chart.values.features.assistant } });
const both = { airgapped: true, features: { assistant: true } };

test('a switch is refused while the one that excludes it is on, with the reason', () => {
  expect(validateValues(definition, both)).toEqual([
    { code: 'VALUE_INVALID', what: 'features.assistant is true, although airgapped is: it needs the internet', in: 'values.features.assistant', fix: 'set features.assistant or airgapped to false' },
  ]);
  for (const values of [{ airgapped: true }, { features: { assistant: true } }, {}]) {
    expect(validateValues(definition, values)).toEqual([]);
  }
  // What is no switch at all is told as ever.
  expect(validateValues(definition, { airgapped: true, features: { assistant: 'yes' } })).toMatchObject([{ what: expect.not.stringContaining('although') as unknown }]);
});

forEachHelm((binary) => {
  test('Helm refuses it by the schema, and by a guard where the schema is skipped', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values: both })).toEqual({ ok: false, stderr: expect.stringMatching(/features[./]assistant.*one of.* false, ["']not true while airgapped is: it needs the internet["']/u) as unknown });
      // The text is there to be read, and is no value.
      expect(helmTemplate(binary, folder, { values: { airgapped: true, features: { assistant: `not true while airgapped is: ${reason}` } } })).toMatchObject({ ok: false });
      const { 'values.schema.json': _, ...unchecked } = Object.fromEntries(chartFiles(chart));
      withChartFolder(unchecked, (open) => {
        expect(helmTemplate(binary, open, { values: both })).toEqual({ ok: false, stderr: expect.stringContaining('features.assistant is true, although airgapped is: it needs the internet. Set features.assistant or airgapped to false.') as unknown });
      });
      expect(helmTemplate(binary, folder, { values: { airgapped: true } })).toMatchObject({ ok: true, objects: render(chart, { values: { airgapped: true } }) });
    });
  });
});

test('what cannot exclude anything is refused when it is declared', () => {
  const on = { description: 'A switch.', default: true } as const;
  const a = v.boolean({ ...on, default: false });
  expect(() => defineValues({ airgapped: a, b: v.boolean({ ...on, excludedBy: { switch: 'airgaped', reason } }) })).toThrow('FIELD_CONSTRAINT_INVALID: b is excluded by airgaped, which is no other switch of these values. Did you mean "airgapped"?');
  expect(codesOf(() => defineValues({ b: v.boolean({ ...on, excludedBy: { switch: 'b', reason } }) }))).toEqual(['FIELD_CONSTRAINT_INVALID']);
  expect(codesOf(() => defineValues({ a, b: v.boolean({ ...on, excludedBy: { switch: 'a', reason: ' ' } }) }))).toEqual(['FIELD_CONSTRAINT_INVALID']);
  expect(codesOf(() => defineValues({ a: v.boolean(on), b: v.boolean({ ...on, excludedBy: { switch: 'a', reason } }) }))).toEqual(['FIELD_DEFAULT_INVALID']);
});
