import { mayBeAbsent } from '../reference/expression-type';
import type { Problem } from '../diagnostic';
import type { MapNode, Node } from '../template/node';

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
    ...nameProblems(nameOf(root), problem),
    ...hookProblems(valueAt(root, ['metadata', 'annotations', 'helm.sh/hook']), problem),
  ];
}

function nameProblems(name: Node | undefined, problem: (what: string, fix: string) => Problem): readonly Problem[] {
  if (name === undefined) {
    return [problem('the object has no name', 'give it a metadata.name, or leave it out to have one generated')];
  }
  if (mayBeNull(name)) {
    return [problem('the object has no name for some values', 'give when(…) a third argument, or use defaultTo(…)')];
  }
  if (name.kind === 'choice') {
    return [...nameProblems(name.then, problem), ...nameProblems(name.otherwise, problem)];
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

// https://helm.sh/docs/topics/charts_hooks/; test-success is Helm 2's name of test.
const HOOKS: ReadonlySet<string> = new Set([
  'pre-install',
  'post-install',
  'pre-delete',
  'post-delete',
  'pre-upgrade',
  'post-upgrade',
  'pre-rollback',
  'post-rollback',
  'test',
  'test-success',
]);

/** Helm leaves out, without a word, every object with a hook that it does not know. */
function hookProblems(hook: Node | undefined, problem: (what: string, fix: string) => Problem): readonly Problem[] {
  switch (hook?.kind) {
    case undefined:
      return [];
    case 'choice':
      return [...hookProblems(hook.then, problem), ...hookProblems(hook.otherwise, problem)];
    case 'literal': {
      const unknown = String(hook.value)
        .split(',')
        .map((each) => each.trim().toLowerCase())
        .find((each) => !HOOKS.has(each));
      return unknown === undefined
        ? []
        : [
            problem(
              `Helm knows no hook ${JSON.stringify(unknown)} and would leave the object out`,
              `use one or more of: ${[...HOOKS].join(', ')}`,
            ),
          ];
    }
    default:
      return [
        problem(
          'the annotation helm.sh/hook is computed, and Helm would leave the object out where it knows no such hook',
          'write the hook as text, with when(…) where it depends on values',
        ),
      ];
  }
}

/** The name where the object has one whatever the values are: an entry that may be left out counts as none. */
function nameOf(root: MapNode): Node | undefined {
  const metadata = valueAt(root, ['metadata']);
  const names = metadata?.kind === 'map' ? metadata.entries.filter((each) => each.kind === 'entry' && each.key === 'name') : [];
  return names.length === 1 && names[0]?.condition !== undefined
    ? { kind: 'literal', value: null }
    : valueAt(metadata, ['name']);
}

function mayBeNull(name: Node): boolean {
  return name.kind === 'literal' ? name.value === null : name.kind === 'scalar' && mayBeAbsent(name.expression);
}

function isText(node: Node | undefined): boolean {
  return node !== undefined && (node.kind !== 'literal' || (typeof node.value === 'string' && node.value !== ''));
}

/** What stands at a path of keys that are written out; undefined where nothing does. */
export function valueAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  const [key, ...rest] = path;
  if (key === undefined) {
    return node;
  }
  const entry =
    node?.kind === 'map' ? node.entries.find((each) => each.kind === 'entry' && each.key === key) : undefined;
  return entry?.kind === 'entry' ? valueAt(entry.value, rest) : undefined;
}
