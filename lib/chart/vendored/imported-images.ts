import { parse } from 'yaml';

import { printPath } from '../../values';
import { isMap, ownValue } from '../../values/own-property';
import { allValues, innerCharts } from './inner-charts';
import type { ImportedImage } from './imported-chart';
import type { VendoredChart } from './vendored-chart';

type Values = Readonly<Record<string, unknown>>;

// Lists that authors keep in Chart.yaml: https://artifacthub.io/docs/topics/annotations/helm/ and Bitnami's charts.
const LISTS = ['artifacthub.io/images', 'images'];

// https://pkg.go.dev/github.com/distribution/reference#hdr-Grammar, without what no chart writes
const REFERENCE = /^[a-z0-9][-a-z0-9.]*(?::\d+)?(?:\/[a-z0-9][-a-z0-9._]*)*(?::\w[-.\w]*)?(?:@sha256:[0-9a-f]{64})?$/;

/**
 * The images that the values of a chart and of the charts inside it name: each map with a `repository`, and each text
 * under `image`. After them those that a Chart.yaml lists and no value names.
 *
 * @param values The values of the chart with those of the charts inside it. @default - their defaults
 */
export function importedImages(chart: VendoredChart, values: Values = allValues(chart), path: readonly string[] = []): readonly ImportedImage[] {
  const inside = innerCharts(chart);
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => !inside.some((inner) => inner.key === key)));
  const named = [
    ...namedImages(own, path, path.length).map(({ path: place, image }) => imageOf(chart, { path: place, image, from: 'values.yaml' })),
    ...inside.flatMap(({ key, subchart }) => importedImages(subchart, mapOf(ownValue(values, key)), [...path, key])),
  ];
  return [...named, ...listedImages(chart).filter(({ image }) => !named.some((other) => other.image === image))];
}

interface NamedImage {
  readonly path: string;
  readonly image: string;
}

function namedImages(value: unknown, path: readonly string[], depthOfChart: number): readonly NamedImage[] {
  if (!isMap(value)) {
    return [];
  }
  const { registry = '', repository, tag = '', digest = '' } = value;
  const isImage = isText(repository) && path.length > depthOfChart;
  return [
    ...(isImage ? [{ path: printPath(path), image: `${isText(registry) ? `${registry}/` : ''}${repository}${versionOf(tag, digest)}` }] : []),
    ...Object.entries(value).flatMap(([key, inner]) => (isText(inner) ? textImage(value, key, inner, path) : namedImages(inner, [...path, key], depthOfChart))),
  ];
}

/** A text under `image` or `<name>Image`, with the tag that stands beside it. */
function textImage(around: Values, key: string, text: string, path: readonly string[]): readonly NamedImage[] {
  if (!/^image$|[a-z\d]Image$/.test(key) || !REFERENCE.test(text)) {
    return [];
  }
  const isTagged = /[:@][^/]*$/.test(text);
  const tag = isTagged ? '' : (ownValue(around, key === 'image' ? 'tag' : `${key}Tag`) ?? ownValue(around, 'imageTag') ?? '');
  // A text such as `backgroundImage: blue` says nothing of a registry or a version.
  return key !== 'image' && !isTagged && tag === '' && !text.includes('/') ? [] : [{ path: printPath([...path, key]), image: `${text}${versionOf(tag, '')}` }];
}

function versionOf(tag: unknown, digest: unknown): string {
  return isText(digest) ? `@${digest}` : isText(tag) || typeof tag === 'number' ? `:${String(tag)}` : '';
}

function listedImages(chart: VendoredChart): readonly ImportedImage[] {
  return LISTS.flatMap((key) =>
    membersOf(chart.annotations[key])
      .map((member) => (isMap(member) ? ownValue(member, 'image') : undefined))
      .filter(isText)
      .map((image) => imageOf(chart, { path: `annotations[${JSON.stringify(key)}]`, image, from: 'Chart.yaml' })),
  );
}

/** The members of a list that stands as YAML in an annotation; none of anything else. */
function membersOf(text: string | undefined): readonly unknown[] {
  try {
    const list: unknown = parse(text ?? '', { schema: 'failsafe' });
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  } catch {
    return [];
  }
}

/** What has no tag mostly takes the appVersion, but only the templates know. */
function imageOf({ name, appVersion }: VendoredChart, image: Pick<ImportedImage, 'path' | 'image' | 'from'>): ImportedImage {
  const hasVersion = /[:@][^/]*$/.test(image.image);
  return { ...image, namedBy: name, ...(hasVersion || appVersion === undefined ? {} : { appVersion }) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function mapOf(value: unknown): Values {
  return isMap(value) ? value : {};
}
