import { archiveName, packChart } from './archive';
import { chartFiles } from './chart-files-of';
import { type ChartError, problemsOf, throwProblems } from '../diagnostic';
import { writeOutput } from './write';
import type { ChartFiles } from './chart-files';
import type { HelmChart } from './helm-chart';
import type { WriteOptions, WriteReport } from './write';

/**
 * Writes charts to a folder: `<name>/` and `<name>-<version>.tgz` for each. All files of all charts are
 * made before the first is written.
 *
 * @throws ChartError CHART_INVALID – when there are problems; all of them are listed.
 * @throws ChartError OUTPUT_UNWRITABLE, OUTPUT_FOREIGN – when the folder cannot be used.
 */
export function writeCharts(outdir: string, charts: readonly HelmChart[], options: WriteOptions = {}): WriteReport {
  const made: { readonly chart: HelmChart; readonly files: ChartFiles }[] = [];
  const problems = charts.flatMap((chart) =>
    problemsOf(() => {
      made.push({ chart, files: chartFiles(chart) });
    }),
  );
  throwProblems('CHART_INVALID', 'the app has problems', [...problems, ...sameNames(charts)]);
  return writeOutput(
    outdir,
    made.map(({ chart: { metadata }, files }) => ({
      name: metadata.name,
      files: new Map<string, string | Uint8Array>([
        ...[...files].map(([path, content]) => [`${metadata.name}/${path}`, content] as const),
        [archiveName(metadata), packChart(files, metadata)],
      ]),
    })),
    options,
  );
}

function sameNames(charts: readonly HelmChart[]): ChartError['problems'] {
  const paths = new Map<string, string>();
  return charts.flatMap(({ metadata: { name }, node }) => {
    const other = paths.get(name);
    paths.set(name, node.path);
    return other === undefined
      ? []
      : [
          {
            code: 'OBJECT_DUPLICATE' as const,
            what: `the charts ${other} and ${node.path} both have the name ${name}`,
            in: node.path,
            fix: 'give one of them another name',
          },
        ];
  });
}
