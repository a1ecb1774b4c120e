import { ChartError } from '../diagnostic';
import { goString } from './go-string';
import { isKnown } from './scope';
import type { PrintScope } from './scope';
import type { ParameterExpression, ValueExpression, VariableExpression } from '../reference/expression';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/u;
// Methods of chartutil.Values: as first key after .Values, Helm would call them
// (https://pkg.go.dev/helm.sh/helm/v3/pkg/chartutil#Values).
const METHODS: ReadonlySet<string> = new Set(['YAML', 'AsMap', 'Table', 'Encode', 'PathValue']);

/** A path below `.Values`, a variable or a helper's argument, read nil-safely from where a part may be absent. */
export function printPath(
  expression: ValueExpression | VariableExpression | ParameterExpression,
  scope: PrintScope,
): string {
  const start = startOf(expression, scope);
  return expression.path.reduce((base, key, index) => {
    if (expression.besideText === true && index === expression.path.length - 1 && !isKnownMap(expression, scope)) {
      // Helm fails where a key of a text is read, in a branch that is not chosen too.
      return `(index (kindIs "map" ${base} | ternary ${base} dict) ${goString(key)})`;
    }
    // Reading one key of a map that is there is always safe; what it yields may be absent.
    const safe = index <= expression.certain;
    if (IDENTIFIER.test(key) && !(index === 0 && expression.kind === 'value' && METHODS.has(key))) {
      return safe ? `${base}.${key}` : `(${base}).${key}`;
    }
    return safe ? `(index ${base} ${goString(key)})` : `(index (default dict ${base}) ${goString(key)})`;
  }, start);
}

/** Whether it was asked before that there is no text where a key is read from. */
function isKnownMap(expression: PathExpression, scope: PrintScope): boolean {
  const { besideText: _, path, ...rest } = expression;
  return isKnown(scope, { kind: 'not', operand: { kind: 'is-text', value: { ...rest, path: path.slice(0, -1) } as PathExpression } });
}

type PathExpression = ValueExpression | VariableExpression | ParameterExpression;

function startOf(expression: ValueExpression | VariableExpression | ParameterExpression, scope: PrintScope): string {
  switch (expression.kind) {
    case 'value':
      return `${scope.root}.Values`;
    case 'variable':
      return variableName(expression, scope);
    case 'parameter':
      return `.${expression.name}`;
  }
}

function variableName(expression: VariableExpression, scope: PrintScope): string {
  const name = scope.variables.get(expression.variable);
  if (name === undefined) {
    throw new ChartError(
      'UNSUPPORTED_STRUCTURE',
      `${expression.variable.hint} was used outside the each(…), eachEntry(…) or repeatObjects(…) it belongs to`,
      {
        fix: 'use the member only inside the callback that receives it',
      },
    );
  }
  return name;
}
