import { describe, didYouMean, type Problem } from '../diagnostic';
import { isEmailAddress, isLine, isUrl, isWebAddress, isYamlText } from './text-forms';

/** A check of one field of Chart.yaml; an absent field passes. */
export type FieldCheck = (field: string, value: unknown) => readonly Problem[];

/** One line of text that Helm shows as it is. */
export const checkLine = checkForm(
  isLine,
  'one line of text',
  'write a non-empty text without line breaks and control characters',
);

/** Text that YAML can carry. */
export const checkText = checkForm(isYamlText, 'text that YAML can carry', 'pass a string without control characters');

/** An absolute address. */
export const checkUrl = checkForm(isUrl, 'an absolute URL', 'write the address with its scheme: https://…');

/** An address that a browser opens. */
export const checkWebAddress = checkForm(isWebAddress, 'an http or https address', 'write the address as https://…');

/** An e-mail address. */
export const checkEmailAddress = checkForm(
  isEmailAddress,
  'an e-mail address',
  'write the address as name@example.com',
);

/** A truth value. */
export const checkBoolean = checkForm((value) => typeof value === 'boolean', 'true or false', 'pass true or false');

/** A text that the pattern describes. */
export function checkPattern(pattern: RegExp, form: string, fix: string): FieldCheck {
  return checkForm((value) => typeof value === 'string' && pattern.test(value), form, fix);
}

/** One of a closed list. */
export function checkChoice(choices: readonly string[]): FieldCheck {
  return (field, value) => {
    if (value === undefined || choices.includes(value as string)) {
      return [];
    }
    const what = `${field} is ${describe(value)}, not one of ${choices.join(', ')}`;
    return [
      metadataProblem(
        field,
        what + (typeof value === 'string' ? didYouMean(value, choices) : ''),
        'take one of the list',
      ),
    ];
  };
}

/** The same check for each item of a list. */
export function checkEach(check: FieldCheck): FieldCheck {
  return (field, value) => {
    if (value === undefined || Array.isArray(value)) {
      return ((value ?? []) as readonly unknown[]).flatMap((item, index) =>
        check(`${field}[${String(index)}]`, item ?? null),
      );
    }
    return [metadataProblem(field, `${field} is ${describe(value)}, not a list`, 'pass a list')];
  };
}

/** A map whose fields have checks of their own; those in `required` must be there. */
export function checkMap(checks: Readonly<Record<string, FieldCheck>>, required: readonly string[]): FieldCheck {
  return (field, value) => {
    if (value === undefined) {
      return [];
    }
    if (typeof value !== 'object' || value === null) {
      return [
        metadataProblem(field, `${field} is ${describe(value)}, not a map`, `pass a map with ${required.join(', ')}`),
      ];
    }
    const entries = value as Readonly<Record<string, unknown>>;
    const missing = required.filter((key) => entries[key] === undefined);
    return [
      ...missing.map((key) => metadataProblem(field, `${field} has no ${key}`, `give it a ${key}`)),
      ...Object.entries(checks).flatMap(([key, check]) => check(field === '' ? key : `${field}.${key}`, entries[key])),
    ];
  };
}

/** A problem with a field of Chart.yaml. */
export function metadataProblem(field: string, what: string, fix: string): Problem {
  return { code: 'CHART_METADATA_INVALID', what, in: field === '' ? 'Chart.yaml' : `Chart.yaml ${field}`, fix };
}

function checkForm(fits: (value: unknown) => boolean, form: string, fix: string): FieldCheck {
  return (field, value) =>
    value === undefined || fits(value)
      ? []
      : [metadataProblem(field, `${field} is ${describe(value)}, not ${form}`, fix)];
}
