import type { ImageUse } from '../chart';

/** The images of one chart. */
export interface ChartImages {
  readonly chart: string;
  readonly version: string;
  readonly uses: readonly ImageUse[];
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
 */
export function printImages(charts: readonly ChartImages[]): string {
  return charts.map(printChart).join('\n');
}

function printChart({ chart, version, uses }: ChartImages): string {
  const byImage = new Map<string, ImageUse[]>();
  for (const use of uses) {
    const title = use.defaultImages.join(', ') || 'an image that has to be set';
    byImage.set(title, [...(byImage.get(title) ?? []), use]);
  }
  const blocks = [...byImage].map(([image, found]) => `  ${image}\n${found.map(printUse).join('')}\n`);
  const fixed = uses.filter(({ isRelocatable }) => !isRelocatable).length;
  return `${chart} ${version}\n\n${blocks.join('')}${count(byImage.size, 'image')} in ${count(uses.length, 'place')}${fixed === 0 ? '' : `, ${String(fixed)} not relocatable`}\n`;
}

function printUse({ kind, name, container, path, condition, values, isRelocatable }: ImageUse): string {
  return [
    `    ${kind} ${name}, ${container === undefined ? path : `container ${container}`}\n`,
    ...(condition === undefined ? [] : [`      when: ${condition}\n`]),
    ...(values.length === 0 ? [] : [`      values: ${values.join(', ')}\n`]),
    ...(isRelocatable ? [] : ['      not relocatable: no value changes its registry\n']),
  ].join('');
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
