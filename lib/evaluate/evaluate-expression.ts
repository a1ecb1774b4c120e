import { createHash } from 'node:crypto';
import { isNumeric, typeOf } from '../reference/expression-type';
import { compareValues } from '../reference/operations';
import { NAME_LIMIT } from '../reference/expression';
import { goJson } from './go-json';
import { joinTexts, missingTexts, quantitiesOutOfOrder, repeatedTexts } from './list-functions';
import { isQuantityAtLeast } from '../values/quantity-order';
import { copyValue } from '../values/copy-value';
import { mergeDeep, mergeEntry } from './merge-deep';
import type { EvaluationContext } from './context';
import type {
  ArrayExpression,
  BuiltinName,
  CallExpression,
  CompareExpression,
  DefaultExpression,
  DictExpression,
  Expression,
  FunctionExpression,
} from '../reference/expression';

/** What an expression yields, as JSON data; undefined or null where it is absent. */
export function evaluateExpression(expression: Expression, context: EvaluationContext): unknown {
  switch (expression.kind) {
    case 'value':
      return readPath(context.values, expression.path);
    case 'variable':
      return readPath(context.variables.get(expression.variable), expression.path);
    case 'parameter':
      return readPath(context.parameters[expression.name], expression.path);
    case 'builtin':
      return evaluateBuiltin(expression.name, context);
    case 'has-api':
      return context.capabilities.apiVersions.has(expression.apiVersion);
    case 'literal':
      return expression.value;
    case 'text':
      return expression.parts.map((part) => (typeof part === 'string' ? part : textOf(part, context))).join('');
    case 'default':
      return evaluateDefault(expression, context);
    case 'compare':
      return evaluateCompare(expression, context);
    case 'not':
      return !holds(expression.operand, context);
    case 'logical':
      return expression.operator === 'and'
        ? expression.operands.every((operand) => holds(operand, context))
        : expression.operands.some((operand) => holds(operand, context));
    case 'is-set':
      return isSet(expression.value, context);
    case 'is-text':
      return typeof evaluateExpression(expression.value, context) === 'string';
    case 'choose':
      return evaluateExpression(holds(expression.condition, context) ? expression.then : expression.otherwise, context);
    case 'dict':
      return evaluateDict(expression, context);
    case 'array':
      return evaluateArray(expression, context);
    case 'merge':
      return mergeDeep(expression.layers.map((layer) => asMap(evaluateExpression(layer, context))));
    case 'function':
      return evaluateFunction(expression, context);
    case 'checksum':
      return sha256(goJson(evaluateExpression(expression.value, context)));
    case 'call':
      return evaluateCall(expression, context);
    case 'raw':
      return expression.evaluate({ values: context.values, release: context.release, chart: context.chart });
  }
}

/** Whether a condition holds. */
export function holds(condition: Expression | undefined, context: EvaluationContext): boolean {
  return condition === undefined || isTruthy(evaluateExpression(condition, context));
}

/** Truth as Go templates have it: false, 0, empty text, empty lists and maps, and absence are false. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') {
    return false;
  }
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function readPath(start: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined,
    start,
  );
}

function evaluateBuiltin(name: BuiltinName, context: EvaluationContext): unknown {
  switch (name) {
    case 'release.name':
      return context.release.name;
    case 'release.namespace':
      return context.release.namespace;
    case 'release.revision':
      return context.release.revision;
    case 'release.isUpgrade':
      return context.release.isUpgrade;
    case 'chart.name':
      return context.chart.name;
    case 'chart.version':
      return context.chart.version;
    case 'chart.appVersion':
      return context.chart.appVersion;
    case 'capabilities.kubeVersion':
      return context.capabilities.kubeVersion;
  }
}

/** A part of a text: absence is empty, whole numbers have no fraction. */
function textOf(part: Expression, context: EvaluationContext): string {
  const value = evaluateExpression(part, context);
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'string') {
    return value;
  }
  return typeOf(part) === 'integer' ? String(Math.trunc(value as number)) : goJson(value);
}

function evaluateDefault(expression: DefaultExpression, context: EvaluationContext): unknown {
  const value = evaluateExpression(expression.value, context);
  const type = typeOf(expression.value);
  const keeps =
    isNumeric(type) || type === 'boolean'
      ? value !== undefined && value !== null
      : isTruthy(value) || (type === 'scalar' && (value === 0 || value === false));
  return keeps ? value : evaluateExpression(expression.fallback, context);
}

function isSet(value: Expression, context: EvaluationContext): boolean {
  const found = evaluateExpression(value, context);
  switch (typeOf(value)) {
    case 'string':
    case 'list':
    case 'map':
      return isTruthy(found);
    case 'integer':
    case 'number':
    case 'boolean':
      return found !== undefined && found !== null;
    case 'scalar':
      return found !== undefined && found !== null && found !== '';
  }
}

function evaluateCompare(expression: CompareExpression, context: EvaluationContext): boolean {
  const left = evaluateExpression(expression.left, context);
  const right = evaluateExpression(expression.right, context);
  if (!isNumeric(typeOf(expression.left))) {
    return expression.operator === 'ne' ? (left ?? '') !== (right ?? '') : (left ?? '') === (right ?? '');
  }
  const truncates = typeOf(expression.left) === 'integer' && typeOf(expression.right) === 'integer';
  const number = (value: unknown): number =>
    truncates ? Math.trunc((value ?? 0) as number) : ((value ?? 0) as number);
  return compareValues(expression.operator, number(left), number(right));
}

function evaluateDict(expression: DictExpression, context: EvaluationContext): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = {};
  for (const part of expression.entries) {
    if (!holds(part.condition, context)) {
      continue;
    }
    const value = evaluateExpression(part.value, context);
    if (part.kind === 'entry') {
      mergeEntry(merged, part.key, value ?? null);
    } else {
      Object.entries(asMap(value)).forEach(([key, each]) => mergeEntry(merged, key, each));
    }
  }
  return merged;
}

function evaluateArray(expression: ArrayExpression, context: EvaluationContext): readonly unknown[] {
  return expression.items
    .filter((item) => holds(item.condition, context))
    .flatMap((item) => {
      const value = evaluateExpression(item.value, context);
      return item.spread ? (value ?? []) : [value ?? null];
    });
}

function evaluateCall(call: CallExpression, context: EvaluationContext): unknown {
  const { helperResults } = context;
  const { helper } = call;
  if (helperResults === undefined || helper.parameters.length > 0) {
    return evaluateHelper(call, context);
  }
  if (!helperResults.has(helper)) {
    helperResults.set(helper, evaluateHelper(call, context));
  }
  // Each object gets a map of its own: whoever changes one object changes no other.
  return copyValue(helperResults.get(helper));
}

function evaluateHelper(call: CallExpression, context: EvaluationContext): unknown {
  const parameters = evaluateArguments(call.arguments, context);
  return evaluateExpression(call.helper.body, { ...context, variables: new Map(), parameters });
}

function evaluateArguments(
  given: Readonly<Record<string, Expression>>,
  context: EvaluationContext,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, evaluateExpression(value, context)]));
}

function evaluateFunction(expression: FunctionExpression, context: EvaluationContext): unknown {
  if (expression.name === 'quantity-at-least') {
    const [left, right] = [expression.value, expression.needle].map((each) => (each === undefined ? undefined : evaluateExpression(each, context)));
    return isQuantityAtLeast(left, right) ? 'true' : '';
  }
  if (expression.name === 'json') {
    return goJson(evaluateExpression(expression.value, context));
  }
  if (expression.name === 'join') {
    return joinTexts(evaluateExpression(expression.value, context), String(expression.constants[0]));
  }
  if (expression.name === 'repeated') {
    return repeatedTexts(evaluateExpression(expression.value, context), String(expression.constants[0]));
  }
  if (expression.name === 'out-of-order') {
    return quantitiesOutOfOrder(evaluateExpression(expression.value, context), expression.constants.map(String));
  }
  if (expression.name === 'missing') {
    const [members, others] = [expression.value, expression.needle].map((each) => (each === undefined ? undefined : evaluateExpression(each, context)));
    return missingTexts(members, others, String(expression.constants[0]));
  }
  const value = textOf(expression.value, context);
  const [first, second] = expression.constants.map((constant) =>
    constant === NAME_LIMIT ? context.nameLimit : constant,
  );
  switch (expression.name) {
    case 'truncate':
      return truncateBytes(value, Number(first) - Number(second ?? 0)).replace(/-$/u, '');
    case 'contains':
      return value.includes(
        expression.needle === undefined ? String(first) : textOf(expression.needle, context),
      );
    case 'sha256':
      return sha256(value).slice(0, Number(first));
    case 'longer-than':
      return Buffer.byteLength(value, 'utf8') > Number(first);
    case 'matches':
      return new RegExp(String(first), 'u').test(value);
    case 'replace':
      return value.replaceAll(String(first), String(second));
    case 'hostname':
      return value.replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^:/?#]*)[^\n]*$/u, '$1');
  }
}

/** Helm's trunc counts bytes. */
function truncateBytes(value: string, length: number): string {
  const mostBytesOfAUnit = 3;
  if (value.length * mostBytesOfAUnit <= length) {
    return value;
  }
  return Buffer.from(value, 'utf8').subarray(0, length).toString('utf8');
}

function sha256(value: string): string {
  return createHash('sha256').update(value, 'utf8').digest('hex');
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}
