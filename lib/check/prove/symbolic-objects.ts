import { symbolicNode } from './symbolic-node';
import { isTrue, symbolicOf } from './symbolic-expression';
import { symbolicView } from './symbolic-view';
import { membersOf } from './read-symbolic';
import { ABSENT, constant, idOf, type Member } from './symbolic';
import { remember } from './history';
import { withVariable, type Scope } from './scope';
import { whileAssumed } from './while-assumed';
import type { ObjectView } from '../object-view';
import type { DocumentTemplate, MapNode, RepeatDocuments } from '../../template/node';

/** Views of all objects of a chart, for all values at once. Of those that are repeated, two stand for all. */
export function symbolicObjects(scope: Scope): readonly ObjectView[] {
  return scope.template.documents.flatMap((document) => (document.repeat === undefined ? [symbolicObject(document, scope)] : [symbolicObject(document, scope), symbolicObject(document, scope, 1)]));
}

/** A view of one object of a chart, for all values at once. Of one that is repeated, it is that of an arbitrary member. */
export function symbolicObject({ root, condition, path, source, repeat }: DocumentTemplate, scope: Scope, index: 0 | 1 = 0): ObjectView {
  const inner = repeat === undefined ? () => scope : whileAssumed(scope.path, () => scopeOfMember(repeat, source, scope, index));
  return {
    apiVersion: literalText(root, 'apiVersion'),
    kind: literalText(root, 'kind'),
    source,
    templatePath: path,
    root: symbolicView(
      scope.path,
      () => {
        const within = inner();
        return within === undefined ? ABSENT : symbolicNode(root, within);
      },
      '',
    ),
    isRendered: () => {
      const within = isTrue(condition, scope) ? inner() : undefined;
      return within !== undefined && isTrue(repeat?.condition, within);
    },
  };
}

/** The scope of an arbitrary member, or of a second one; undefined where there is none. */
function scopeOfMember(repeat: RepeatDocuments, source: string, scope: Scope, index: 0 | 1): Scope | undefined {
  const members = membersOf(scope.path, symbolicOf(repeat.source, scope), index === 0 ? 1 : 2);
  const member = repeat.key === undefined ? members[index] : entryOf(members, source, scope);
  return member === undefined ? undefined : withVariable(scope, [[repeat.key, member.key ?? constant(undefined)], [repeat.member, member.value]]);
}

/** One of the entries of a map that no other object of those that are repeated for it is of. */
function entryOf(entries: readonly Member[], source: string, { path }: Scope): Member | undefined {
  const idIn = ({ key }: Member): string => `${source} of ${key === undefined || key.kind === 'map' || key.kind === 'list' ? '' : idOf(key)}`;
  const free = entries.filter((entry) => !path.met.has(idIn(entry)));
  const entry = free.length === 0 ? undefined : free[path.choose(free.length)];
  if (entry !== undefined) {
    remember(path, path.met, idIn(entry), 1);
  }
  return entry;
}

/** The apiVersion and kind of an object are constants: a chart in which they are not does not compile. */
function literalText(root: MapNode, key: string): string {
  const entry = root.entries.find((each) => each.kind === 'entry' && each.key === key);
  return entry?.kind === 'entry' && entry.value.kind === 'literal' ? String(entry.value.value) : '';
}
