import type { ImageUse, SubchartImage } from '../chart';

/** The images of one chart. */
export interface ChartImages {
  readonly chart: string;
  readonly version: string;
  readonly uses: readonly ImageUse[];
  readonly ofSubcharts: readonly SubchartImage[];
}

/**
 * The images of charts for people.
 *
 * @example
 * shop 1.2.3
 *
 *   shop/web:4.5.6
 *     Deployment release-name-shop-web, container web
 *       values: web.image.repository, web.image.tag
 *
 * 1 image in 1 place
 *
 * named by the defaults of subcharts, not proved: their templates may run others
 *
 *   shop/database:17.0.0
 *     subchart store, values: store.image
 *       when: store.enabled
 */
export function printImages(charts: readonly ChartImages[]): string {
  return charts.map(printChart).join('\n');
}

function printChart({ chart, version, uses, ofSubcharts }: ChartImages): string {
  const byImage = new Map<string, ImageUse[]>();
  for (const use of uses) {
    const title = use.defaultImages.join(', ') || 'an image that has to be set';
    byImage.set(title, [...(byImage.get(title) ?? []), use]);
  }
  const blocks = [...byImage].map(([image, found]) => `  ${image}\n${found.map(printUse).join('')}\n`);
  const fixed = uses.filter(({ isRelocatable }) => !isRelocatable).length;
  return `${chart} ${version}\n\n${blocks.join('')}${count(byImage.size, 'image')} in ${count(uses.length, 'place')}${fixed === 0 ? '' : `, ${String(fixed)} not relocatable`}\n${printSubcharts(ofSubcharts)}`;
}

function printUse({ kind, name, container, path, condition, values, isRelocatable }: ImageUse): string {
  return [
    `    ${kind} ${name}, ${container === undefined ? path : `container ${container}`}\n`,
    ...(condition === undefined ? [] : [`      when: ${condition}\n`]),
    ...(values.length === 0 ? [] : [`      values: ${values.join(', ')}\n`]),
    ...(isRelocatable ? [] : ['      not relocatable: no value changes its registry\n']),
  ].join('');
}

function printSubcharts(images: readonly SubchartImage[]): string {
  const byImage = new Map<string, SubchartImage[]>();
  for (const image of images) {
    byImage.set(image.image, [...(byImage.get(image.image) ?? []), image]);
  }
  const blocks = [...byImage].map(([image, found]) => `\n  ${image}\n${found.map(printSubchartImage).join('')}`);
  return blocks.length === 0 ? '' : `\nnamed by the defaults of subcharts, not proved: their templates may run others\n${blocks.join('')}`;
}

function printSubchartImage({ subchart, path, from, namedBy, condition, appVersion }: SubchartImage): string {
  return [
    `    subchart ${subchart}, ${from === 'values.yaml' ? `values: ${path}` : `${path} of the Chart.yaml of ${namedBy}`}\n`,
    ...(condition === undefined ? [] : [`      when: ${condition}\n`]),
    ...(appVersion === undefined ? [] : [`      without a tag, mostly the appVersion of ${namedBy}: ${appVersion}\n`]),
  ].join('');
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
