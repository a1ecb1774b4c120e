import { sameExpression } from '../reference/walk-expression';
import type { Problem } from '../diagnostic';
import type { DocumentTemplate, MapNode, Node } from '../template/node';

/** What keeps an object from being one: no apiVersion, kind or name. */
export function findInvalidObjects(root: MapNode, path: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'OBJECT_INVALID', what, in: path, fix });
  return [
    ...(isText(valueAt(root, ['apiVersion']))
      ? []
      : [problem('the object has no apiVersion', 'give it an apiVersion, such as apps/v1')]),
    ...(isText(valueAt(root, ['kind']))
      ? []
      : [problem('the object has no kind', 'give it a kind, such as Deployment')]),
    ...nameProblems(valueAt(root, ['metadata', 'name']), problem),
  ];
}

function nameProblems(name: Node | undefined, problem: (what: string, fix: string) => Problem): readonly Problem[] {
  if (name === undefined) {
    return [problem('the object has no name', 'give it a metadata.name, or leave it out to have one generated')];
  }
  // Names of most kinds: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/; RBAC allows more.
  if (
    name.kind === 'literal' &&
    (typeof name.value !== 'string' || !/^[A-Za-z0-9]([-A-Za-z0-9.:_]{0,251}[A-Za-z0-9])?$/u.test(name.value))
  ) {
    return [
      problem(
        `the object's name ${JSON.stringify(name.value)} is not one that Kubernetes accepts`,
        'use lower-case letters, digits, "-" and "."',
      ),
    ];
  }
  return [];
}

function isText(node: Node | undefined): boolean {
  return node !== undefined && (node.kind !== 'literal' || (typeof node.value === 'string' && node.value !== ''));
}

/** Objects of the same kind and name, unless their conditions differ, so that only one may be there. */
export function findDuplicates(documents: readonly DocumentTemplate[], path: string): readonly Problem[] {
  const seen = new Map<string, DocumentTemplate>();
  return documents.flatMap((document): readonly Problem[] => {
    const key = JSON.stringify([
      identity(document, ['apiVersion']).replace(/\/.*$/u, ''),
      ...[['kind'], ['metadata', 'name'], ['metadata', 'namespace']].map((at) => identity(document, at)),
    ]);
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

function mayExclude(a: DocumentTemplate, b: DocumentTemplate): boolean {
  return a.condition !== undefined && b.condition !== undefined && !sameExpression(a.condition, b.condition);
}

function identity(document: DocumentTemplate, at: readonly string[]): string {
  const node = valueAt(document.root, at);
  if (node === undefined) {
    return '';
  }
  return node.kind === 'literal'
    ? String(node.value)
    : JSON.stringify(node, (key, value: unknown) => (key === 'field' || key === 'helper' ? undefined : value));
}

function describeName(document: DocumentTemplate): string {
  const node = valueAt(document.root, ['metadata', 'name']);
  if (node?.kind === 'scalar' && node.expression.kind === 'text') {
    return `"${node.expression.parts.map((part) => (typeof part === 'string' ? part : '<fullname>')).join('')}"`;
  }
  return node?.kind === 'literal' ? `"${String(node.value)}"` : 'of the same name';
}

function valueAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  const [key, ...rest] = path;
  if (key === undefined) {
    return node;
  }
  const entry =
    node?.kind === 'map' ? node.entries.find((each) => each.kind === 'entry' && each.key === key) : undefined;
  return entry?.kind === 'entry' ? valueAt(entry.value, rest) : undefined;
}
