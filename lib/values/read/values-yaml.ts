import { Composer, type CST, type Document, isMap, isScalar, Parser } from 'yaml';

import { type TextFault, valuesTextFault } from './values-yaml-text';
import { depthFault } from './yaml-depth';
import { tabFault } from './yaml-tabs';
import { valuesOfMap } from './yaml-value';

/** What a text holds: values, or what is wrong with it. */
export type ParsedValues =
  { readonly values: Readonly<Record<string, unknown>> } | { readonly faults: readonly TextFault[] };

// Without a schema all scalars stay text: what they mean to Helm is not what any schema says.
const OPTIONS = {
  schema: 'failsafe',
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * The values in the text of a values file, as Helm 3 and 4 both read them; what they read differently, or what
 * only one of them reads, is a fault. Nothing but blanks and comments are empty values.
 */
export function valuesFromYaml(text: string): ParsedValues {
  const fault = valuesTextFault(text);
  if (fault !== undefined) {
    return { faults: [fault] };
  }
  const tokens = [...new Parser().parse(text)];
  const depth = depthFault(tokens);
  return depth === undefined
    ? valuesOfDocuments(compose(tokens), text)
    : { faults: [depth] };
}

/** The YAML documents of the text of a values file. */
export function documentsOf(text: string): readonly Document.Parsed[] {
  return compose([...new Parser().parse(text)]);
}

function compose(tokens: readonly CST.Token[]): readonly Document.Parsed[] {
  return [...new Composer(OPTIONS).compose(tokens)];
}

function valuesOfDocuments(documents: readonly Document.Parsed[], text: string): ParsedValues {
  const tab = tabFault(documents, text);
  if (tab !== undefined) {
    return { faults: [tab] };
  }
  const [first, ...others] = documents;
  const errors = documents.flatMap((document) => document.errors);
  const [error] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error !== undefined) {
    // Those after it are mostly its consequences.
    return { faults: [{ what: error.message, fix: 'correct the YAML', offset: error.pos[0] }] };
  }
  const second = others.find((document) => !isEmpty(document));
  if (second !== undefined) {
    const what = 'there is a second YAML document; Helm 3 reads the first, Helm 4 lays all over each other';
    return { faults: [{ what, fix: 'put it into a file of its own', offset: second.range[0] }] };
  }
  if (first === undefined || isEmpty(first)) {
    return emptyValues(text);
  }
  if (!isMap(first.contents)) {
    const what = 'the top level is not a map';
    return { faults: [{ what, fix: 'write keys and values: key: value', offset: first.contents?.range[0] ?? 0 }] };
  }
  const { values, faults } = valuesOfMap(first, first.contents, text);
  return faults.length === 0 ? { values } : { faults };
}

function emptyValues(text: string): ParsedValues {
  const offset = /^---/m.test(text) ? -1 : text.search(/^\.\.\./m);
  const fault = { what: 'a document ends here before it began, which Helm refuses', fix: 'remove the line', offset };
  return offset === -1 ? { values: {} } : { faults: [fault] };
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return (
    contents === null ||
    (isScalar(contents) &&
      contents.type === 'PLAIN' &&
      contents.tag === undefined &&
      /^(?:~|null|Null|NULL)?$/.test(contents.source))
  );
}
