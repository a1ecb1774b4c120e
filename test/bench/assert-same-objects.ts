import { deepStrictEqual } from 'node:assert';

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Throws unless both are the same objects in any order: otherwise the two did not do the same work. */
export function assertSameObjects(ours: readonly unknown[], theirs: readonly unknown[]): void {
  deepStrictEqual(byName(ours), byName(theirs));
}

function byName(objects: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (objects as readonly Named[]).map((object) => [`${object.kind} ${object.metadata.name}`, object]),
  );
}
