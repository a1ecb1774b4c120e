import { changedValues } from '../changed-values';
import { commentLines } from './comment';
import { yamlEntry } from './yaml-entry';
import type { ValuesDefinition } from '../field';

/**
 * The text of a values file that says only what differs from the defaults, under a comment of these paragraphs.
 * Helm reads it alike in all versions.
 */
export function printOverlayYaml(definition: ValuesDefinition<unknown>, overlay: Readonly<Record<string, unknown>>, paragraphs: readonly string[]): string {
  const comment = paragraphs.flatMap((paragraph) => commentLines(paragraph, 0));
  const entries = Object.entries(changedValues(definition, overlay)).flatMap(([key, value]) => yamlEntry(key, value));
  return `${[...comment, ...entries].join('\n')}\n`;
}
