import { partsOf } from '../../../reference/walk-expression';
import { rawReads } from './raw-reads';
import type { ChartTemplate } from '../../../chart/chart-template';
import type { Expression, Variable } from '../../../reference/expression';
import type { ListItem, MapEntry, Node, Repeat, RepeatEntries, RepeatItems } from '../../../template/node';

/** A place in the values as keys; `*` is every member of a list or map. */
export type ValuesPlace = readonly string[];

/** A place that a chart reads. */
export interface PlaceRead {
  readonly place: ValuesPlace;
  /** Whether all that lies below is read with it, or only whether there is something. */
  readonly isWhole: boolean;
}

/** What names stand for: variables of repetitions, and parameters of the helper that is looked into. */
interface Names {
  readonly variables: ReadonlyMap<Variable, ValuesPlace>;
  readonly parameters: Readonly<Record<string, ValuesPlace | undefined>>;
}

const NO_NAMES: Names = { variables: new Map(), parameters: {} };

/** Every place of the values that objects, conditions, guards, notes or the helpers they call read. */
export function* placesRead({ documents, guards, notes }: ChartTemplate): Iterable<PlaceRead> {
  for (const { root, condition, repeat } of documents) {
    yield* inExpression(condition, NO_NAMES);
    yield* inSource(repeat, NO_NAMES);
    const names = repeat === undefined ? NO_NAMES : insideOf(repeat, NO_NAMES);
    yield* inExpression(repeat?.condition, names);
    yield* inNode(root, names);
  }
  for (const expression of [...guards.flatMap(({ condition, message }) => [condition, message]), ...notes]) {
    yield* inExpression(expression, NO_NAMES);
  }
}

function* inNode(node: Node, names: Names): Iterable<PlaceRead> {
  switch (node.kind) {
    case 'literal':
      return;
    case 'scalar':
    case 'passthrough':
      yield* inExpression(node.expression, names);
      return;
    case 'choice':
      yield* inExpression(node.condition, names);
      yield* inNode(node.then, names);
      yield* inNode(node.otherwise, names);
      return;
    case 'map':
    case 'list':
      for (const part of node.kind === 'map' ? node.entries : node.items) {
        yield* inPart(part, names);
      }
  }
}

function* inPart(part: MapEntry | ListItem, names: Names): Iterable<PlaceRead> {
  yield* inExpression(part.condition, names);
  switch (part.kind) {
    case 'entry':
    case 'item':
      yield* inNode(part.value, names);
      return;
    case 'spread':
      yield* inExpression(part.expression, names);
      return;
    case 'repeat':
      yield* inRepeat(part, names);
  }
}

function* inRepeat(repeat: RepeatItems | RepeatEntries, names: Names): Iterable<PlaceRead> {
  yield* inSource(repeat, names);
  const inner = insideOf(repeat, names);
  if ('items' in repeat) {
    for (const item of repeat.items) {
      yield* inPart(item, inner);
    }
    return;
  }
  yield* inExpression(repeat.entryKey, inner);
  yield* inNode(repeat.value, inner);
}

function* inSource(repeat: Repeat | undefined, names: Names): Iterable<PlaceRead> {
  yield* repeat === undefined ? [] : inQuestion(repeat.source, names);
}

/** What names stand for in a repetition. */
function insideOf({ source, member }: Repeat, names: Names): Names {
  const place = placeOf(source, names);
  return place === undefined ? names : { ...names, variables: new Map([...names.variables, [member, [...place, '*']]]) };
}

function* inExpression(expression: Expression | undefined, names: Names): Iterable<PlaceRead> {
  if (expression === undefined) {
    return;
  }
  const place = placeOf(expression, names);
  if (place !== undefined) {
    yield { place, isWhole: true };
    return;
  }
  switch (expression.kind) {
    case 'raw':
      yield* rawReads(expression.text).map((read) => ({ place: read, isWhole: true }));
      return;
    case 'is-set':
      yield* inQuestion(expression.value, names);
      return;
    case 'call':
      yield* inCall(expression, names);
      return;
    default:
      for (const part of partsOf(expression)) {
        yield* inExpression(part, names);
      }
  }
}

/** A question that what lies below does not change. */
function* inQuestion(value: Expression, names: Names): Iterable<PlaceRead> {
  const place = placeOf(value, names);
  if (place === undefined) {
    yield* inExpression(value, names);
  } else {
    yield { place, isWhole: false };
  }
}

/** An argument that is a place is read as far as the helper reads it; any other is read whole. */
function* inCall({ helper, arguments: given }: Extract<Expression, { readonly kind: 'call' }>, names: Names): Iterable<PlaceRead> {
  const parameters = Object.fromEntries(Object.entries(given).map(([name, argument]) => [name, placeOf(argument, names)]));
  for (const [name, argument] of Object.entries(given)) {
    if (parameters[name] === undefined) {
      yield* inExpression(argument, names);
    }
  }
  yield* inExpression(helper.body, { variables: new Map(), parameters });
}

/** The place that an expression reads and hands on as it is. */
function placeOf(expression: Expression, names: Names): ValuesPlace | undefined {
  const start = expression.kind === 'value' ? [] : expression.kind === 'variable' ? names.variables.get(expression.variable) : expression.kind === 'parameter' ? names.parameters[expression.name] : undefined;
  return start !== undefined && 'path' in expression ? [...start, ...expression.path] : undefined;
}
