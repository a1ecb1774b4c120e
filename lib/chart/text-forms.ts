// Helm drops characters that do not print and turns other blanks into spaces (sanitizeString of
// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/chart.go), so the text would not be the one written.
const ALTERED_BY_HELM = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]|(?! )\s/u;

// Characters that YAML 1.1 and 1.2 cannot carry raw, or read as line breaks.
const UNSAFE_IN_YAML = /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/u;

const EMAIL_ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,}$/;

/** Tells whether a text is one non-empty line that Helm shows as it is. */
export function isLine(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '' && !ALTERED_BY_HELM.test(text);
}

/** Tells whether a text, perhaps of several lines, can stand in a YAML file as it is. */
export function isYamlText(text: unknown): text is string {
  return typeof text === 'string' && !UNSAFE_IN_YAML.test(text);
}

// Go reads `%` only before two hexadecimal digits, and not at all in a host: https://pkg.go.dev/net/url#Parse
const UNESCAPED = /["<>\\^`{|}\s]|%(?![0-9A-Fa-f]{2})|^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*%/;

/** Tells whether a text is an absolute address of any scheme. */
export function isUrl(text: unknown): text is string {
  return isLine(text) && /^[A-Za-z][A-Za-z0-9+.-]*:./.test(text) && !UNESCAPED.test(text) && URL.canParse(text);
}

/** Tells whether a text is an address that a browser opens: http or https, with a host. */
export function isWebAddress(text: unknown): text is string {
  return isUrl(text) && /^https?:\/\/[^/?#:@]+/.test(text);
}

/** Tells whether a text has the form of an e-mail address with ASCII letters. */
export function isEmailAddress(text: unknown): text is string {
  return typeof text === 'string' && EMAIL_ADDRESS.test(text);
}
