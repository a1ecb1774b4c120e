import { ChartError } from '../diagnostic';
import { mayBeAbsent, typeOf } from '../reference/expression-type';
import { NAME_LIMIT } from '../reference/expression';
import { goString } from './go-string';
import { asOneWord } from './one-word';
import { printArray, printDict, printMerge } from './print-collection';
import { isTruthyWhenSet, printCompare, printDefault, printIsSet, printNot } from './print-comparison';
import { printHostname } from './print-hostname';
import { printPath } from './print-path';
import { printText } from './print-text-expression';
import { rootedText } from './rooted-text';
import type { PartPrinter } from './part-printer';
import type { PrintScope } from './scope';
import type { BuiltinName, CallExpression, ChooseExpression, Expression, FunctionExpression } from '../reference/expression';

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
      return printText(expression, partsIn(scope));
    case 'default':
      return printDefault(expression, partsIn(scope));
    case 'compare':
      return printCompare(expression, partsIn(scope));
    case 'not':
      return printNot(expression.operand, partsIn(scope));
    case 'logical':
      return `${expression.operator} ${expression.operands.map((operand) => argument(operand, scope, printSwitch)).join(' ')}`;
    case 'is-set':
      return printIsSet(expression.value, partsIn(scope));
    case 'is-text':
      return `kindIs "string" ${argument(expression.value, scope)}`;
    case 'choose':
      return printChoose(expression, scope);
    case 'dict':
      return printDict(expression, partsIn(scope));
    case 'array':
      return printArray(expression, partsIn(scope));
    case 'merge':
      return printMerge(expression.layers, partsIn(scope));
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

function partsIn(scope: PrintScope): PartPrinter {
  return {
    whole: (expression) => printExpression(expression, scope),
    operand: (expression) => argument(expression, scope),
    condition: (expression) => argument(expression, scope, printCondition),
    truth: (expression) => argument(expression, scope, printSwitch),
  };
}

/** An expression as an argument: in parentheses unless it is one word. */
export function argument(
  expression: Expression,
  scope: PrintScope,
  print: (expression: Expression, scope: PrintScope) => string = printExpression,
): string {
  return asOneWord(print(expression, scope));
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

function printChoose(expression: ChooseExpression, scope: PrintScope): string {
  return `ternary ${argument(expression.then, scope)} ${argument(expression.otherwise, scope)} ${argument(expression.condition, scope, printSwitch)}`;
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
    case 'matches':
      return `regexMatch ${goString(String(first))} ${value}`;
    case 'replace':
      return `replace ${goString(String(first))} ${goString(String(second))} ${value}`;
    case 'join':
      return `join ${goString(String(first))} ${value}`;
    case 'json':
      return `toJson ${value}`;
    case 'hostname':
      return printHostname(mayBeAbsent(expression.value) ? `(default "" ${value})` : value);
    case 'repeated':
    case 'missing':
    case 'out-of-order':
      throw new ChartError('INTERNAL', `members that are ${expression.name} are found by a named template, and not by an expression`, { fix: 'call the operation of this name, which makes one' });
    case 'quantity-at-least':
      throw new ChartError('INTERNAL', 'quantities are compared outside of the helper that does it', { fix: 'report this' });
  }
}
