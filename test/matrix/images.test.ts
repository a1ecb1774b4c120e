import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { HelmApp, chartFiles, coalesceValues, defaultsOf, images, type ImageUse } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { parseAllDocuments } from 'yaml';

const chart = createCompliancePlatform(new HelmApp());
const files = chartFiles(chart);
const uses = images(chart);
const defaults = defaultsOf(chart.definition);

interface RenderedImage {
  readonly template: string;
  readonly container: string;
  readonly image: string;
}

const keyOf = ({ template, container }: { readonly template: string; readonly container?: string }): string => `${template} ${container ?? ''}`;

/** All containers that Helm printed, with the template that it names above each object. */
function renderedImages(text: string): readonly RenderedImage[] {
  return text.split(/^---$/mu).flatMap((document) => {
    const template = /^# Source: [^/]+\/(.*)$/mu.exec(document)?.[1] ?? '';
    return containersIn(parseAllDocuments(document)[0]?.toJS()).map(({ name, image }) => ({ template, container: name, image }));
  });
}

function containersIn(value: unknown): readonly { readonly name: string; readonly image: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'image' in value && 'name' in value ? [value as unknown as { readonly name: string; readonly image: string }] : [];
  return [...own, ...Object.values(value).flatMap(containersIn)];
}

/** The image by the rule that customers know, from the values that the use names. */
function imageByRule(use: ImageUse, values: unknown): string {
  const read = (path = ''): string => String(path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], values));
  const registry = read('global.imageRegistry') || read(use.registry);
  const version = read(use.digest) === '' ? `:${read(use.tag) || String(chart.metadata.appVersion)}` : `@${read(use.digest)}`;
  return `${registry}/${read(use.repository) || String(use.container)}${version}`;
}

forEachHelm((binary) => {
  test('every image that Helm renders under any value set is listed, and is what its values say', () => {
    const seen = new Set<string>();
    withChartFolder(files, (folder) => {
      for (const [name, { values, apiVersions = [] }] of Object.entries(valueSets)) {
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        if (!helm.ok) throw new Error(helm.stderr);
        const rendered = renderedImages(helm.text);
        expect(rendered.length).toBeGreaterThan(4);
        const complete = coalesceValues(defaults, values);
        for (const found of rendered) {
          const use = uses.find((each) => keyOf(each) === keyOf(found));
          expect({ name, ...found, image: use === undefined ? 'not listed' : imageByRule(use, complete) }).toEqual({ name, ...found });
          seen.add(keyOf(found));
        }
      }
    });
    expect(uses.map(keyOf).filter((key) => !seen.has(key))).toEqual([]);
  });
});

test('all of them come from values and obey global.imageRegistry', () => {
  expect(uses.filter(({ relocatedBy }) => !relocatedBy.includes('global.imageRegistry'))).toEqual([]);
});
