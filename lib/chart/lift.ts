import { randomUUID } from 'node:crypto';
import { ApiObject, JsonPatch } from 'cdk8s';
import { ChartError, describe } from '../diagnostic';
import { applyPatches } from './apply-patches';
import { markedMap, markReference } from './mark-reference';
import { failureOf } from './serialisation-failure';
import { isReference, unmark } from './unmark';
import { deferredOf, nameOf, spreadItemOf, SPREAD_KEY } from '../reference/deferred';
import { holdsReferences } from '../reference/inspect';
import { isTextOrNumberClass } from '../reference/text-or-number-class';
import type { Mark } from './mark-reference';
import type { HandedOut } from './unmark';
import type { App, IResolver, ResolutionContext } from 'cdk8s';

/** What an ApiObject holds, with references where they were put. */
export type LiftedObject = Readonly<Record<string, unknown>>;

/** Carries references through cdk8s's own serialisation, which knows only text, numbers, lists and maps. */
export interface Lift {
  /** Replaces each reference by a marker while cdk8s resolves an object. */
  readonly resolver: IResolver;
  /** The object with its references in place again. */
  readonly lift: (object: ApiObject) => LiftedObject;
}

const LIFT = Symbol.for('chartwright.lift');

/** Gives an app its lift. */
export function attachLift(app: App, lift: Lift): void {
  Object.defineProperty(app, LIFT, { value: lift });
}

/**
 * The lift of the app that a construct belongs to.
 *
 * @throws ChartError REFERENCE_OUTSIDE_CHART – when the app is not a HelmApp.
 */
export function liftOf(app: App): Lift {
  const lift = (app as { readonly [LIFT]?: Lift })[LIFT];
  if (lift === undefined) {
    throw new ChartError('REFERENCE_OUTSIDE_CHART', 'a HelmChart was created in an App that is not a HelmApp', {
      fix: 'create the app with new HelmApp()',
    });
  }
  return lift;
}

/** Asked for each object that holds references: throws unless it may hold them. */
export type PlacementCheck = (object: ApiObject, value: object) => void;

/** A lift for one app. */
export function createLift(checkPlacement: PlacementCheck): Lift {
  const nonce = randomUUID();
  let handedOut = new Map<string, unknown>();
  const mark: Mark = (value) => {
    const marker = `\u{e000}${nonce}#${String(handedOut.size)}\u{e001}`;
    handedOut.set(marker, value);
    return marker;
  };
  return {
    resolver: {
      resolve: (context) => {
        markReferences(context, mark, checkPlacement);
      },
    },
    lift: (object) => {
      handedOut = new Map();
      const patches = patchesOf(object);
      // What a patch of the author replaces or removes is not lost: look without patches.
      const unpatched = patches.length === 0 ? object : withPatches(object, []);
      const json = serialize(unpatched);
      const swallowed = findLost(json, handedOut);
      if (swallowed !== undefined) {
        throw lost(object, swallowed);
      }
      return unmark(patches.length === 0 ? json : patchedJson(unpatched, patches, handedOut, mark), handedOut) as LiftedObject;
    },
  };
}

/** What an object becomes with patches that look into the maps that markers stand for. */
function patchedJson(unpatched: ApiObject, patches: readonly JsonPatch[], handedOut: HandedOut, mark: Mark): unknown {
  // Generated classes rename keys, and leave out those that they do not know, after patches: they get the result as one patch.
  const document = serialize(unpatched, () => ApiObject.prototype.toJson.call(unpatched) as unknown);
  return serialize(withPatches(unpatched, [JsonPatch.replace('', applyPatches(unpatched, document, patches, handedOut, mark))]));
}

function patchesOf(object: ApiObject): readonly JsonPatch[] {
  return (object as unknown as { readonly patches: readonly JsonPatch[] }).patches;
}

function withPatches(object: ApiObject, patches: readonly JsonPatch[]): ApiObject {
  return Object.create(object, { patches: { value: patches } }) as ApiObject;
}

/** A reference whose marker is not in the serialised object any more. */
function findLost(json: unknown, handedOut: HandedOut): unknown {
  if (handedOut.size === 0) {
    return undefined;
  }
  // In one pass: looking for each marker takes seconds for an object with thousands of references.
  const arrived = new Set<string>();
  noteMarkers(json, handedOut, arrived);
  return [...handedOut].find(([marker]) => !arrived.has(marker))?.[1];
}

/** Collects the markers in data, and in the maps that markers stand for: such a map may be a whole object. */
function noteMarkers(value: unknown, handedOut: HandedOut, arrived: Set<string>): void {
  if (typeof value === 'string') {
    if (handedOut.has(value) && !arrived.has(value)) {
      arrived.add(value);
      noteMarkers(handedOut.get(value), handedOut, arrived);
    }
  } else if (typeof value === 'object' && value !== null && !isReference(value)) {
    for (const each of Object.values(value)) {
      noteMarkers(each, handedOut, arrived);
    }
  }
}

function markReferences(context: ResolutionContext, mark: Mark, checkPlacement: PlacementCheck): void {
  const value: unknown = context.value;
  if (isReference(value)) {
    checkPlacement(context.obj, value as object);
    context.replaceValue(markReference(value, mark));
  } else if (needsCarrying(value)) {
    if (holdsReferences(value)) {
      checkPlacement(context.obj, value as object);
    }
    context.replaceValue(markedMap(mark(value)));
  } else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null) {
    // cdk8s takes for plain only what has a constructor, and would keep the key `value` alone.
    context.replaceValue({ ...value });
  } else if (isTextOrNumberClass(value)) {
    if (context.obj.constructor === ApiObject) {
      context.replaceValue(value.value);
    }
  } else if (isReducedByCdk8s(value)) {
    throw new ChartError('UNPRINTABLE_VALUE', `/${context.key.join('/')} holds ${describe(value)}, which YAML cannot represent`, {
      in: context.obj.node.path,
      fix: 'pass a plain object',
    });
  }
}

/** Of an instance of a class with text or a number as `value`, cdk8s keeps that alone. */
function isReducedByCdk8s(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    value.constructor !== Object &&
    ['string', 'number'].includes(typeof (value as { readonly value?: unknown }).value)
  );
}

/**
 * Whether a map cannot go through cdk8s as it is: its order carries meaning because something is spread
 * into it (cdk8s sorts keys), or it has a key `constructor` (by which cdk8s recognises plain objects).
 */
function needsCarrying(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  return Object.hasOwn(value, 'constructor') || Object.keys(value).some((key) => key.startsWith(SPREAD_KEY));
}

function serialize(object: ApiObject, toJson = (): unknown => object.toJson()): unknown {
  try {
    return toJson();
  } catch (thrown) {
    throw failureOf(object, thrown);
  }
}

function lost(object: ApiObject, value: unknown): ChartError {
  const deferred = deferredOf(value) ?? deferredOf(spreadItemOf(value));
  const name = deferred === undefined ? 'a map that spreads references' : nameOf(deferred);
  return new ChartError('LOST_REFERENCE', `${name} was given to ${object.kind} and did not arrive in the object`, {
    in: object.node.path,
    fix: 'create this object with new ApiObject(…), or pass token(reference) where the construct takes text',
  });
}
