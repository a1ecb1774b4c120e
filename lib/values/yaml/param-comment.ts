import { defaultOf } from '../defaults-of';
import type { Field } from '../field';
import { printPath, type ValuesPath } from '../values-path';
import { COMMENT_WIDTH, commentLines, plainText, splitFirstSentence } from './comment';

/** When a value without a default has to be set, as a sentence. */
export type Requirement = string | undefined;

/**
 * The comment above a key that holds no other keys, in the syntax of Bitnami's readme-generator. That
 * tool reads one line for each key, so the first sentence is never wrapped.
 */
export function paramComment(field: Field, path: ValuesPath, requirement: Requirement): readonly string[] {
  const indent = 2 * (path.length - 1);
  // A key that values.yaml does not hold is `@extra` to that tool.
  const tag = defaultOf(field) === undefined ? '@extra' : '@param';
  const tags = ['##', tag, printPath(path), modifiers(field)].filter((part) => part !== '').join(' ');
  return [
    ...descriptionLines(tags, field.description, indent),
    ...commentLines(allowedValues(field), indent),
    ...commentLines(requirement ?? '', indent),
    ...commentLines(field.deprecated === undefined ? '' : `Deprecated: ${field.deprecated}`, indent),
  ];
}

function descriptionLines(tags: string, description: string, indent: number): readonly string[] {
  const whole = `${tags} ${plainText(description)}`;
  if (indent + whole.length <= COMMENT_WIDTH) {
    return [whole];
  }
  const [first, rest] = splitFirstSentence(description);
  return [`${tags} ${first}`, ...commentLines(rest, indent)];
}

function modifiers(field: Field): string {
  if (defaultOf(field) === undefined) {
    return '';
  }
  const names = [...shapeModifier(field), ...(field.removable === true ? ['nullable'] : [])];
  return names.length === 0 ? '' : `[${names.join(',')}]`;
}

function shapeModifier(field: Field): readonly string[] {
  switch (field.kind) {
    case 'list':
      return ['array'];
    case 'map':
    case 'secret-key-ref':
      return ['object'];
    case 'kubernetes':
      return { list: ['array'], map: ['object'], scalar: ['nullable'] }[field.shape];
    default:
      return [];
  }
}

function allowedValues(field: Field): string {
  switch (field.kind) {
    case 'choice':
      return `One of: ${field.choices.map((choice) => (choice === '' ? '""' : choice)).join(', ')}.`;
    case 'integer':
    case 'number':
    case 'port':
      return allowedRange(field.minimum, field.maximum);
    default:
      return '';
  }
}

function allowedRange(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) {
    return `From ${String(minimum)} to ${String(maximum)}.`;
  }
  if (minimum !== undefined) {
    return `At least ${String(minimum)}.`;
  }
  return maximum === undefined ? '' : `At most ${String(maximum)}.`;
}
