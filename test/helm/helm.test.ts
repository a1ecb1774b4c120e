import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withChartFolder } from './chart-folder';
import { forEachHelm } from './for-each-helm';
import { helmLint, helmPackage, helmShow, helmTemplate } from './helm';

const files = {
  'Chart.yaml': 'apiVersion: v2\nname: small\nversion: 1.2.3\nicon: https://example.com/icon.svg\n',
  'values.yaml': 'word: default\n',
  'values.schema.json': JSON.stringify({ type: 'object', properties: { word: { type: ['string', 'integer'] } } }),
  'templates/map.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name | quote }}
  namespace: {{ .Release.Namespace | quote }}
data:
  word: {{ .Values.word | quote }}
  kind: {{ kindOf .Values.word }}
  upgrade: {{ .Release.IsUpgrade | quote }}
  kubeVersion: {{ .Capabilities.KubeVersion.Version | quote }}
  routes: {{ .Capabilities.APIVersions.Has "route.openshift.io/v1" | quote }}
`,
  'templates/empty.yaml': '{{- if false }}\na: b\n{{- end }}\n---\n# nothing\n',
  'templates/hook.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: hook\n  annotations:\n    helm.sh/hook: pre-install\n',
};

function dataOf(object: unknown): Record<string, string> {
  return (object as { readonly data: Record<string, string> }).data;
}

forEachHelm((binary) => {
  test('a chart folder renders to its objects, without documents that hold nothing', () => {
    const result = withChartFolder(files, (folder) =>
      helmTemplate(binary, folder, { release: 'r', namespace: 'n', kubeVersion: '1.30.0', showHooks: false }),
    );
    expect(result).toMatchObject({
      ok: true,
      objects: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'r', namespace: 'n' },
          data: { word: 'default', kind: 'string', upgrade: 'false', kubeVersion: 'v1.30.0', routes: 'false' },
        },
      ],
    });
  });

  test('files, values and the set forms win in this order', () => {
    withChartFolder({ ...files, 'more.yaml': 'word: from a file\n' }, (folder) => {
      const word = (options: Parameters<typeof helmTemplate>[2]): string | undefined => {
        const result = helmTemplate(binary, folder, { showHooks: false, ...options });
        if (!result.ok) throw new Error(result.stderr);
        return dataOf(result.objects[0])['word'];
      };
      const valuesFiles = [join(folder, 'more.yaml')];
      expect(word({ valuesFiles })).toBe('from a file');
      expect(word({ valuesFiles, values: { word: 'from an object' } })).toBe('from an object');
      expect(word({ values: { word: 'x' }, setJson: ['word="json"'] })).toBe('json');
      expect(word({ setJson: ['word="json"'], set: ['word=7'] })).toBe('7');
      expect(word({ set: ['word=7'], setString: ['word=eight'] })).toBe('eight');
    });
  });

  test('any text arrives in Helm as it was given', () => {
    const word = 'tab\tquote"\n\u007f\u0085\u009f\u2028\ufeff\ufffe😀 {{ no }}';
    // Up to 3.18.4 Helm's schema validation refuses control characters of its own accord.
    const { 'values.schema.json': _, ...withoutSchema } = files;
    const result = withChartFolder(withoutSchema, (folder) => helmTemplate(binary, folder, { values: { word } }));
    if (!result.ok) throw new Error(result.stderr);
    expect(result.objects.map(dataOf)).toContainEqual(expect.objectContaining({ word }));
  });

  test('capabilities, upgrade and hooks can be chosen', () => {
    const result = withChartFolder(files, (folder) =>
      helmTemplate(binary, folder, { apiVersions: ['route.openshift.io/v1'], isUpgrade: true }),
    );
    if (!result.ok) throw new Error(result.stderr);
    expect(result.objects).toHaveLength(2);
    expect(result.objects.map(dataOf)).toContainEqual(expect.objectContaining({ routes: 'true', upgrade: 'true' }));
  });

  test('what the schema forbids is told', () => {
    const result = withChartFolder(files, (folder) => helmTemplate(binary, folder, { values: { word: false } }));
    expect(result).toEqual({ ok: false, stderr: expect.stringContaining('word') as unknown });
  });

  test('a chart can be linted, shown and packed, and its archive renders', () => {
    withChartFolder(files, (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      expect(helmLint(binary, folder, { values: { word: [] } })).toMatchObject({ ok: false });
      expect(helmShow(binary, 'values', folder)).toEqual({ ok: true, text: expect.stringContaining('word: default') as unknown });
      const destination = join(folder, 'out');
      mkdirSync(destination);
      const packed = helmPackage(binary, folder, destination);
      if (!packed.ok) throw new Error(packed.stderr);
      expect(helmTemplate(binary, packed.archive)).toMatchObject({ ok: true });
    });
  });
});
