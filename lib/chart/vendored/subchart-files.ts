import { isIgnoredByHelm } from '../helmignore';
import { archiveName } from '../archive';
import { printChartLock } from './chart-lock';
import type { SubchartUse } from './subchart-use';

/**
 * What the subcharts add to the files of a chart: Chart.lock and charts/. An archive whose repository is known stays as
 * it is, so that its digest and signature hold. Everything else becomes a folder, because `helm dependency build`
 * takes a chart without a repository from a folder only.
 */
export function subchartFiles(subcharts: readonly SubchartUse[], hasOthers: boolean): readonly (readonly [path: string, content: string | Uint8Array])[] {
  if (subcharts.length === 0) {
    return [];
  }
  const files = new Map<string, string | Uint8Array>();
  // Several aliases of one chart share its files.
  for (const { chart, dependency } of subcharts) {
    if (chart.archive !== undefined && dependency.repository !== undefined) {
      files.set(`charts/${archiveName(chart)}`, chart.archive);
    } else {
      for (const [path, content] of chart.files) {
        const inParent = `charts/${chart.name}/${path}`;
        if (!isIgnoredByHelm(inParent)) {
          files.set(inParent, content);
        }
      }
    }
  }
  // Of dependencies that are fetched, nobody knows yet which version they will be locked to.
  return [...(hasOthers ? [] : [['Chart.lock', printChartLock(subcharts)] as const]), ...files];
}
