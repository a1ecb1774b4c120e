import { coalesceValues, defaultsOf, printPath } from '../../values';
import { isMap, ownValue } from '../../values/own-property';
import { allValues } from './inner-charts';
import { importedImages } from './imported-images';
import type { HelmChart } from '../helm-chart';
import type { ImportedImage } from './imported-chart';

/** An image of a subchart, as far as the default values of the chart say. */
export interface SubchartImage extends ImportedImage {
  /** The key of the subchart in the values. `path` begins with it, where a value names the image. */
  readonly subchart: string;
  /** The switch of the values without which the subchart is not installed. @default - it always is */
  readonly condition?: string;
}

/**
 * The images of the subcharts of a chart: what their default values, and those that the chart sets for them, name, and
 * what they list in Chart.yaml. Nothing is proved of them, unlike of `images(chart)`: only Helm knows the templates of
 * others, which may run images that no value names, and not run one that a value names.
 *
 * @example subchartImages(chart).map(({ image, path }) => `${image} (${path})`)
 */
export function subchartImages(chart: HelmChart): readonly SubchartImage[] {
  const defaults = defaultsOf(chart.definition);
  return chart.subcharts.flatMap(({ chart: vendored, key, condition }) => {
    const given = ownValue(defaults, key);
    const values = coalesceValues(allValues(vendored), isMap(given) ? given : {});
    const found = vendored.type === 'library' ? [] : importedImages(vendored, values, [key]);
    return found.map((image) => ({ ...image, subchart: key, ...(condition === undefined ? {} : { condition: printPath(condition) }) }));
  });
}
