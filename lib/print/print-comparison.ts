import { isNumeric, mayBeAbsent, typeOf } from '../reference/expression-type';
import type { PartPrinter } from './part-printer';
import type { CompareExpression, DefaultExpression, Expression } from '../reference/expression';

/** A value, or another one where it is absent or empty. */
export function printDefault(expression: DefaultExpression, print: PartPrinter): string {
  const value = print.operand(expression.value);
  const fallback = print.operand(expression.fallback);
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

/** A comparison of two texts, or of two numbers. */
export function printCompare(expression: CompareExpression, print: PartPrinter): string {
  const { left, right } = expression;
  if (!isNumeric(typeOf(left))) {
    return `${expression.operator} ${textOperand(left, print)} ${textOperand(right, print)}`;
  }
  const bothIntegers = typeOf(left) === 'integer' && typeOf(right) === 'integer';
  const operand = (each: Expression): string => numberOperand(each, print, bothIntegers);
  return `${expression.operator} ${operand(left)} ${operand(right)}`;
}

function textOperand(expression: Expression, print: PartPrinter): string {
  return mayBeAbsent(expression) ? `(default "" ${print.operand(expression)})` : print.operand(expression);
}

/** Helm compares numbers only of one Go type, and which type a value has depends on where it was set. */
function numberOperand(expression: Expression, print: PartPrinter, integer: boolean): string {
  if (expression.kind === 'literal' && typeof expression.value === 'number') {
    const printed = JSON.stringify(expression.value);
    return integer || /[.e]/u.test(printed) ? printed : `${printed}.0`;
  }
  return `(${integer ? 'int64' : 'float64'} ${print.operand(expression)})`;
}

/** Whether a value is there. */
export function printIsSet(value: Expression, print: PartPrinter): string {
  return `not (${printIsAbsent(value, print)})`;
}

/** A negation, without doubling it where absence can be asked for. */
export function printNot(operand: Expression, print: PartPrinter): string {
  return operand.kind === 'is-set' && !isTruthyWhenSet(operand.value)
    ? printIsAbsent(operand.value, print)
    : `not ${print.condition(operand)}`;
}

function printIsAbsent(value: Expression, print: PartPrinter): string {
  const printed = print.operand(value);
  if (isTruthyWhenSet(value)) {
    return `empty ${printed}`;
  }
  const isNil = `kindIs "invalid" ${printed}`;
  return typeOf(value) === 'scalar' ? `or (${isNil}) (eq (toString ${printed}) "")` : isNil;
}

/** Whether a value that is there is true by Helm's own rules. */
export function isTruthyWhenSet(value: Expression): boolean {
  const type = typeOf(value);
  return type === 'string' || type === 'list' || type === 'map';
}
