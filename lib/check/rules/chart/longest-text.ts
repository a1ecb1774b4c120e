import { NAME_LIMIT } from '../../../reference/expression';
import { sameExpression } from '../../../reference/walk-expression';
import { declaredField } from './declared-field';
import { longestMatch } from '../../language/longest-match';
import type { ChartTemplate } from '../../../chart/chart-template';
import type { ChooseExpression, Expression, FunctionExpression } from '../../../reference/expression';
import type { Field } from '../../../values/field';

// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/util/validate_name.go
const LONGEST_RELEASE_NAME = 53;
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
const LONGEST_NAMESPACE = 63;
const SHA256_DIGITS = 64;
const LONGEST_NUMBER = String(-Number.MAX_SAFE_INTEGER).length;
const LONGEST_SWITCH = 'false'.length;

/** What is known of the arguments of the helper that is looked into. */
type Parameters = Readonly<Record<string, number>>;

/** How many characters the text that an expression yields has at most, whatever the values; Infinity where nothing limits it. */
export function longestText(expression: Expression, template: ChartTemplate, parameters: Parameters = {}): number {
  const of = (part: Expression): number => longestText(part, template, parameters);
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? 0 : String(expression.value).length;
    case 'text':
      return expression.parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : of(part)), 0);
    case 'value':
    case 'variable':
      return longestOfField(declaredField(expression, template));
    case 'parameter':
      return expression.path.length === 0 ? (parameters[expression.name] ?? longestOfField(expression.field)) : longestOfField(expression.field);
    case 'builtin':
      return longestBuiltin(expression.name, template);
    case 'default':
      return Math.max(of(expression.value), of(expression.fallback));
    case 'choose':
      return Math.max(of(expression.then), Math.min(of(expression.otherwise), limitUnless(expression, template)));
    case 'function':
      return longestOfFunction(expression, template, of);
    case 'checksum':
      return SHA256_DIGITS;
    case 'call':
      return longestText(expression.helper.body, template, Object.fromEntries(Object.entries(expression.arguments).map(([name, argument]) => [name, of(argument)])));
    case 'has-api':
    case 'compare':
    case 'not':
    case 'logical':
    case 'is-set':
    case 'is-text':
      return LONGEST_SWITCH;
    case 'dict':
    case 'array':
    case 'merge':
    case 'raw':
      return Infinity;
  }
}

/** What the other part has at most where the condition does not hold, one of whose alternatives is that it is longer. */
function limitUnless({ condition, otherwise }: ChooseExpression, template: ChartTemplate): number {
  const alternatives = condition.kind === 'logical' && condition.operator === 'or' ? condition.operands : [condition];
  const limits = alternatives.flatMap((each) => (each.kind === 'function' && each.name === 'longer-than' && sameExpression(each.value, otherwise) ? [limitOf(each.constants[0], template)] : []));
  return Math.min(Infinity, ...limits);
}

function limitOf(constant: string | number = Infinity, { nameLimit }: ChartTemplate): number {
  return constant === NAME_LIMIT ? nameLimit : Number(constant);
}

function longestBuiltin(name: Extract<Expression, { kind: 'builtin' }>['name'], { metadata }: ChartTemplate): number {
  switch (name) {
    case 'release.name':
      return LONGEST_RELEASE_NAME;
    case 'release.namespace':
      return LONGEST_NAMESPACE;
    case 'chart.name':
      return metadata.name.length;
    case 'chart.version':
      return metadata.version.length;
    case 'chart.appVersion':
      return (metadata.appVersion ?? '').length;
    case 'release.revision':
      return LONGEST_NUMBER;
    case 'release.isUpgrade':
      return LONGEST_SWITCH;
    case 'capabilities.kubeVersion':
      return Infinity;
  }
}

function longestOfFunction({ name, value, constants: [first = '', second = ''] }: FunctionExpression, template: ChartTemplate, of: (part: Expression) => number): number {
  switch (name) {
    case 'truncate':
      return Math.min(limitOf(first, template) - Number(second), of(value));
    case 'replace':
      return String(second).length <= String(first).length ? of(value) : Infinity;
    case 'hostname':
      return of(value);
    case 'sha256':
      return first === '' ? SHA256_DIGITS : Number(first);
    case 'contains':
    case 'longer-than':
    case 'matches':
    case 'quantity-at-least':
      return LONGEST_SWITCH;
    case 'join':
    case 'json':
    case 'repeated':
    case 'missing':
    case 'out-of-order':
      return Infinity;
  }
}

function longestOfField(field: Field): number {
  switch (field.kind) {
    case 'string':
      return Math.min(field.maxLength ?? Infinity, field.pattern === undefined ? Infinity : longestMatch(field.pattern));
    case 'choice':
      return Math.max(...field.choices.map(({ length }) => length));
    case 'integer':
    case 'port':
      return LONGEST_NUMBER;
    case 'boolean':
      return LONGEST_SWITCH;
    default:
      return Infinity;
  }
}
