import { randomUUID } from 'node:crypto';
import { ApiObject } from 'cdk8s';
import { ChartError, isChartError } from '../diagnostic';
import { deferredOf, isListLike, isMapLike, nameOf, spreadItemOf, SPREAD_KEY } from '../reference/deferred';
import { holdsReferences } from '../reference/inspect';
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

const MARKER = /\u{e000}[0-9a-f-]+#[0-9]+\u{e001}/gu;

/** A lift for one app. */
export function createLift(checkPlacement: PlacementCheck): Lift {
  const nonce = randomUUID();
  let handedOut = new Map<string, unknown>();
  const mark = (value: unknown): string => {
    const marker = `\u{e000}${nonce}#${String(handedOut.size)}\u{e001}`;
    handedOut.set(marker, value);
    return marker;
  };
  const serializeMarked = (object: ApiObject): Serialized => {
    handedOut = new Map();
    return { json: serialize(object), handedOut };
  };
  return {
    resolver: {
      resolve: (context) => {
        markReferences(context, mark, checkPlacement);
      },
    },
    lift: (object) => {
      const serialized = serializeMarked(object);
      if (findLost(serialized) !== undefined) {
        // What a JSON patch of the author replaced or removed is not lost: look again without patches.
        const unpatched = Object.create(object, { patches: { value: [] } }) as ApiObject;
        const swallowed = findLost(serializeMarked(unpatched));
        if (swallowed !== undefined) {
          throw lost(object, swallowed);
        }
      }
      return unmark(serialized.json, serialized.handedOut) as LiftedObject;
    },
  };
}

/** A serialised object, and the references that its markers stand for. */
interface Serialized {
  readonly json: unknown;
  readonly handedOut: ReadonlyMap<string, unknown>;
}

/** A reference whose marker is not in the object any more. */
function findLost({ json, handedOut }: Serialized): unknown {
  if (handedOut.size === 0) {
    return undefined;
  }
  // In one pass: looking for each marker takes seconds for an object with thousands of references.
  const arrived = new Set(JSON.stringify(json).match(MARKER));
  return [...handedOut].find(([marker]) => !arrived.has(marker))?.[1];
}

function markReferences(
  context: ResolutionContext,
  mark: (value: unknown) => string,
  checkPlacement: PlacementCheck,
): void {
  const value: unknown = context.value;
  const deferred = deferredOf(value);
  if (deferred !== undefined) {
    checkPlacement(context.obj, value as object);
    context.replaceValue(shaped(mark(value), isListLike(deferred), isMapLike(deferred)));
  } else if (spreadItemOf(value) !== undefined) {
    checkPlacement(context.obj, value as object);
    context.replaceValue(mark(value));
  } else if (needsCarrying(value)) {
    if (holdsReferences(value)) {
      checkPlacement(context.obj, value as object);
    }
    context.replaceValue(shaped(mark(value), false, true));
  } else if (isTextOrNumberClass(value) && context.obj.constructor === ApiObject) {
    context.replaceValue(value.value);
  }
}

/** Generated classes map over lists and maps: a list or map of one marker survives that, where a text would not. */
function shaped(marker: string, isList: boolean, isMap: boolean): unknown {
  return isList ? [marker] : isMap ? { [marker]: marker } : marker;
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

/** The classes that cdk8s generates for IntOrString and Quantity; only generated code knows how to unwrap them. */
function isTextOrNumberClass(value: unknown): value is { readonly value: string | number } {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    return false;
  }
  const [only, ...others] = Object.keys(value);
  return (
    only === 'value' &&
    others.length === 0 &&
    ['string', 'number'].includes(typeof (value as { readonly value: unknown }).value)
  );
}

function serialize(object: ApiObject): unknown {
  try {
    return object.toJson() as unknown;
  } catch (thrown) {
    throw explain(object, thrown);
  }
}

/** The error of a construct that could not handle what it was given, as one that tells what to do. */
function explain(object: ApiObject, thrown: unknown): Error {
  if (isChartError(thrown)) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const own = /ChartError: ([A-Z_]+): ([^\n]*)(?:\n {2}in: [^\n]*)?\n {2}fix: ([^\n]*)/u.exec(message);
  if (own !== null) {
    const [, code = '', what = '', fix = ''] = own;
    return new ChartError(code as ChartError['code'], what, { in: object.node.path, fix });
  }
  const cause = message.replace(/^Failed serializing construct at path '.*' with name '.*?': /su, '');
  return new ChartError(
    'LOST_REFERENCE',
    `${object.kind} could not be serialised with the references it was given: ${cause}`,
    {
      in: object.node.path,
      fix: 'create this object with new ApiObject(…), which takes references everywhere, or give the field a literal',
    },
  );
}

function unmark(value: unknown, handedOut: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') {
    return handedOut.has(value) ? handedOut.get(value) : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [only, ...others] = Object.values(value) as readonly unknown[];
  const whole = others.length === 0 && typeof only === 'string' ? handedOut.get(only) : undefined;
  if (whole !== undefined && isWhole(value, whole)) {
    return whole;
  }
  return Array.isArray(value)
    ? value.map((item) => unmark(item, handedOut))
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unmark(each, handedOut)]));
}

/** Whether a list or map of one marker stands for the whole list or map that the marker was made for. */
function isWhole(holder: object, marked: unknown): boolean {
  const deferred = deferredOf(marked);
  if (Array.isArray(holder)) {
    return deferred !== undefined && isListLike(deferred);
  }
  return Object.keys(holder)[0] === Object.values(holder)[0] && (deferred === undefined || isMapLike(deferred));
}

function lost(object: ApiObject, value: unknown): ChartError {
  const deferred = deferredOf(value) ?? deferredOf(spreadItemOf(value));
  const name = deferred === undefined ? 'a map that spreads references' : nameOf(deferred);
  return new ChartError('LOST_REFERENCE', `${name} was given to ${object.kind} and did not arrive in the object`, {
    in: object.node.path,
    fix: 'create this object with new ApiObject(…), or pass token(reference) where the construct takes text',
  });
}
