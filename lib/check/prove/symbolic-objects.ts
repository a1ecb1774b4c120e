import { symbolicNode } from './symbolic-node';
import { isTrue } from './symbolic-expression';
import { symbolicView } from './symbolic-view';
import type { ObjectView } from '../object-view';
import type { DocumentTemplate, MapNode } from '../../template/node';
import type { Scope } from './scope';

/** Views of all objects of a chart, for all values at once. */
export function symbolicObjects(scope: Scope): readonly ObjectView[] {
  return scope.template.documents.map((document) => symbolicObject(document, scope));
}

/** A view of one object of a chart, for all values at once. */
export function symbolicObject({ root, condition, path, source }: DocumentTemplate, scope: Scope): ObjectView {
  return {
    apiVersion: literalText(root, 'apiVersion'),
    kind: literalText(root, 'kind'),
    source,
    templatePath: path,
    root: symbolicView(scope.path, () => symbolicNode(root, scope), ''),
    isRendered: () => isTrue(condition, scope),
  };
}

/** The apiVersion and kind of an object are constants: a chart in which they are not does not compile. */
function literalText(root: MapNode, key: string): string {
  const entry = root.entries.find((each) => each.kind === 'entry' && each.key === key);
  return entry?.kind === 'entry' && entry.value.kind === 'literal' ? String(entry.value.value) : '';
}
