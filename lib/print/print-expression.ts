import { isNumeric, mayBeAbsent, typeOf } from '../reference/expression-type';
import { NAME_LIMIT } from '../reference/expression';
import { goString } from './go-string';
import { printPath } from './print-path';
import { printHostname } from './print-hostname';
import { printQuantity } from './print-quantity';
import { rootedText } from './rooted-text';
import type { PrintScope } from './scope';
import type {
  ArrayExpression,
  BuiltinName,
  CallExpression,
  ChooseExpression, CompareExpression,
  DefaultExpression, DictExpression,
  Expression,
  FunctionExpression,
  TextExpression,
} from '../reference/expression';

/** An expression as it stands between `{{` and `}}`. */
export function printExpression(expression: Expression, scope: PrintScope): string {
  switch (expression.kind) {
    case 'value':
    case 'variable':
    case 'parameter':
      return printPath(expression, scope);
    case 'builtin':
      return `${scope.root}${BUILTINS[expression.name]}`;
    case 'has-api':
      return `${scope.root}.Capabilities.APIVersions.Has ${goString(expression.apiVersion)}`;
    case 'literal':
      return printLiteral(expression.value);
    case 'text':
      return printText(expression, scope);
    case 'default':
      return printDefault(expression, scope);
    case 'compare':
      return printCompare(expression, scope);
    case 'not':
      return printNot(expression.operand, scope);
    case 'logical':
      return `${expression.operator} ${expression.operands.map((operand) => argument(operand, scope, printSwitch)).join(' ')}`;
    case 'is-set':
      return printIsSet(expression.value, scope);
    case 'is-text':
      return `kindIs "string" ${argument(expression.value, scope)}`;
    case 'choose':
      return printChoose(expression, scope);
    case 'dict':
      return printDict(expression, scope);
    case 'array':
      return printArray(expression, scope);
    case 'merge':
      return printMerge(expression.layers, scope);
    case 'function':
      return printFunction(expression, scope);
    case 'checksum':
      return `toJson ${argument(expression.value, scope)} | sha256sum`;
    case 'call':
      return typeOf(expression) === 'map'
        ? `${printInclude(expression, scope)} | fromYaml`
        : printInclude(expression, scope);
    case 'raw':
      return `(${rootedText(expression.text, scope.root)})`;
  }
}

const BUILTINS: Readonly<Record<BuiltinName, string>> = {
  'release.name': '.Release.Name',
  'release.namespace': '.Release.Namespace',
  'release.revision': '.Release.Revision',
  'release.isUpgrade': '.Release.IsUpgrade',
  'chart.name': '.Chart.Name',
  'chart.version': '.Chart.Version',
  'chart.appVersion': '.Chart.AppVersion',
  'capabilities.kubeVersion': '.Capabilities.KubeVersion.Version',
};

/** An expression where only its truth matters: after `if`, `not`, `and`, `or`. */
export function printCondition(expression: Expression, scope: PrintScope): string {
  if (expression.kind === 'is-set' && isTruthyWhenSet(expression.value)) {
    return printExpression(expression.value, scope);
  }
  if (expression.kind === 'logical') {
    return `${expression.operator} ${expression.operands.map((operand) => argument(operand, scope, printCondition)).join(' ')}`;
  }
  return printExpression(expression, scope);
}

/** A condition where a real boolean is needed: as the last argument of `ternary`, or as a value. */
function printSwitch(expression: Expression, scope: PrintScope): string {
  return mayBeAbsent(expression) || expression.kind === 'raw'
    ? `not (not ${argument(expression, scope)})`
    : printExpression(expression, scope);
}

/** An expression as an argument: in parentheses unless it is one word. */
export function argument(
  expression: Expression,
  scope: PrintScope,
  print: (expression: Expression, scope: PrintScope) => string = printExpression,
): string {
  const printed = print(expression, scope);
  return isOneWord(printed) ? printed : `(${printed})`;
}

/** Whether printed text is a single operand: a path, a literal, or one pair of parentheses around everything. */
function isOneWord(printed: string): boolean {
  if (/^"(?:[^"\\]|\\.)*"$/u.test(printed) || /^[^\s"()|]+$/u.test(printed)) {
    return true;
  }
  return (
    printed.startsWith('(') &&
    closingParenthesis(printed) === (/\)[.\w]*$/u.exec(printed)?.index ?? -1) &&
    !/\s/u.test(printed.slice(closingParenthesis(printed)))
  );
}

function closingParenthesis(printed: string): number {
  let depth = 0;
  const blanked = printed.replaceAll(/"(?:[^"\\]|\\.)*"/gu, (literal) => '_'.repeat(literal.length));
  for (let index = 0; index < blanked.length; index += 1) {
    depth += blanked[index] === '(' ? 1 : blanked[index] === ')' ? -1 : 0;
    if (depth === 0) {
      return index;
    }
  }
  return -1;
}

/** `include` with the root context, or with a dict of the root and the arguments. */
export function printInclude(expression: CallExpression, scope: PrintScope): string {
  const root = scope.root === '' ? '.' : scope.root;
  const entries = Object.entries(expression.arguments).map(
    ([name, value]) => ` ${goString(name)} ${argument(value, scope)}`,
  );
  const context =
    expression.helper.parameters.length === 0 ? root : `(dict "root" ${root === '.' ? '$' : root}${entries.join('')})`;
  return `include ${goString(`${scope.chartName}.${expression.helper.name}`)} ${context}`;
}

function printLiteral(value: string | number | boolean | null): string {
  if (typeof value === 'number') {
    const printed = JSON.stringify(value);
    // Go reads digits alone as an int64.
    return Number.isSafeInteger(value) || /[.e]/u.test(printed) ? printed : `${printed}.0`;
  }
  return typeof value === 'string' ? goString(value) : value === null ? 'nil' : JSON.stringify(value);
}

function printText(expression: TextExpression, scope: PrintScope): string {
  const [only] = expression.parts;
  if (
    expression.parts.length === 1 &&
    only !== undefined &&
    typeof only !== 'string' &&
    typeOf(only) === 'string' &&
    !mayBeAbsent(only)
  ) {
    return printExpression(only, scope);
  }
  let format = '';
  const values: string[] = [];
  for (const part of expression.parts) {
    if (typeof part === 'string') {
      format += part.replaceAll('%', '%%');
    } else {
      const { verb, value } = printTextPart(part, scope);
      format += verb;
      values.push(value);
    }
  }
  return `printf ${goString(format)} ${values.join(' ')}`;
}

function printTextPart(part: Expression, scope: PrintScope): { readonly verb: string; readonly value: string } {
  const value = argument(part, scope);
  const absent = mayBeAbsent(part);
  switch (typeOf(part)) {
    case 'string':
      return { verb: '%s', value: absent ? `(default "" ${value})` : value };
    case 'integer':
      return absent
        ? { verb: '%s', value: unlessAbsent(value, `(int64 ${value} | toString)`) }
        : { verb: '%d', value: `(int64 ${value})` };
    case 'boolean':
      return absent
        ? { verb: '%s', value: unlessAbsent(value, `(toJson ${value})`) }
        : { verb: '%t', value: argument(part, scope, printSwitch) };
    case 'scalar': {
      const json = `(kindIs "string" ${value} | ternary ${value} (toJson ${value}))`;
      return { verb: '%s', value: absent ? unlessAbsent(value, json) : json };
    }
    default:
      return { verb: '%s', value: absent ? unlessAbsent(value, `(toJson ${value})`) : `(toJson ${value})` };
  }
}

function unlessAbsent(value: string, printed: string): string {
  return `(kindIs "invalid" ${value} | ternary "" ${printed})`;
}

function printDefault(expression: DefaultExpression, scope: PrintScope): string {
  const value = argument(expression.value, scope);
  const fallback = argument(expression.fallback, scope);
  switch (typeOf(expression.value)) {
    case 'string':
    case 'list':
    case 'map':
      return `default ${fallback} ${value}`;
    case 'scalar':
      return `or (kindIs "invalid" ${value}) (eq (toString ${value}) "") | ternary ${fallback} ${value}`;
    case 'integer':
    case 'number':
    case 'boolean':
      return isNeverZero(expression.value)
        ? `default ${fallback} ${value}`
        : `kindIs "invalid" ${value} | ternary ${fallback} ${value}`;
  }
}

/** Whether a number is always greater than 0, which `default` takes for absent. */
function isNeverZero(expression: Expression): boolean {
  if (expression.kind !== 'value' && expression.kind !== 'variable') {
    return false;
  }
  const { field } = expression;
  return field.kind === 'port' || ((field.kind === 'integer' || field.kind === 'number') && (field.minimum ?? 0) > 0);
}

function printCompare(expression: CompareExpression, scope: PrintScope): string {
  const { left, right } = expression;
  if (!isNumeric(typeOf(left))) {
    return `${expression.operator} ${textOperand(left, scope)} ${textOperand(right, scope)}`;
  }
  const bothIntegers = typeOf(left) === 'integer' && typeOf(right) === 'integer';
  const operand = (each: Expression): string => numberOperand(each, scope, bothIntegers);
  return `${expression.operator} ${operand(left)} ${operand(right)}`;
}

function textOperand(expression: Expression, scope: PrintScope): string {
  return mayBeAbsent(expression) ? `(default "" ${argument(expression, scope)})` : argument(expression, scope);
}

/** Helm compares numbers only of one Go type, and which type a value has depends on where it was set. */
function numberOperand(expression: Expression, scope: PrintScope, integer: boolean): string {
  if (expression.kind === 'literal' && typeof expression.value === 'number') {
    const printed = JSON.stringify(expression.value);
    return integer || /[.e]/u.test(printed) ? printed : `${printed}.0`;
  }
  return `(${integer ? 'int64' : 'float64'} ${argument(expression, scope)})`;
}

function printIsSet(value: Expression, scope: PrintScope): string {
  return `not (${printIsAbsent(value, scope)})`;
}

/** A negation, without doubling it where absence can be asked for. */
function printNot(operand: Expression, scope: PrintScope): string {
  return operand.kind === 'is-set' && !isTruthyWhenSet(operand.value)
    ? printIsAbsent(operand.value, scope)
    : `not ${argument(operand, scope, printCondition)}`;
}

function printIsAbsent(value: Expression, scope: PrintScope): string {
  const printed = argument(value, scope);
  if (isTruthyWhenSet(value)) {
    return `empty ${printed}`;
  }
  const isNil = `kindIs "invalid" ${printed}`;
  return typeOf(value) === 'scalar' ? `or (${isNil}) (eq (toString ${printed}) "")` : isNil;
}

function isTruthyWhenSet(value: Expression): boolean {
  const type = typeOf(value);
  return type === 'string' || type === 'list' || type === 'map';
}

function printChoose(expression: ChooseExpression, scope: PrintScope): string {
  return `ternary ${argument(expression.then, scope)} ${argument(expression.otherwise, scope)} ${argument(expression.condition, scope, printSwitch)}`;
}

function printDict(expression: DictExpression, scope: PrintScope): string {
  // Alone, a dict is only read; as a layer of a merge it is written to.
  const sharesMap =
    holdsComputedMap(expression) &&
    expression.entries.some((part) => part.kind === 'spread' || part.condition !== undefined);
  const layers: string[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) {
      layers.push(sharesMap ? copy(`(dict ${plain.join(' ')})`) : `(dict ${plain.join(' ')})`);
      plain = [];
    }
  };
  for (const part of expression.entries) {
    const value = argument(part.value, scope);
    const single = part.kind === 'entry' ? `(dict ${goString(part.key)} ${value})` : value;
    const layer = typeOf(part.value) === 'map' ? copy(single) : single;
    if (part.kind === 'entry' && part.condition === undefined) {
      plain.push(`${goString(part.key)} ${value}`);
    } else {
      flush();
      layers.push(
        part.condition === undefined
          ? layer
          : `(ternary ${layer} (dict) ${argument(part.condition, scope, printSwitch)})`,
      );
    }
  }
  flush();
  const [only] = layers;
  if (only === undefined) {
    return 'dict';
  }
  return layers.length === 1 ? unwrap(only) : `mergeOverwrite (dict) ${layers.join(' ')}`;
}

function printMerge(layers: readonly Expression[], scope: PrintScope): string {
  return `mergeOverwrite (dict) ${layers.map((layer) => printLayer(layer, argument(layer, scope))).join(' ')}`;
}

/** A layer that shares no map with the values. */
function printLayer(layer: Expression, printed: string): string {
  return layer.kind === 'dict' && !holdsComputedMap(layer) ? printed : copy(printed, mayBeAbsent(layer));
}

/** Whether a value of the dict, at any depth, is a map of the values. */
function holdsComputedMap(dict: DictExpression): boolean {
  return dict.entries.some(
    ({ value }) => typeOf(value) === 'map' && (value.kind !== 'dict' || holdsComputedMap(value)),
  );
}

/** mergeOverwrite changes what it merges into, at every depth: values must be copied first. */
function copy(printed: string, absent = true): string {
  return absent ? `(deepCopy (default dict ${printed}))` : `(deepCopy ${printed})`;
}

function unwrap(printed: string): string {
  return printed.slice(1, -1);
}

function printArray(expression: ArrayExpression, scope: PrintScope): string {
  if (expression.items.every(isPlainItem)) {
    return ['list', ...expression.items.map((item) => argument(item.value, scope))].join(' ');
  }
  const lists: string[] = [];
  let plain: string[] = [];
  for (const item of expression.items) {
    const value = argument(item.value, scope);
    if (isPlainItem(item)) {
      plain.push(value);
      continue;
    }
    const list = item.spread ? `(default list ${value})` : `(list ${value})`;
    lists.push(...listOf(plain), item.condition === undefined ? list : `(ternary ${list} (list) ${argument(item.condition, scope, printSwitch)})`);
    plain = [];
  }
  lists.push(...listOf(plain));
  const concatenated = `concat ${lists.join(' ')}`;
  // Without any item, concat yields nil, which is null and not an empty list.
  return expression.items.some(isPlainItem)
    ? concatenated
    : `default list (${concatenated})`;
}

function isPlainItem(item: ArrayExpression['items'][number]): boolean {
  return !item.spread && item.condition === undefined;
}

function listOf(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`(list ${values.join(' ')})`];
}

function printFunction(expression: FunctionExpression, scope: PrintScope): string {
  const value = argument(expression.value, scope);
  const [first, second] = expression.constants.map((constant) => (constant === NAME_LIMIT ? scope.nameLimit : constant));
  switch (expression.name) {
    case 'truncate':
      return `${argument(expression.value, scope)} | trunc ${String(Number(first) - Number(second ?? 0))} | trimSuffix "-"`;
    case 'contains':
      return `contains ${expression.needle === undefined ? goString(String(first)) : argument(expression.needle, scope)} ${value}`;
    case 'sha256':
      return `sha256sum ${value} | trunc ${String(first)}`;
    case 'longer-than':
      return `gt (len ${value}) ${String(first)}`;
    case 'replace':
      return `replace ${goString(String(first))} ${goString(String(second))} ${value}`;
    case 'join':
      return `join ${goString(String(first))} ${value}`;
    case 'json':
      return `toJson ${value}`;
    case 'quantity':
      return printQuantity(value);
    case 'hostname':
      return printHostname(value);
  }
}
