import { printYaml } from './print-yaml';
import type { RenderedTemplate } from '../chart/render';

/** The objects of a chart as YAML documents that every parser reads alike, with the comments of `helm template`. */
export function printManifests(chartName: string, rendered: readonly RenderedTemplate[]): string {
  return rendered.map(({ object, templatePath }) => `---\n# Source: ${chartName}/${templatePath}\n${printYaml(object)}`).join('');
}
