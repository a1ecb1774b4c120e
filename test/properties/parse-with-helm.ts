import { withChartFolder } from '../helm/chart-folder';
import { helmTemplate } from '../helm/helm';
import type { HelmBinary } from '../helm/helm-binaries';

/** The objects of a stream of manifests, parsed by Helm's own YAML parser. */
export function parseWithHelm(binary: HelmBinary, manifests: string): readonly unknown[] {
  const documents = manifests.split(/^---\n(?=# Source: )/mu).slice(1);
  const files = documents.map((document, index) => [`files/${String(index).padStart(4, '0')}.yaml`, document] as const);
  const chart = {
    'Chart.yaml': 'apiVersion: v2\nname: oracle\nversion: 1.0.0\n',
    'templates/out.yaml': `{{- range $path, $content := .Files.Glob "files/*" }}
---
path: {{ $path | quote }}
json: {{ $content | toString | fromYaml | toJson | quote }}
{{- end }}
`,
  };
  return withChartFolder({ ...chart, ...Object.fromEntries(files) }, (folder) => {
    const result = helmTemplate(binary, folder);
    if (!result.ok) {
      throw new Error(result.stderr);
    }
    const parsed = result.objects as readonly { readonly path: string; readonly json: string }[];
    return [...parsed].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ json }) => JSON.parse(json) as unknown);
  });
}
