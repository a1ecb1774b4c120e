import { describe, didYouMean, type Code, type Problem } from '../../diagnostic';
import { defaultOf } from '../defaults-of';
import { expectation } from '../expectation';
import type { Exclusion, Field, KeyRule } from '../field';
import { isReserved, whyKeyRefused, whyRefused } from '../find-mismatches';
import { allowed, whyRuleBroken } from '../key-rules';
import { whyTextUnsafe } from '../text-safety';
import { printPath, printPlace, type ValuesPath } from '../values-path';

/** A problem with a value. Its sentence begins with the path of the value. */
export function valuesProblem(code: Code, path: ValuesPath, what: string, fix: string): Problem {
  return { code, what: `${printPath(path)} ${what}`, in: printPlace(path), fix };
}

/** A value that is not there although the chart needs it. */
export function missingValue(field: Field | undefined, path: ValuesPath): Problem {
  const place = printPath(path);
  if (field !== undefined && defaultOf(field) !== undefined) {
    return valuesProblem(
      'VALUE_MISSING',
      path,
      'was removed with null, but the chart needs it',
      `leave ${place} out to keep its default`,
    );
  }
  const purpose = field === undefined || field.description === '' ? '' : `: ${firstSentence(field.description)}`;
  const example = field?.example === undefined ? '' : `, for example to ${JSON.stringify(field.example)}`;
  return valuesProblem('VALUE_MISSING', path, `is not set${purpose}`, `set ${place}${example}`);
}

/** A value that its field does not take. */
export function invalidValue(field: Field, path: ValuesPath, value: unknown): Problem {
  const hint = field.kind === 'choice' && typeof value === 'string' ? didYouMean(value, field.choices) : '';
  return valuesProblem('VALUE_INVALID', path, `${whyRefused(field, value)}${hint}`, fixFor(field, path, value));
}

/** A switch that is on although another one, which excludes it, is. */
export function excludedValue({ switch: other, reason }: Exclusion, path: ValuesPath): Problem {
  return valuesProblem('VALUE_INVALID', path, `is true, although ${other} is: ${reason}`, `set ${printPath(path)} or ${other} to false`);
}

/** The key of a Secret that is empty although the Secret has a name. */
export function emptySecretKey(path: ValuesPath): Problem {
  const secret = printPath([...path.slice(0, -1), 'name']);
  return valuesProblem(
    'VALUE_INVALID',
    path,
    `is empty, but ${secret} names a Secret`,
    `set ${printPath(path)} to a key of it`,
  );
}

/** A value that another key of the same object does not allow. */
export function brokenKeyRule(rule: KeyRule, path: ValuesPath, value: unknown): Problem {
  const other = printPath([...path.slice(0, -1), rule.while]);
  return valuesProblem('VALUE_INVALID', path, whyRuleBroken(rule, value), `${rule.optional === true ? 'leave it out' : `make it ${allowed(rule)}`}, or ${rule.is === 'set' ? 'remove' : 'set'} ${other}`);
}

/** A value inside free-form content that Helm would not carry unchanged. */
export function invalidFreeForm(path: ValuesPath, value: unknown): Problem {
  const unsafe = typeof value === 'string' ? whyTextUnsafe(value) : undefined;
  const what = unsafe ?? `is ${describe(value)}, which Helm cannot carry into a manifest`;
  return valuesProblem('VALUE_INVALID', path, what, value === null ? 'leave the key out' : 'change the value');
}

/** A key that its map does not take. */
export function invalidKey(parent: Field | undefined, path: ValuesPath): Problem {
  const key = String(path.at(-1));
  const why = parent?.kind === 'map' || parent?.kind === 'kubernetes' ? whyKeyRefused(parent, key) : whyTextUnsafe(key);
  return valuesProblem('VALUE_INVALID', path, why ?? 'is no key that Helm can carry', 'rename or remove the key');
}

function fixFor(field: Field, path: ValuesPath, value: unknown): string {
  if (isReserved(field, value)) {
    return `remove it, or choose another ${String(path.at(-1))}`;
  }
  if (value === null) {
    return `leave ${printPath(path)} out, or give ${expectation(field)}`;
  }
  if (field.kind === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `write it in quotes: "${value}" (on the command line with --set-string)`;
  }
  const isNumber = field.kind === 'integer' || field.kind === 'number' || field.kind === 'port';
  if (isNumber && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
    return 'write it without quotes (on the command line a fraction needs --set-json)';
  }
  return `give ${expectation(field)}`;
}

function firstSentence(text: string): string {
  return (/^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text).replace(/\.$/, '');
}
