import { inlined } from '../../../reference/with-arguments';
import { partsOf } from '../../../reference/walk-expression';
import type { Expression, FunctionExpression } from '../../../reference/expression';
import type { Field } from '../../../values';

/** What Helm tells of a release. */
export type ReleaseFact = 'release.name' | 'release.namespace';

/** `apart`: texts of releases that differ in the fact differ; `chosen`: the customer has to write it; `fixed`: they may be the same. */
export type Apartness = 'apart' | 'chosen' | 'fixed';

// Both have fewer characters: https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go,
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
const LONGEST: Readonly<Record<ReleaseFact, number>> = { 'release.name': 53, 'release.namespace': 63 };
const IN_RAW: Readonly<Record<ReleaseFact, string>> = { 'release.name': '.Release.Name', 'release.namespace': '.Release.Namespace' };

/** Whether a text tells releases apart that differ in a fact. A hash of what does so does; a text that is cut short does not. */
export function apartness(given: Expression, fact: ReleaseFact): Apartness {
  const expression = inlined(given);
  const inner = (part: Expression): Apartness => apartness(part, fact);
  switch (expression.kind) {
    case 'builtin':
      return expression.name === fact ? 'apart' : 'fixed';
    case 'value':
      return isLeftToCustomer(expression.field) ? 'chosen' : 'fixed';
    case 'variable':
      return 'chosen';
    case 'text':
      return strongest(expression.parts.filter((part) => typeof part !== 'string').map(inner));
    case 'default':
      return weakest([expression.value, expression.fallback].map(inner));
    case 'choose':
      return weakest([expression.then, expression.otherwise].map(inner));
    case 'function':
      return isCut(expression, fact) ? 'fixed' : inner(expression.value);
    case 'dict':
    case 'array':
    case 'merge':
    case 'checksum':
      return strongest(partsOf(expression).map(inner));
    case 'raw':
      return expression.text.includes(IN_RAW[fact]) ? 'apart' : 'fixed';
    default:
      return 'fixed';
  }
}

/** Whether nothing stands there until the customer writes it. */
function isLeftToCustomer(field: Field): boolean {
  return !('default' in field) || field.default === undefined || field.default === '';
}

function isCut({ name, constants }: FunctionExpression, fact: ReleaseFact): boolean {
  const [length] = constants;
  // A length that is the chart's own limit is followed by a hash of what was cut.
  return name === 'truncate' && (typeof length !== 'number' || length < LONGEST[fact]);
}

function strongest(parts: readonly Apartness[]): Apartness {
  return parts.includes('apart') ? 'apart' : parts.includes('chosen') ? 'chosen' : 'fixed';
}

function weakest(parts: readonly Apartness[]): Apartness {
  return parts.includes('fixed') ? 'fixed' : parts.includes('chosen') && !parts.includes('apart') ? 'chosen' : 'apart';
}
