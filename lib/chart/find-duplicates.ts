import { acceptsKey, acceptsShallowly } from '../values/leaf-acceptance';
import { isDistinctFor, partsOfText } from '../reference/distinct';
import { expressionOfNode } from '../template/settle-map';
import { sameExpression } from '../reference/walk-expression';
import { printForMessage } from '../reference/expression-message';
import { valueAt } from './check-objects';
import type { Problem } from '../diagnostic';
import type { Expression } from '../reference/expression';
import type { DocumentTemplate, RepeatDocuments } from '../template/node';

/** Objects of the same kind and name, unless their conditions differ, so that only one may be there. */
export function findDuplicates(documents: readonly DocumentTemplate[], path: string): readonly Problem[] {
  return [...findRepeatedNames(documents, path), ...findSameObjects(documents, path), ...findTakenNames(documents, path)];
}

function findSameObjects(documents: readonly DocumentTemplate[], path: string): readonly Problem[] {
  const seen = new Map<string, DocumentTemplate>();
  return documents.flatMap((document): readonly Problem[] => {
    const key = JSON.stringify([kindOf(document), identity(document, ['metadata', 'name'])]);
    const other = seen.get(key);
    seen.set(key, document);
    if (other === undefined || mayExclude(document, other)) {
      return [];
    }
    return [
      {
        code: 'OBJECT_DUPLICATE',
        what: `${other.source} and ${document.source} are both the ${identity(document, ['kind'])} ${describeName(document)}`,
        in: path,
        fix: 'give one of them another id or metadata.name',
      },
    ];
  });
}

/** Repeated objects whose names may be the same for two members. */
function findRepeatedNames(documents: readonly DocumentTemplate[], path: string): readonly Problem[] {
  return documents.flatMap((document): readonly Problem[] => {
    const { repeat } = document;
    const name = nameOf(document);
    if (repeat === undefined || (name !== undefined && isDistinctFor(name, idOf(repeat), repeat.key === undefined ? [] : [repeat.member]))) {
      return [];
    }
    const part = repeat.key === undefined ? 'text' : 'key';
    return [
      {
        code: 'OBJECT_DUPLICATE',
        what: `${document.source} is repeated for ${printForMessage(repeat.source)}, and its name may be the same for two of them`,
        in: path,
        fix: `give it a metadata.name such as text\`…-\${${part}}\`, with the ${part} that the callback of repeatObjects is given, or with its checksum`,
      },
    ];
  });
}

/** Objects with a name that a member of a repetition can take. */
function findTakenNames(documents: readonly DocumentTemplate[], path: string): readonly Problem[] {
  return documents.flatMap((document) => {
    const { repeat } = document;
    const others = repeat === undefined ? [] : documents.filter((other) => other !== document && kindOf(other) === kindOf(document));
    return others
      .filter((other) => repeat !== undefined && canTake(document, repeat, other))
      .map((other): Problem => ({
        code: 'OBJECT_DUPLICATE',
        what: `${document.source} is repeated for ${printForMessage(repeat?.source ?? ABSENT)}, and one of them may have the name of ${other.source}, which is a ${identity(other, ['kind'])} too`,
        in: path,
        fix: 'let the names differ before the part that is repeated, or use its checksum',
      }));
  });
}

const ABSENT: Expression = { kind: 'literal', value: null };

/** Whether a repeated object has the name of another object for some text or key. */
function canTake(document: DocumentTemplate, repeat: RepeatDocuments, other: DocumentTemplate): boolean {
  const [left, right] = [nameOf(document), nameOf(other)].map((name) => (name === undefined ? [] : [...textParts(name)])) as [Part[], Part[]];
  while (left.length > 0 && right.length > 0 && isSamePart(left[0] as Part, right[0] as Part)) {
    left.shift();
    right.shift();
  }
  while (left.length > 0 && right.length > 0 && isSamePart(left.at(-1) as Part, right.at(-1) as Part)) {
    left.pop();
    right.pop();
  }
  const [only, ...others] = left;
  const isMember = others.length === 0 && typeof only === 'object' && only.kind === 'variable';
  const letters = right.filter((part) => typeof part === 'string');
  return isMember && right.length > 0 && (letters.length < right.length || isAccepted(repeat, letters.join('')));
}

type Part = string | Expression;

/** The parts of a text, constant ones by character, so that they can be compared. */
function textParts(expression: Expression): readonly Part[] {
  const parts = expression.kind === 'literal' ? [String(expression.value)] : partsOfText(expression);
  return parts.flatMap((part): readonly Part[] => (typeof part === 'string' ? Array.from(part) : [part]));
}

function isSamePart(a: Part, b: Part): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : sameExpression(a, b);
}

function isAccepted({ source }: RepeatDocuments, text: string): boolean {
  const field = source.kind === 'value' || source.kind === 'variable' ? source.field : undefined;
  return field?.kind === 'map' ? acceptsKey(field, text) : field?.kind !== 'list' || acceptsShallowly(field.item, text);
}

/** What tells the objects of a repetition apart. */
function idOf({ key, member }: RepeatDocuments): RepeatDocuments['member'] {
  return key ?? member;
}

function mayExclude(a: DocumentTemplate, b: DocumentTemplate): boolean {
  return a.condition !== undefined && b.condition !== undefined && !sameExpression(a.condition, b.condition);
}

/** API group, kind and namespace. */
function kindOf(document: DocumentTemplate): string {
  return JSON.stringify([identity(document, ['apiVersion']).replace(/\/.*$/u, ''), identity(document, ['kind']), identity(document, ['metadata', 'namespace'])]);
}

function identity(document: DocumentTemplate, at: readonly string[]): string {
  const node = valueAt(document.root, at);
  if (node === undefined) {
    return '';
  }
  return node.kind === 'literal'
    ? String(node.value)
    : JSON.stringify(node, (key, value: unknown) => (['field', 'helper', 'variable'].includes(key) ? undefined : value));
}

/** The name as one expression; undefined where it is no text. */
function nameOf(document: DocumentTemplate): Expression | undefined {
  const node = valueAt(document.root, ['metadata', 'name']);
  return node === undefined || node.kind === 'map' || node.kind === 'list' ? undefined : expressionOfNode(node, '');
}

function describeName(document: DocumentTemplate): string {
  const node = valueAt(document.root, ['metadata', 'name']);
  if (node?.kind === 'scalar' && node.expression.kind === 'text') {
    return `"${node.expression.parts.map((part) => (typeof part === 'string' ? part : '<fullname>')).join('')}"`;
  }
  return node?.kind === 'literal' ? `"${String(node.value)}"` : 'of the same name';
}
