import { acceptsEmpty, urlSchemes } from './patterns';
import type { CidrField, Field } from './field';

/** What a value of a field must be, in words that follow "must be". */
export function expectation(field: Field): string {
  switch (field.kind) {
    case 'string':
      return `text${span(field.minLength, field.maxLength, 'character')}${field.pattern === undefined ? '' : ` that matches ${field.pattern}`}${other(field.forbidden)}`;
    case 'integer':
      return `a whole number${range(field.minimum, field.maximum)}`;
    case 'number':
      return `a number${range(field.minimum, field.maximum)}`;
    case 'boolean':
      return 'true or false';
    case 'choice':
      return oneOf(field.choices);
    case 'list':
      return `a list${span(field.minItems, field.maxItems, 'item')}`;
    case 'object':
      return field.exactlyOne === undefined ? 'a map' : `a map with exactly one of the keys ${field.exactlyOne.join(', ')}`;
    case 'map':
      return `a map${(field.minEntries ?? 0) === 0 ? '' : ` of at least ${String(field.minEntries)} ${field.minEntries === 1 ? 'entry' : 'entries'}`}`;
    case 'union':
      return 'a map';
    case 'quantity':
      return 'a Kubernetes quantity such as "250m", "512Mi" or 2';
    case 'port':
      return `a port${range(field.minimum ?? 1, field.maximum ?? 65535)}`;
    case 'cidr':
      return network(field);
    case 'url':
      return `a URL that begins with ${urlSchemes(field)
        .map((scheme) => `${scheme}://`)
        .join(' or ')}${acceptsEmpty(field) ? ', or empty text' : ''}`;
    case 'secret-key-ref':
      return 'a map with the name of a Secret and a key in it';
    case 'pull-secret':
      return 'the name of a Secret, as text or as a map with the key name';
    case 'kubernetes':
      return { list: 'a list', map: 'a map', scalar: 'text or a number' }[field.shape];
  }
}

function network(field: CidrField): string {
  const { ipFamily, minPrefixLength } = field;
  const families = (['IPv4', 'IPv6'] as const).filter((family) => ipFamily === undefined || ipFamily === family);
  const shortest = minPrefixLength === undefined ? '' : `, with a prefix of at least ${families.map((family) => `/${String(minPrefixLength[family])}${families.length === 1 ? '' : ` (${family})`}`).join(' or ')}`;
  return `a${ipFamily === undefined ? '' : `n ${ipFamily}`} network such as ${ipFamily === 'IPv6' ? '"2001:db8::/32"' : '"10.0.0.0/8"'}${shortest}${acceptsEmpty(field) ? ', or empty text' : ''}`;
}

function other(forbidden: readonly string[] = []): string {
  return forbidden.length === 0 ? '' : `, other than ${forbidden.map((text) => JSON.stringify(text)).join(' and ')}`;
}

function oneOf(choices: readonly string[]): string {
  const quoted = choices.map((choice) => JSON.stringify(choice));
  return quoted.length === 1 ? (quoted[0] ?? '') : `one of ${quoted.join(', ')}`;
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) {
    return minimum === maximum ? ` equal to ${String(minimum)}` : ` from ${String(minimum)} to ${String(maximum)}`;
  }
  if (minimum !== undefined) {
    return ` that is at least ${String(minimum)}`;
  }
  return maximum === undefined ? '' : ` that is at most ${String(maximum)}`;
}

function span(least: number | undefined, most: number | undefined, unit: string): string {
  if (least !== undefined && most !== undefined) {
    return least === most ? ` of ${count(least, unit)}` : ` of ${String(least)} to ${count(most, unit)}`;
  }
  if (least !== undefined && least > 0) {
    return ` of at least ${count(least, unit)}`;
  }
  return most === undefined ? '' : ` of at most ${count(most, unit)}`;
}

function count(amount: number, unit: string): string {
  return `${String(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
