import { gzipSync } from 'node:zlib';
import { printedFiles } from '../../../chart/chart-files-of';
import { fileBytes } from '../../../chart/chart-files';
import { templateOf } from '../../../chart/template-of';
import type { HelmChart } from '../../../chart/helm-chart';

/** Files that Helm keeps in another form, or not at all. */
const NOT_KEPT = ['.helmignore', 'Chart.yaml', 'values.yaml', 'values.schema.json'];

/** What Helm keeps of a release: https://github.com/helm/helm/blob/main/pkg/release/v1/release.go */
export interface KeptRelease {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly metadata: object;
  readonly values: object;
  readonly notes: string;
  /** The objects as text. */
  readonly manifest: string;
}

/** The bytes that Helm writes into the Secret of a release: JSON, gzipped, as base64. */
export function releaseBytes({ files, metadata, values, notes, manifest }: KeptRelease): number {
  const kept = [...files].map(([name, content]) => ({ name, data: Buffer.from(fileBytes(content)).toString('base64') }));
  const isTemplate = (name: string): boolean => name.startsWith('templates/');
  const release = {
    name: 'release-name',
    info: { first_deployed: '2026-01-01T00:00:00.000000000Z', last_deployed: '2026-01-01T00:00:00.000000000Z', deleted: '', description: 'Install complete', status: 'deployed', notes },
    chart: {
      metadata,
      lock: null,
      templates: kept.filter(({ name }) => isTemplate(name)),
      values,
      schema: kept.find(({ name }) => name === 'values.schema.json')?.data,
      files: kept.filter(({ name }) => !isTemplate(name) && !NOT_KEPT.includes(name)),
    },
    config: {},
    manifest,
    version: 1,
    namespace: 'default',
  };
  const zipped = gzipSync(Buffer.from(JSON.stringify(release), 'utf8'), { level: 6 }).length;
  return Math.ceil(zipped / 3) * 4;
}

/** The same for a chart with its default values, as if all of its objects were rendered, each as long as its template. */
export function greatestReleaseBytes(chart: HelmChart): number {
  const { template } = templateOf(chart);
  const files = printedFiles(chart);
  const manifest = template.documents.map(({ path }) => `---\n# Source: ${chart.metadata.name}/${path}\n${String(files.get(path))}\n`).join('');
  return releaseBytes({ files, metadata: chart.metadata, values: template.defaults, notes: String(files.get('templates/NOTES.txt')), manifest });
}
