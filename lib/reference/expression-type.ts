import type { Field } from '../values/field';
import type { BuiltinName, Expression, ExpressionType, TextFunction } from './expression';

/** The type that a field's value has in expressions. */
export function typeOfField(field: Field): ExpressionType {
  switch (field.kind) {
    case 'string':
    case 'choice':
    case 'cidr':
    case 'url':
      return 'string';
    case 'integer':
    case 'port':
      return 'integer';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'quantity':
      return 'scalar';
    case 'list':
      return 'list';
    case 'map':
    case 'object':
    case 'union':
    case 'secret-key-ref':
      return 'map';
    // Text or a map: a value that is one or the other.
    case 'pull-secret':
      return 'scalar';
    case 'kubernetes':
      return field.shape;
  }
}

function typeOfBuiltin(name: BuiltinName): ExpressionType {
  switch (name) {
    case 'release.revision':
      return 'integer';
    case 'release.isUpgrade':
      return 'boolean';
    case 'release.name':
    case 'release.namespace':
    case 'chart.name':
    case 'chart.version':
    case 'chart.appVersion':
    case 'capabilities.kubeVersion':
      return 'string';
  }
}

function typeOfLiteral(value: string | number | boolean | null): ExpressionType {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) ? 'integer' : 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'string';
  }
}

/** The type that an expression yields. */
export function typeOf(expression: Expression): ExpressionType {
  switch (expression.kind) {
    case 'value':
    case 'variable':
    case 'parameter':
      return typeOfField(expression.field);
    case 'raw':
      return expression.type;
    case 'builtin':
      return typeOfBuiltin(expression.name);
    case 'literal':
      return typeOfLiteral(expression.value);
    case 'text':
    case 'checksum':
      return 'string';
    case 'function':
      return typeOfFunction(expression.name);
    case 'default':
      return typeOfEither(expression.value, expression.fallback);
    case 'choose':
      return typeOfEither(expression.then, expression.otherwise);
    case 'compare':
    case 'not':
    case 'logical':
    case 'is-set':
    case 'is-text':
    case 'has-api':
      return 'boolean';
    case 'dict':
    case 'merge':
      return 'map';
    case 'array':
      return 'list';
    case 'call':
      return typeOf(expression.helper.body);
  }
}

function typeOfFunction(name: TextFunction): ExpressionType {
  switch (name) {
    case 'contains':
    case 'longer-than':
    case 'matches':
      return 'boolean';
    case 'quantity-at-least':
    case 'truncate':
    case 'sha256':
    case 'replace':
    case 'join':
    case 'hostname':
    case 'json':
    case 'repeated':
    case 'missing':
    case 'out-of-order':
      return 'string';
  }
}

/** The type of one of two values. Absence has none of its own. */
function typeOfEither(a: Expression, b: Expression): ExpressionType {
  if (isAbsence(a)) {
    return typeOf(b);
  }
  return isAbsence(b) ? typeOf(a) : joinTypes(typeOf(a), typeOf(b));
}

function isAbsence(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}

/** The one type that both have, or the wider one that covers text and numbers. */
function joinTypes(a: ExpressionType, b: ExpressionType): ExpressionType {
  if (a === b) {
    return a;
  }
  if (isNumeric(a) && isNumeric(b)) {
    return 'number';
  }
  return 'scalar';
}

/** Whether values of this type are numbers only. */
export function isNumeric(type: ExpressionType): boolean {
  return type === 'integer' || type === 'number';
}

/** Whether the value may be absent (nil) although the values satisfy the schema. */
export function mayBeAbsent(expression: Expression): boolean {
  switch (expression.kind) {
    case 'value':
    case 'variable':
    case 'parameter':
      return expression.certain < expression.path.length;
    case 'literal':
      return expression.value === null;
    case 'default':
      return mayBeAbsent(expression.fallback);
    case 'choose':
      return mayBeAbsent(expression.then) || mayBeAbsent(expression.otherwise);
    default:
      return false;
  }
}
