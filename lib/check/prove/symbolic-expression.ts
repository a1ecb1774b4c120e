import { isNumeric, typeOf } from '../../reference/expression-type';
import { compareValues } from '../../reference/operations';
import { isQuantityAtLeast } from '../../values/quantity-order';
import { QUANTITY_AT_LEAST } from '../view/quantity-view';
import { NOTHING } from './domain';
import { rangeOfRaw } from './range-of-raw';
import { ANY_TEXT } from '../language/text-set';
import { builtin, hasApi, textsOfPattern } from './builtins';
import { callOnConstants } from './call-on-constants';
import { compareUnknown } from './compare-unknown';
import { knownValue } from './path';
import { equalsConstant, isOfKind, isPresent, kindOf } from './questions';
import { isMissing } from './missing-members';
import { isSame, relate } from './relations';
import { writtenOut, textOfConstant } from './written-out';
import { expressionId, sourcesOfExpression } from './expression-id';
import { hasMembers, readItems, readKey } from './read-symbolic';
import { ABSENT, constant, unknown, type Layer, type ListPart, type Symbolic } from './symbolic';
import type { ArrayExpression, CallExpression, CompareExpression, DefaultExpression, DictExpression, Expression, FunctionExpression } from '../../reference/expression';
import type { Domain } from './domain';
import type { Position } from './position';
import type { Scope } from './scope';

/** What an expression yields for all values at once. */
export function symbolicOf(expression: Expression, scope: Scope): Symbolic {
  return settled(scope, readExpression(expression, scope));
}

/** What is left of an unknown value when only one is possible. */
function settled({ path }: Scope, symbolic: Symbolic): Symbolic {
  const known = symbolic.kind === 'unknown' ? knownValue(path, symbolic.position) : undefined;
  return known === undefined ? symbolic : constant(known.value);
}

function readExpression(expression: Expression, scope: Scope): Symbolic {
  switch (expression.kind) {
    case 'value':
      return readSteps(scope, unknown(scope.values), expression.path);
    case 'variable':
      return readSteps(scope, scope.variables.get(expression.variable) ?? ABSENT, expression.path);
    case 'parameter':
      return readSteps(scope, scope.parameters[expression.name] ?? ABSENT, expression.path);
    case 'builtin':
      return builtin(expression.name, scope);
    case 'has-api':
      return hasApi(expression.apiVersion);
    case 'literal':
      return constant(expression.value);
    case 'text':
      return joinedText(scope, expression.parts);
    case 'default':
      return keepsValue(expression, scope) ? symbolicOf(expression.value, scope) : symbolicOf(expression.fallback, scope);
    case 'compare':
      return constant(compare(expression, scope));
    case 'not':
      return constant(!isTrue(expression.operand, scope));
    case 'logical':
      return constant(expression.operator === 'and' ? expression.operands.every((each) => isTrue(each, scope)) : expression.operands.some((each) => isTrue(each, scope)));
    case 'is-set':
      return constant(isSet(expression.value, scope));
    case 'is-text':
      return constant(isOfKind(scope.path, symbolicOf(expression.value, scope), 'text'));
    case 'choose':
      return symbolicOf(isTrue(expression.condition, scope) ? expression.then : expression.otherwise, scope);
    case 'dict':
      return { kind: 'map', layers: expression.entries.map((part) => layerOf(part, scope)), isDeep: true };
    case 'array':
      return { kind: 'list', parts: expression.items.map((item) => partOf(item, scope)) };
    case 'merge':
      return { kind: 'map', layers: expression.layers.map((layer) => ({ kind: 'spread', condition: undefined, source: () => symbolicOf(layer, scope) })), isDeep: true };
    case 'function':
      return callFunction(expression, scope);
    case 'checksum':
      return computed(scope, `checksum(${expressionId(expression.value, scope)})`, textsOfPattern('^[0-9a-f]{64}$'), [expression.value]);
    case 'call':
      return callHelper(expression, scope);
    case 'raw':
      return computed(scope, `raw(${expression.text})`, rangeOfRaw(expression.type), []);
  }
}

/** Whether a condition holds; both answers are gone through where both are possible. */
export function isTrue(condition: Expression | undefined, scope: Scope): boolean {
  return condition === undefined || isTruthy(scope, symbolicOf(condition, scope));
}

/** Truth as Go templates have it: false, 0, empty text, empty lists and maps, and absence are false. */
function isTruthy({ path }: Scope, symbolic: Symbolic): boolean {
  switch (kindOf(path, symbolic)) {
    case 'absent':
    case 'null':
      return false;
    case 'boolean':
      return equalsConstant(path, symbolic, true);
    case 'number':
      return !equalsConstant(path, symbolic, 0);
    case 'text':
      return !equalsConstant(path, symbolic, '');
    case 'list':
    case 'map':
      return hasMembers(path, symbolic);
  }
}

function readSteps(scope: Scope, start: Symbolic, steps: readonly string[]): Symbolic {
  return steps.reduce((from, key) => readKey(scope.path, from, key), start);
}

function keepsValue(expression: DefaultExpression, scope: Scope): boolean {
  const type = typeOf(expression.value);
  const value = symbolicOf(expression.value, scope);
  if (isNumeric(type) || type === 'boolean') {
    return isPresent(scope.path, value);
  }
  return type === 'scalar' ? isFilledScalar(scope, value) : isTruthy(scope, value);
}

/** A text that is not empty, or any number or switch. */
function isFilledScalar({ path }: Scope, value: Symbolic): boolean {
  return isPresent(path, value) && !equalsConstant(path, value, '');
}

function isSet(value: Expression, scope: Scope): boolean {
  const found = symbolicOf(value, scope);
  switch (typeOf(value)) {
    case 'string':
    case 'list':
    case 'map':
      return isTruthy(scope, found);
    case 'integer':
    case 'number':
    case 'boolean':
      return isPresent(scope.path, found);
    case 'scalar':
      return isFilledScalar(scope, found);
  }
}

function compare({ operator, left, right }: CompareExpression, scope: Scope): boolean {
  const [a, b] = [symbolicOf(left, scope), symbolicOf(right, scope)];
  if (!isNumeric(typeOf(left))) {
    const same = isSame(scope.path, presentText(scope, a), presentText(scope, b));
    return operator === 'ne' ? !same : same;
  }
  const truncates = typeOf(left) === 'integer' && typeOf(right) === 'integer';
  const [first, second] = [a, b].map((each) => (isPresent(scope.path, each) ? each : constant(0))) as [Symbolic, Symbolic];
  if (first.kind === 'constant' && second.kind === 'constant') {
    const number = (value: unknown): number => (truncates ? Math.trunc(value as number) : (value as number));
    return compareValues(operator, number(first.value), number(second.value));
  }
  return compareUnknown(scope.path, operator, first, second);
}

function presentText({ path }: Scope, symbolic: Symbolic): Symbolic {
  return isPresent(path, symbolic) ? symbolic : constant('');
}

function joinedText(scope: Scope, parts: readonly (string | Expression)[]): Symbolic {
  const read = parts.flatMap((part) => (typeof part === 'string' ? [part] : textParts(scope, part)));
  const joined = read.reduce<(string | Position)[]>((all, part) => {
    const last = all.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      return [...all.slice(0, -1), last + part];
    }
    return part === '' ? all : [...all, part];
  }, []);
  const [only = '', ...others] = joined;
  if (others.length > 0) {
    return { kind: 'text', parts: joined };
  }
  return typeof only === 'string' ? constant(only) : unknown(only);
}

/** A part of a text: absence is empty, numbers and switches are written out. */
function textParts(scope: Scope, part: Expression): readonly (string | Position)[] {
  const { path } = scope;
  const value = symbolicOf(part, scope);
  switch (value.kind) {
    case 'constant':
      return [textOfConstant(part, value.value)];
    case 'text':
      return value.parts;
    case 'map':
    case 'list':
      return [jsonText(scope, part)];
    case 'unknown': {
      const kind = kindOf(path, value);
      const known = knownValue(path, value.position);
      if (known !== undefined) {
        return [textOfConstant(part, known.value)];
      }
      return kind === 'text' ? [value.position] : kind === 'absent' || kind === 'null' ? [] : [writtenOut(path, value.position)];
    }
  }
}

function jsonText(scope: Scope, part: Expression): Position {
  return { id: `json(${expressionId(part, scope)})`, domain: textsOfPattern('^[{[]'), of: { kind: 'derived', sources: sourcesOfExpression(part, scope) } };
}

function layerOf(part: DictExpression['entries'][number], scope: Scope): Layer {
  const condition = part.condition === undefined ? undefined : (): boolean => isTrue(part.condition, scope);
  const value = (): Symbolic => symbolicOf(part.value, scope);
  return part.kind === 'entry' ? { kind: 'entry', key: part.key, condition, value: () => nullWhereAbsent(scope, value()) } : { kind: 'spread', condition, source: value };
}

/** An entry that is written out is there, and null where its value is absent. */
export function nullWhereAbsent({ path }: Scope, symbolic: Symbolic): Symbolic {
  return isOfKind(path, symbolic, 'absent') ? constant(null) : symbolic;
}

function partOf(item: ArrayExpression['items'][number], scope: Scope): ListPart {
  const condition = item.condition === undefined ? undefined : (): boolean => isTrue(item.condition, scope);
  const value = (): Symbolic => symbolicOf(item.value, scope);
  return item.spread ? { kind: 'spread', condition, source: value } : { kind: 'item', condition, value: () => nullWhereAbsent(scope, value()) };
}

function callHelper(call: CallExpression, scope: Scope): Symbolic {
  const { helper } = call;
  // What all object names begin with: a name, whatever it is made of. Rules compare it, they do not read it.
  if (helper.dnsName === true && helper.parameters.length === 0) {
    return computed(scope, `helper(${helper.name})`, textsOfPattern('^[a-z0-9][-.a-z0-9]{0,62}$'), [helper.body]);
  }
  const parameters = Object.fromEntries(Object.entries(call.arguments).map(([name, value]) => [name, symbolicOf(value, scope)]));
  return symbolicOf(helper.body, { ...scope, variables: new Map(), parameters });
}

function callFunction(expression: FunctionExpression, scope: Scope): Symbolic {
  if (expression.name === 'repeated') {
    return repeatedText(expression, scope);
  }
  if (expression.name === 'missing') {
    return missingText(expression, scope);
  }
  const parts = [expression.value, ...(expression.needle === undefined ? [] : [expression.needle])];
  const [value, needle] = parts.map((part) => symbolicOf(part, scope));
  if (value?.kind === 'constant' && (needle === undefined || needle.kind === 'constant')) {
    return constant(callOnConstants(expression, value.value, needle?.value, scope));
  }
  if (expression.name === 'quantity-at-least') {
    return constant(relate(scope.path, QUANTITY_AT_LEAST, [value ?? ABSENT, needle ?? ABSENT], isQuantityAtLeast) ? 'true' : '');
  }
  const id = `${expression.name}(${expressionId(expression.value, scope)},${JSON.stringify(expression.constants)}${expression.needle === undefined ? '' : expressionId(expression.needle, scope)})`;
  return computed(scope, id, rangeOfFunction(expression), parts);
}

/** Some text where two members have the same one, and none where all differ. Of a list of the customer two members stand for all. */
function repeatedText(expression: FunctionExpression, scope: Scope): Symbolic {
  const { path } = scope;
  const texts = readItems(path, symbolicOf(expression.value, scope), 2).map((member) => readKey(path, member, String(expression.constants[0])));
  const found = texts.find((text, index) => texts.slice(0, index).some((earlier) => isSame(path, earlier, text)));
  return foundText(expression, scope, found);
}

/** Some text where a member has one that no member of the other list has. One member stands for all of a list of the customer. */
function missingText(expression: FunctionExpression, scope: Scope): Symbolic {
  const { path } = scope;
  const key = String(expression.constants[0]);
  const others = expression.needle === undefined ? ABSENT : symbolicOf(expression.needle, scope);
  const texts = readItems(path, symbolicOf(expression.value, scope), 1).map((member) => readKey(path, member, key));
  return foundText(expression, scope, texts.find((text) => isMissing(path, text, others, key)));
}

function foundText({ name, value, constants }: FunctionExpression, scope: Scope, found: Symbolic | undefined): Symbolic {
  const isText = found !== undefined && !equalsConstant(scope.path, found, '');
  return isText ? computed(scope, `${name}(${expressionId(value, scope)},${JSON.stringify(constants)})`, textsOfPattern('^[^]+$'), [value]) : constant('');
}

function rangeOfFunction(expression: FunctionExpression): Domain {
  switch (typeOf(expression)) {
    case 'boolean':
      return { ...NOTHING, booleans: [false, true] };
    default:
      return { ...NOTHING, texts: ANY_TEXT };
  }
}

/** Something of which only its identity and what it can be is known. */
function computed(scope: Scope, id: string, domain: Domain, from: readonly Expression[]): Symbolic {
  return unknown({ id, domain, of: { kind: 'derived', sources: from.flatMap((each) => sourcesOfExpression(each, scope)) } });
}
