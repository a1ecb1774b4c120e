import { commonFields } from '../../../values/definition/common-block';
import { childField, namedFields, printPath, type Field } from '../../../values';
import { rawUses } from '../../../chart/raw-uses';
import { placesRead, type ValuesPlace } from './places-read';
import { rawReads } from './raw-reads';
import { readTree } from './read-tree';
import type { TemplateRule } from '../../rule';

/**
 * What a customer can set is read, and what is read can be set. The values that every chart has are not asked about,
 * nor those that are deprecated: they are declared so that older values files are still accepted. Whether a value
 * that is read changes what is rendered is not decided.
 */
export const valuesUsed: TemplateRule = {
  kind: 'template',
  id: 'values-used',
  severity: 'error',
  description: 'Every declared value is read by an object, a guard or a note, and every value that is read is declared.',
  remedy: 'Pass the value to a construct, or remove its declaration; mark it as deprecated where older values files have it.',
  source: 'https://helm.sh/docs/chart_best_practices/values/',
  check: function* (template, chart) {
    const { root } = template.definition;
    const isRead = readTree(placesRead(template));
    for (const [key, field] of Object.entries(root.fields)) {
      for (const place of key in commonFields ? [] : unread(field, [key], isRead)) {
        yield { place: printPlace(place), problem: 'the value is declared, and nothing reads it' };
      }
    }
    for (const { text, path } of rawUses(chart)) {
      for (const place of rawReads(text).filter((each) => !isDeclared(root, each))) {
        yield { place: path, problem: `a raw expression reads values.${printPlace(place)}, which is not declared` };
      }
    }
  },
};

/** The innermost places of a field that nothing reads. */
function unread(field: Field, place: ValuesPlace, isRead: (place: ValuesPlace) => boolean): readonly ValuesPlace[] {
  if (field.deprecated !== undefined) {
    return [];
  }
  const inner = field.kind === 'list' ? inside(field.item) : field.kind === 'map' ? inside(field.entry) : Object.entries(namedFields(field)).map(([key, each]) => [[key], each] as const);
  return inner.length === 0 ? (isRead(place) ? [] : [place]) : inner.flatMap(([keys, each]) => unread(each, [...place, ...keys], isRead));
}

/** The fields of each member of a list or map; of members that have none, nothing. */
function inside(member: Field): readonly (readonly [ValuesPlace, Field])[] {
  const hasInside = Object.keys(namedFields(member)).length > 0 || member.kind === 'list' || member.kind === 'map';
  return hasInside ? [[['*'], member]] : [];
}

/** Whether a place is declared, or lies in something whose inside is open. */
function isDeclared(field: Field, [key, ...rest]: ValuesPlace): boolean {
  if (key === undefined || field.kind === 'kubernetes') {
    return true;
  }
  const child = childField(field, key);
  return child === undefined ? field.kind === 'object' && field.open === true : isDeclared(child, rest);
}

function printPlace(place: ValuesPlace): string {
  return printPath(place).replaceAll('["*"]', '[*]');
}
