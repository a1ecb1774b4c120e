import { withChartFolder, type ChartFiles } from './chart-folder';
import { helmTemplate, parseManifests } from './helm';
import type { HelmBinary } from './helm-binaries';

/** A chart and what its customer sets. */
export interface ChartWithValues {
  /** The chart's name, which no other of them has. */
  readonly name: string;
  readonly files: ChartFiles;
  readonly values: object;
}

/** What Helm makes of charts: the objects of each, or which of them their schemas refuse. */
export type TogetherResult =
  | { readonly ok: true; readonly objects: ReadonlyMap<string, readonly unknown[]> }
  | { readonly ok: false; readonly refused: ReadonlySet<string>; readonly stderr: string };

/** Renders many charts in one run of Helm, which takes longer to start than to render: each as a subchart of one that is empty. */
export function renderTogether(binary: HelmBinary, charts: readonly ChartWithValues[]): TogetherResult {
  const files = charts.flatMap(({ name, files: each }) => {
    const entries: Iterable<[string, string | Uint8Array]> = each instanceof Map ? each : Object.entries(each);
    return [...entries].map(([path, content]) => [`charts/${name}/${path}`, content] as const);
  });
  const values = Object.fromEntries(charts.map((chart) => [chart.name, chart.values]));
  if (Object.keys(values).length < charts.length) throw new Error('several charts have one name');
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: together\nversion: 1.0.0\n', ...Object.fromEntries(files) };
  const result = withChartFolder(all, (folder) => helmTemplate(binary, folder, { values }));
  if (!result.ok) {
    return { ok: false, refused: new Set([...result.stderr.matchAll(/^(\S+):$/gmu)].map(([, name]) => String(name))), stderr: result.stderr };
  }
  const objects = new Map<string, unknown[]>(charts.map(({ name }) => [name, []]));
  for (const manifest of result.text.split(/^---\n(?=# Source: )/mu)) {
    const name = /^# Source: together\/charts\/([^/]+)\//u.exec(manifest)?.[1];
    if (name !== undefined) objects.get(name)?.push(...parseManifests(manifest));
  }
  return { ok: true, objects };
}
