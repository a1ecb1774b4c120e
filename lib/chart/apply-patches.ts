import { JsonPatch } from 'cdk8s';
import { ChartError, isChartError } from '../diagnostic';
import { expand } from './expand';
import { isOpenMap, keysOf, referenceIn, stepInto, targetOf } from './patch-target';
import type { Mark } from './mark-reference';
import type { Purpose } from './patch-target';
import type { HandedOut } from './unmark';
import type { ApiObject } from 'cdk8s';

/** An operation of a patch: https://datatracker.ietf.org/doc/html/rfc6902#section-4. */
interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
}

/**
 * A serialised object after its patches, one by one, as cdk8s applies them. They find the own keys of maps
 * into which references are spread; what comes from values is no patch's to find.
 *
 * @throws ChartError UNSUPPORTED_STRUCTURE – when a patch looks for what is known only at install time, or cannot be applied.
 */
export function applyPatches(object: ApiObject, serialized: unknown, patches: readonly JsonPatch[], handedOut: HandedOut, mark: Mark): unknown {
  return patches.reduce((document, patch) => {
    const operation = patch._toJson() as Operation;
    assertKnown(object, document, operation, handedOut);
    const patched = apply(object, document, patch, operation);
    putLast(patched, operation, handedOut);
    return patched;
  }, expand(serialized, handedOut, mark));
}

function apply(object: ApiObject, document: unknown, patch: JsonPatch, operation: Operation): unknown {
  try {
    return JsonPatch.apply(document, patch) as unknown;
  } catch (thrown) {
    if (isChartError(thrown)) {
      throw thrown;
    }
    // After the first line follows the whole object, markers and all.
    const [cause = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
    throw new ChartError('UNSUPPORTED_STRUCTURE', `${nameOfPatch(operation)} cannot be applied: ${cause}`, {
      in: object.node.path,
      fix: 'write the path and value of what the object holds when the patch is applied',
    });
  }
}

/** Patches pass over the removal of what is not there, so one of what is not there yet would be lost in silence. */
function assertKnown(object: ApiObject, document: unknown, operation: Operation, handedOut: HandedOut): void {
  const { op, from, path } = operation;
  const source = from === undefined ? [] : [targetOf(document, from, op === 'move' ? 'take' : 'read', handedOut)];
  for (const target of [...source, targetOf(document, path, purposeOf(op), handedOut)]) {
    if (target.unknown !== undefined) {
      const { at, key, decider } = target.unknown;
      const place = at === '' ? 'the object' : at;
      throw new ChartError('UNSUPPORTED_STRUCTURE', `${nameOfPatch(operation)} looks for ${JSON.stringify(key)} in ${place}, which depends on ${decider}, known only at install time`, {
        in: object.node.path,
        fix: `replace ${place} as a whole, with JsonPatch.replace(${JSON.stringify(at)}, …)`,
      });
    }
    const compared = op === 'test' ? referenceIn(target.value, handedOut) : undefined;
    if (compared !== undefined) {
      throw new ChartError('UNSUPPORTED_STRUCTURE', `${nameOfPatch(operation)} compares what depends on ${compared}, known only at install time`, {
        in: object.node.path,
        fix: 'leave the test out',
      });
    }
  }
}

function purposeOf(op: Operation['op']): Purpose {
  switch (op) {
    case 'test':
      return 'read';
    case 'remove':
      return 'take';
    case 'replace':
      return 'set';
    case 'add':
    case 'move':
    case 'copy':
      return 'add';
  }
}

function nameOfPatch({ op, from, path }: Operation): string {
  return `JsonPatch.${op}(${[from, path].filter((pointer) => pointer !== undefined).map((pointer) => JSON.stringify(pointer)).join(', ')})`;
}

/** What a patch sets wins over what is spread into the same map, wherever the key stood before. */
function putLast(document: unknown, { op, path }: Operation, handedOut: HandedOut): void {
  const keys = keysOf(path);
  const key = keys.at(-1);
  const holder = keys.slice(0, -1).reduce(stepInto, document);
  if (key !== undefined && !['remove', 'test'].includes(op) && isOpenMap(holder, handedOut) && Object.hasOwn(holder, key)) {
    const value = holder[key];
    Reflect.deleteProperty(holder, key);
    holder[key] = value;
  }
}
