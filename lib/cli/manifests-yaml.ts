import { Composer, isMap, isScalar, Parser, visit, type Document } from 'yaml';
import { valuesTextFault, type TextFault } from '../values/read/values-yaml-text';
import { depthFault } from '../values/read/yaml-depth';
import { valuesOfMap } from '../values/read/yaml-value';

/** One object of a stream, and where it begins, counted in UTF-16 units from 0. */
export interface PlacedManifest {
  readonly object: Readonly<Record<string, unknown>>;
  readonly offset: number;
  /** The template that Helm says it rendered the object from. @default - the stream does not say */
  readonly template?: string;
}

/** What a stream holds: objects, or what is wrong with it. */
export type ParsedManifests = { readonly manifests: readonly PlacedManifest[] } | { readonly faults: readonly TextFault[] };

// What scalars mean is decided as for values: by Helm's YAML, which is the API server's.
const OPTIONS = { schema: 'failsafe', uniqueKeys: false, merge: false, prettyErrors: false, logLevel: 'silent' } as const;

/** The objects of a stream of YAML documents. Empty documents are none. */
export function manifestsFromYaml(text: string): ParsedManifests {
  const tokens = [...new Parser().parse(text)];
  const fault = valuesTextFault(text) ?? depthFault(tokens);
  if (fault !== undefined) {
    return { faults: [fault] };
  }
  const documents = [...new Composer(OPTIONS).compose(tokens)];
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error !== undefined) {
    return { faults: [{ what: error.message, fix: 'correct the YAML', offset: error.pos[0] }] };
  }
  const read = documents.filter((document) => !isEmpty(document)).map((document) => readDocument(document, text));
  const faults = read.flatMap((each) => each.faults);
  return faults.length === 0 ? { manifests: read.flatMap(({ manifests }) => manifests) } : { faults };
}

function readDocument(document: Document.Parsed, text: string): { readonly manifests: readonly PlacedManifest[]; readonly faults: readonly TextFault[] } {
  const { contents } = document;
  const offset = contents?.range[0] ?? 0;
  if (!isMap(contents)) {
    return { manifests: [], faults: [{ what: 'this document is no object', fix: 'write apiVersion, kind and metadata', offset }] };
  }
  const { values, faults } = valuesOfMap(document, contents, text);
  return { manifests: [{ object: values, offset, ...templateOf(document) }], faults: [...faults, ...duplicateKeys(document)] };
}

/** `helm template` writes it in a comment: https://github.com/helm/helm/blob/v4.2.3/pkg/action/action.go */
function templateOf({ commentBefore, contents }: Document.Parsed): { readonly template?: string } {
  const template = /^ Source: (\S.*)$/m.exec(`${commentBefore ?? ''}\n${contents?.commentBefore ?? ''}`)?.[1];
  return template === undefined ? {} : { template: template.trim() };
}

/** Keys that a map has twice: parsers keep either, so that what is checked need not be what is applied. */
function duplicateKeys(document: Document.Parsed): readonly TextFault[] {
  const faults: TextFault[] = [];
  visit(document, {
    Map: (_, map) => {
      const known = new Set<string>();
      for (const { key } of map.items) {
        if (isScalar(key) && typeof key.source === 'string') {
          if (known.has(key.source)) {
            faults.push({ what: 'a map has this key twice, of which parsers keep either', fix: 'remove one of them', offset: key.range?.[0] ?? 0 });
          }
          known.add(key.source);
        }
      }
    },
  });
  return faults;
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.tag === undefined && contents.type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/.test(contents.source));
}
