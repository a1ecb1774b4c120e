import { ANNOTATION_KEY, formOfName, LABEL_KEY, LABEL_VALUE, lengthOfName, LONGEST_NAME_OF_KEY, type Form } from './name-forms';
import { expressionAt, objectsOf, partsAt, type TemplateObject } from './template-objects';
import { freeEntriesOf, type FreeEntries } from './free-entries';
import { listed, shortestOutside, type Texts } from './texts';
import { textLanguage, textsWhile } from './text-language';
import type { ChartTemplate } from '../../../chart/chart-template';
import type { Repeat, RepeatEntries } from '../../../template/node';
import type { PlacedNode } from '../../../template/parts-of-document';
import type { TemplateRule } from '../../rule';

/** For every release name that Helm admits, every namespace, and whatever else names and labels are joined of. */
export const nameSyntax: TemplateRule = {
  kind: 'template',
  id: 'name-syntax',
  severity: 'error',
  description: 'Names of objects, labels, selectors and the keys of annotations have the form that the API server takes, whatever the name of the release is.',
  remedy: 'Leave metadata.name to the HelmChart, and give the values that names and labels are made of a pattern: dnsLabelPattern, labelValuePattern, labelKeyPattern.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  checks: ['L05'],
  check: function* (template) {
    for (const object of template.documents.flatMap(objectsOf)) {
      const problems = [...partsAt(object, 'metadata', 'name').flatMap((part) => problemsOfText(part, formOfName(object.kind), `the name of a ${object.kind}`, template)), ...object.parts.flatMap((part) => problemsOfPart(part, object, template))];
      yield* [...new Set(problems)].map((problem) => ({ place: object.document.path, source: object.document.source, problem }));
    }
  },
};

function problemsOfPart(part: PlacedNode, { root, kind }: TemplateObject, template: ChartTemplate): readonly string[] {
  const path = part.place.path.slice(root.length);
  const [map, key] = [path.slice(0, -1), path.at(-1) ?? ''];
  if (part.node.kind === 'passthrough') {
    return [
      ...(isLabels(path, kind) ? freeEntriesOf(part.node.expression, template).flatMap(problemsOfLabels) : []),
      ...(isAnnotations(path) ? freeEntriesOf(part.node.expression, template).flatMap((entries) => problemsOfKeys(entries, ANNOTATION_KEY, 'an annotation')) : []),
    ];
  }
  if (isAnnotations(map)) {
    return problemsOfKey(part, key, ANNOTATION_KEY, 'an annotation', template);
  }
  return isLabels(map, kind) ? [...problemsOfKey(part, key, LABEL_KEY, 'a label', template), ...problemsOfText(part, LABEL_VALUE, `the label ${key}`, template)] : [];
}

function isLabels(path: readonly string[], kind: string): boolean {
  const [owner, last] = path.slice(-2);
  return (last === 'labels' && owner === 'metadata') || last === 'matchLabels' || last === 'nodeSelector' || (kind === 'Service' && path.join('/') === 'spec/selector');
}

function isAnnotations(path: readonly string[]): boolean {
  return path.slice(-2).join('/') === 'metadata/annotations';
}

function problemsOfText(part: PlacedNode, form: Form, name: string, template: ChartTemplate): readonly string[] {
  const expression = part.node.kind === 'passthrough' ? undefined : expressionAt(part);
  return expression === undefined ? [] : problemsOutside(textsWhile(part.place.conditions, expression, template), form, name);
}

/** A key that the chart writes, or that a repetition makes. */
function problemsOfKey({ place }: PlacedNode, key: string, form: Form, what: string, template: ChartTemplate): readonly string[] {
  const repeat = place.repeats.at(-1);
  if (key === '*' && isOfEntries(repeat)) {
    return problemsOutside(textLanguage(repeat.entryKey, template), form, `the key of ${what}`);
  }
  return [...problemsOutside(listed(key), form, `the key of ${what}`), ...problemsOfLength(lengthOfName(key), what)];
}

function problemsOfLabels(entries: FreeEntries): readonly string[] {
  return [...problemsOfKeys(entries, LABEL_KEY, 'a label'), ...problemsOutside(entries.values, LABEL_VALUE, 'a label')];
}

function problemsOfKeys({ keys, longestName }: FreeEntries, form: Form, what: string): readonly string[] {
  return [...problemsOutside(keys, form, `the key of ${what}`), ...problemsOfLength(longestName, what)];
}

function problemsOutside(texts: Texts, { pattern, what }: Form, name: string): readonly string[] {
  const found = shortestOutside(texts, pattern);
  return found === undefined ? [] : [`${name} can be ${JSON.stringify(found)}; it has to be ${what}`];
}

function problemsOfLength(length: number, what: string): readonly string[] {
  return length <= LONGEST_NAME_OF_KEY ? [] : [`the key of ${what} may have ${String(LONGEST_NAME_OF_KEY)} characters after "/", and ${Number.isFinite(length) ? `can have ${String(length)}` : 'nothing limits it'}`];
}

function isOfEntries(repeat: Repeat | undefined): repeat is RepeatEntries {
  return repeat !== undefined && 'entryKey' in repeat;
}
