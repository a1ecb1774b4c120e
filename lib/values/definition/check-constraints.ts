import type { Problem } from '../../diagnostic';
import type { CidrField, Field, KubernetesField, MapField, ObjectField, UrlField } from '../field';
import { ownValue } from '../own-property';
import { findPatternProblem } from '../portable-pattern';
import { whyTextUnsafe } from '../text-safety';
import type { ValuesPath } from '../values-path';
import { definitionProblem } from './definition-problem';

/** What is wrong with the constraints of a field itself, before any value is looked at. */
export function checkConstraints(field: Field, path: ValuesPath): readonly Problem[] {
  const problem = (what: string, fix: string): Problem =>
    definitionProblem('FIELD_CONSTRAINT_INVALID', path, what, fix);
  switch (field.kind) {
    case 'string':
      return [...checkSpan(field.minLength, field.maxLength, 'Length', problem), ...checkPattern(field.pattern, path)];
    case 'integer':
      return checkRange(field, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, problem).concat(
        checkWhole(field, problem),
      );
    case 'number':
      return checkRange(field, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, problem);
    case 'port':
      return checkRange(field, 1, 65535, problem).concat(checkWhole(field, problem));
    case 'choice':
      return checkChoices(field.choices, problem);
    case 'list':
      return checkSpan(field.minItems, field.maxItems, 'Items', problem);
    case 'map':
      return [...checkSpan(field.minEntries, undefined, 'Entries', problem), ...checkPattern(field.keyPattern, path), ...checkReserved(field, problem)];
    case 'kubernetes':
      return checkReserved(field, problem);
    case 'cidr':
      return checkPrefixLengths(field, problem);
    case 'url':
      return checkSchemes(field, problem);
    case 'union':
      return checkChoices(Object.keys(field.branches), problem);
    case 'object':
      return [...checkExactlyOne(field, problem), ...checkKeyRules(field, problem)];
    case 'boolean':
    case 'quantity':
    case 'secret-key-ref':
    case 'pull-secret':
      return [];
  }
}

type MakeProblem = (what: string, fix: string) => Problem;

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

function checkSpan(
  least: number | undefined,
  most: number | undefined,
  unit: string,
  problem: MakeProblem,
): readonly Problem[] {
  const wrong = [least, most].filter((bound) => bound !== undefined && !(Number.isSafeInteger(bound) && bound >= 0));
  if (wrong.length > 0) {
    return [problem(`has a min${unit} or max${unit} of ${String(wrong[0])}`, 'give a whole number of at least 0')];
  }
  return (least ?? 0) > (most ?? Infinity)
    ? [
        problem(
          `has min${unit} ${String(least)} above max${unit} ${String(most)}`,
          `raise max${unit} or lower min${unit}`,
        ),
      ]
    : [];
}

function checkRange(field: Bounds, least: number, most: number, problem: MakeProblem): readonly Problem[] {
  const wrong = [field.minimum, field.maximum].filter(
    (bound) => bound !== undefined && !(bound >= least && bound <= most),
  );
  if (wrong.length > 0) {
    return [problem(`has the bound ${String(wrong[0])}`, `give a bound from ${String(least)} to ${String(most)}`)];
  }
  return (field.minimum ?? least) > (field.maximum ?? most)
    ? [
        problem(
          `has minimum ${String(field.minimum)} above maximum ${String(field.maximum)}`,
          'raise maximum or lower minimum',
        ),
      ]
    : [];
}

function checkWhole(field: Bounds, problem: MakeProblem): readonly Problem[] {
  const wrong = [field.minimum, field.maximum].filter((bound) => bound !== undefined && !Number.isInteger(bound));
  return wrong
    .slice(0, 1)
    .map((bound) => problem(`has the bound ${String(bound)} although its values are whole`, 'give a whole number'));
}

function checkChoices(choices: readonly string[], problem: MakeProblem): readonly Problem[] {
  if (choices.length === 0) {
    return [problem('has no choices', 'list at least one')];
  }
  const repeated = choices.filter((choice, index) => choices.indexOf(choice) !== index);
  const unsafe = choices.flatMap((choice) => whyTextUnsafe(choice) ?? []);
  return [
    ...repeated
      .slice(0, 1)
      .map((choice) => problem(`lists the choice ${JSON.stringify(choice)} twice`, 'list each choice once')),
    ...unsafe.slice(0, 1).map((why) => problem(`has a choice that ${why}`, 'remove the character')),
  ];
}

/** What has to be there by the choice of the customer cannot be there by itself. */
function checkExactlyOne({ exactlyOne, fields }: ObjectField, problem: MakeProblem): readonly Problem[] {
  const wrong = (exactlyOne ?? []).filter((key) => !Object.hasOwn(fields, key) || fields[key]?.removable !== true);
  return [
    ...(exactlyOne?.length === 0 ? [problem('asks for exactly one of no keys', 'list at least two keys')] : []),
    ...wrong.map((key) => problem(`asks for exactly one of several keys, among them ${JSON.stringify(key)}, which is no removable key of it`, 'list keys of the object that are declared with removable: true')),
  ];
}

function checkKeyRules({ keyRules = [], fields }: ObjectField, problem: MakeProblem): readonly Problem[] {
  return keyRules.flatMap((rule) => {
    const decided = ownValue(fields, rule.key);
    const isText = decided?.kind === 'string' || decided?.kind === 'choice';
    return [
      ...(isText && Object.hasOwn(fields, rule.while) ? [] : [problem(`has a rule on ${JSON.stringify(rule.key)} while ${JSON.stringify(rule.while)} is ${rule.is}`, 'name two keys of the object, the first of which is text')]),
      ...(rule.oneOf.length > 0 ? [] : [problem(`has a rule on ${JSON.stringify(rule.key)} that allows no text`, 'list the texts that it may have')]),
    ];
  });
}

function checkReserved(field: MapField | KubernetesField, problem: MakeProblem): readonly Problem[] {
  return (field.reservedPrefixes ?? []).includes('')
    ? [problem('reserves the empty prefix, and so every key', 'remove the empty prefix')]
    : [];
}

function checkPrefixLengths({ minPrefixLength = { IPv4: 0, IPv6: 0 } }: CidrField, problem: MakeProblem): readonly Problem[] {
  const longest = { IPv4: 32, IPv6: 128 };
  const wrong = (['IPv4', 'IPv6'] as const).filter((family) => !(Number.isInteger(minPrefixLength[family]) && minPrefixLength[family] >= 0 && minPrefixLength[family] <= longest[family]));
  return wrong.map((family) => problem(`has a minPrefixLength of ${String(minPrefixLength[family])} for ${family}`, `give a whole number from 0 to ${String(longest[family])}`));
}

function checkSchemes(field: UrlField, problem: MakeProblem): readonly Problem[] {
  if (field.schemes?.length === 0) {
    return [problem('accepts no scheme', 'list at least one, for example https')];
  }
  // https://www.rfc-editor.org/rfc/rfc3986#section-3.1
  const wrong = (field.schemes ?? []).filter((scheme) => !/^[a-z][a-z0-9+.-]*$/.test(scheme));
  return wrong.map((scheme) =>
    problem(`has the scheme ${JSON.stringify(scheme)}`, 'write it in lower case, without ://'),
  );
}

function checkPattern(pattern: string | undefined, path: ValuesPath): readonly Problem[] {
  const found = pattern === undefined ? undefined : findPatternProblem(pattern);
  return found === undefined
    ? []
    : [
        definitionProblem(
          'FIELD_PATTERN_UNSUPPORTED',
          path,
          `has the pattern ${String(pattern)}, which ${found.what}`,
          found.fix,
        ),
      ];
}
