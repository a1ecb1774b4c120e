import { commonFields } from '../definition/common-block';
import type { Field, ValuesDefinition } from '../field';
import { commentLines, plainText } from './comment';
import { fieldLines, isContainer, keysInside, type PlacedKey } from './field-lines';

/** How values.yaml speaks about its chart. */
export interface ValuesYamlOptions {
  /** The name of the chart, for the first line and the section of keys that are in no object. @default - the chart is not named */
  readonly chartName?: string;
}

/**
 * The text of a chart's values.yaml: every default in the order of declaration, with the comments
 * that Bitnami's readme-generator reads. What the customer must set is commented out.
 */
export function printValuesYaml(definition: ValuesDefinition<unknown>, options: ValuesYamlOptions = {}): string {
  const keys = keysInside({ key: '', field: definition.root, path: [] });
  const lines = keys.flatMap((placed, index) => {
    const section = sectionOf(placed, options);
    const isNew =
      index === 0 || section.title !== sectionOf(keys[index - 1] ?? placed, options).title || isContainer(placed.field);
    return [...(isNew ? ['', ...sectionLines(section)] : []), '', ...fieldLines(placed)];
  });
  return `${[...headerLines(options), ...lines].join('\n')}\n`;
}

interface Section {
  readonly title: string;
  readonly description: string;
}

function headerLines({ chartName }: ValuesYamlOptions): readonly string[] {
  return [
    `# Default values${chartName === undefined ? '' : ` of ${plainText(chartName)}`}.`,
    '# values.schema.json describes each of them, and refuses keys that are not listed here.',
  ];
}

function sectionOf({ key, field }: PlacedKey, { chartName }: ValuesYamlOptions): Section {
  if (isContainer(field)) {
    return { title: plainText(titleOf(field) ?? key), description: field.kind === 'object' ? field.description : '' };
  }
  const isCommon = Object.hasOwn(commonFields, key);
  return { title: isCommon ? 'Common parameters' : `${plainText(chartName ?? 'Chart')} parameters`, description: '' };
}

function titleOf(field: Field): string | undefined {
  return field.kind === 'object' || field.kind === 'union' ? field.section : undefined;
}

function sectionLines({ title, description }: Section): readonly string[] {
  return [`## @section ${title}`, ...commentLines(description, 0)];
}
