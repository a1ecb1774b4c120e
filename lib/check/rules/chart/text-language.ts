import { NAME_LIMIT } from '../../../reference/expression';
import { inlined } from '../../../reference/with-arguments';
import { sameExpression } from '../../../reference/walk-expression';
import { dnsLabelPattern, dnsSubdomainPattern } from '../../../values';
import { escapedPattern } from '../../language/escaped-pattern';
import { declaredField } from './declared-field';
import { textsOfField } from './field-language';
import { ANY_TEXTS, joinedTexts, listed, patternTexts, replacedTexts, shortenedTexts, matching, textsOfEither, withoutDash, withoutEmpty, type Texts } from './texts';
import { longestText } from './longest-text';
import type { ChartTemplate } from '../../../chart/chart-template';
import type { BuiltinName, CallExpression, ChooseExpression, Expression, FunctionExpression, Helper } from '../../../reference/expression';

/** What is known of the texts of an expression, because a condition holds or does not. */
interface Known {
  readonly of: Expression;
  readonly narrowed: (texts: Texts) => Texts;
}

/** All texts that an expression can yield while conditions hold, and perhaps more: how often something is repeated is not counted. */
export function textsWhile(conditions: readonly Expression[], expression: Expression, template: ChartTemplate): Texts {
  return textLanguage(expression, template, conditions.flatMap((condition) => knownOf(condition, true)));
}

/** The same, whatever the values. */
export function textLanguage(given: Expression, template: ChartTemplate, known: readonly Known[] = []): Texts {
  const found = given.kind === 'call' && given.helper.parameters.length === 0 ? textsOfHelper(given, template) : read(inlined(given), template, known);
  return known.filter(({ of }) => sameExpression(of, given)).reduce((texts, { narrowed }) => narrowed(texts), found);
}

// Nearly every object has a name that begins with the same helper.
const knownHelpers = new WeakMap<ChartTemplate, Map<Helper, Texts>>();

function textsOfHelper(call: CallExpression, template: ChartTemplate): Texts {
  const helpers = knownHelpers.get(template) ?? new Map<Helper, Texts>();
  knownHelpers.set(template, helpers);
  const texts = helpers.get(call.helper) ?? read(inlined(call), template, []);
  helpers.set(call.helper, texts);
  return texts;
}

function read(expression: Expression, template: ChartTemplate, known: readonly Known[]): Texts {
  const of = (part: Expression): Texts => textLanguage(part, template, known);
  switch (expression.kind) {
    case 'literal':
      return listed(expression.value === null ? '' : String(expression.value));
    case 'text':
      return joinedTexts(expression.parts.map((part) => (typeof part === 'string' ? listed(part) : of(part))));
    case 'value':
    case 'variable':
      return textsOfField(declaredField(expression, template));
    case 'builtin':
      return textsOfBuiltin(expression.name, template);
    case 'default':
      return textsOfEither(withoutEmpty(of(expression.value)), of(expression.fallback));
    case 'choose':
      return textsOfChoice(expression, template, known);
    case 'function':
      return textsOfFunction(expression, template, of);
    case 'checksum':
      return patternTexts('^[0-9a-f]+$');
    case 'has-api':
    case 'compare':
    case 'not':
    case 'logical':
    case 'is-set':
    case 'is-text':
      return listed('true', 'false');
    case 'parameter':
    case 'call':
    case 'dict':
    case 'array':
    case 'merge':
    case 'raw':
      return ANY_TEXTS;
  }
}

function textsOfBuiltin(name: BuiltinName, { metadata }: ChartTemplate): Texts {
  switch (name) {
    case 'release.name':
      // https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/util/validate_name.go
      return patternTexts(dnsSubdomainPattern);
    case 'release.namespace':
      return patternTexts(dnsLabelPattern);
    case 'chart.name':
      return listed(metadata.name);
    case 'chart.version':
      return listed(metadata.version);
    case 'chart.appVersion':
      return listed(metadata.appVersion ?? '');
    case 'release.revision':
      return patternTexts('^[1-9][0-9]*$');
    case 'release.isUpgrade':
      return listed('true', 'false');
    case 'capabilities.kubeVersion':
      return ANY_TEXTS;
  }
}

function textsOfFunction(expression: FunctionExpression, template: ChartTemplate, of: (part: Expression) => Texts): Texts {
  const { name, value, constants: [first = '', second = ''] } = expression;
  switch (name) {
    case 'truncate': {
      const limit = (first === NAME_LIMIT ? template.nameLimit : Number(first)) - Number(second);
      return withoutDash(longestText(value, template) <= limit ? of(value) : shortenedTexts(of(value), limit));
    }
    case 'replace':
      return replacedTexts(of(value), String(first), String(second));
    case 'sha256':
      return patternTexts('^[0-9a-f]+$');
    case 'contains':
    case 'longer-than':
    case 'matches':
      return listed('true', 'false');
    case 'hostname':
    case 'join':
    case 'json':
    case 'repeated':
    case 'missing':
    case 'out-of-order':
    case 'quantity-at-least':
      return ANY_TEXTS;
  }
}

function textsOfChoice({ condition, then, otherwise }: ChooseExpression, template: ChartTemplate, known: readonly Known[]): Texts {
  return textsOfEither(textLanguage(then, template, [...known, ...knownOf(condition, true)]), textLanguage(otherwise, template, [...known, ...knownOf(condition, false)]));
}

/** What a condition tells of texts where it holds, or where it does not. */
function knownOf(condition: Expression, holds: boolean): readonly Known[] {
  switch (condition.kind) {
    case 'not':
      return knownOf(condition.operand, !holds);
    case 'logical':
      return (condition.operator === 'and') === holds ? condition.operands.flatMap((each) => knownOf(each, holds)) : [];
    case 'is-set':
      return holds ? [{ of: condition.value, narrowed: withoutEmpty }] : [];
    case 'function': {
      const pattern = patternOf(condition);
      return pattern === undefined ? [] : [{ of: condition.value, narrowed: (texts) => matching(texts, pattern, holds) }];
    }
    default:
      return [];
  }
}

function patternOf({ name, needle, constants: [first] }: FunctionExpression): string | undefined {
  if (name === 'matches') {
    return String(first);
  }
  return name === 'contains' && needle === undefined ? escapedPattern(String(first)) : undefined;
}
