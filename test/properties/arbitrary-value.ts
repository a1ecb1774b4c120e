import * as fc from 'fast-check';
import { isRemovableKey, type Field, type MapField, type ObjectField } from '../../lib/values';
import { arbitraryMapKey, arbitraryText } from './arbitrary-text';

type Values = Readonly<Record<string, unknown>>;

const dnsLabel = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,6}[a-z0-9])?$/);
const urlRest = fc.stringMatching(/^[a-z]{1,5}(:[0-9]{2})?([/?#][!-~]{0,5})?$/);
const secretKey = fc.stringMatching(/^[-._A-Za-z0-9]{1,8}$/);
const octet = fc.integer({ min: 0, max: 255 });

/** Content without null, as free-form values hold it. */
export const arbitraryFreeForm: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    arbitraryText,
    arbitraryNumber({}),
    fc.boolean(),
    fc.array(tie('any'), { maxLength: 3 }),
    arbitraryMap(tie('any')),
  ),
})).any;

/** A value that a field takes, whole: for defaults, examples, items, and what replaces a default. */
export function arbitraryValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'string':
      return arbitraryString(field).filter((text) => !(field.forbidden ?? []).includes(text));
    case 'integer':
      return fc.oneof(
        arbitraryInteger(field),
        within(field, [0, 1, -1, 999999, 1000000, 1234567890, 2 ** 53 - 1, 1 - 2 ** 53]),
      );
    case 'number':
      return fc.oneof(arbitraryNumber(field), within(field, [0, 0.1, 1.5, 1000000, 1e-7, 123456789.125]));
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'list':
      return fc.array(arbitraryValue(field.item), {
        minLength: field.minItems ?? 0,
        maxLength: Math.min(field.maxItems ?? 3, 3),
      });
    case 'map':
      return arbitraryEntries(field);
    case 'object':
      return arbitraryObject(field);
    case 'quantity':
      return fc.constantFrom<string | number>('250m', '1.5Gi', '1e3', '0', '.5', '5.', 0, 2, 0.25, 1000000);
    case 'port':
      return fc.integer({ min: field.minimum ?? 1, max: field.maximum ?? 65535 });
    case 'cidr':
      return fc.oneof(
        fc.tuple(octet, octet, fc.integer({ min: 0, max: 32 })).map(([a, b, bits]) => `${a}.${b}.0.0/${bits}`),
        fc.constantFrom('fd00::/8', '::/0', ...(field.allowEmpty === true ? [''] : [])),
      );
    case 'url':
      return fc
        .tuple(fc.constantFrom(...(field.schemes ?? ['http', 'https'])), urlRest)
        .map(([scheme, rest]) => `${scheme}://${rest}`)
        .filter((text) => !text.includes('<no value>'));
    case 'secret-key-ref':
      return fc.record({ name: dnsLabel, key: secretKey });
    case 'pull-secret':
      return fc.oneof(dnsLabel, fc.record({ name: dnsLabel }));
    case 'kubernetes':
      return arbitraryKubernetes(field.shape);
    case 'union':
      throw new Error('a union has no value of its own: it is merged with its default');
  }
}

/** A map with keys of any kind, the key `__proto__` among them. */
export function arbitraryMap(
  entries: fc.Arbitrary<unknown>,
  keys: fc.Arbitrary<string> = arbitraryMapKey,
): fc.Arbitrary<Values> {
  return fc
    .uniqueArray(fc.tuple(keys, entries), { maxLength: 3, selector: ([key]) => key })
    .map((pairs) => Object.fromEntries(pairs));
}

function arbitraryEntries(field: MapField): fc.Arbitrary<Values> {
  const keys = field.keyPattern === undefined ? arbitraryMapKey : textMatching(field.keyPattern);
  const isFree = (key: string): boolean =>
    !(field.reservedKeys ?? []).includes(key) &&
    !(field.reservedPrefixes ?? []).some((prefix) => key.startsWith(prefix));
  return arbitraryMap(arbitraryValue(field.entry), keys.filter(isFree)).filter((map) => Object.keys(map).length >= (field.minEntries ?? 0));
}

function arbitraryObject(field: ObjectField): fc.Arbitrary<Values> {
  const values = Object.fromEntries(Object.entries(field.fields).map(([key, child]) => [key, arbitraryValue(child)]));
  const requiredKeys = Object.keys(values).filter((key) => !isRemovableKey(field.fields[key] as Field));
  return fc.record(values, { requiredKeys }).map((record) => ({ ...record }));
}

function arbitraryKubernetes(shape: 'list' | 'map' | 'scalar'): fc.Arbitrary<unknown> {
  switch (shape) {
    case 'list':
      return fc.array(arbitraryFreeForm, { maxLength: 3 });
    case 'map':
      return arbitraryMap(arbitraryFreeForm);
    case 'scalar':
      return fc.oneof(arbitraryText, arbitraryInteger({}));
  }
}

function arbitraryString(field: {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}): fc.Arbitrary<string> {
  if (field.pattern !== undefined) {
    return textMatching(field.pattern);
  }
  return arbitraryText.map((text) =>
    Array.from(text.padEnd(field.minLength ?? 0, 'x'))
      .slice(0, field.maxLength ?? Infinity)
      .join(''),
  );
}

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

function arbitraryInteger({ minimum, maximum }: Bounds): fc.Arbitrary<number> {
  return fc.maxSafeInteger().map((n) => Math.min(Math.max(n, minimum ?? -Infinity), maximum ?? Infinity));
}

// JSON has no negative zero that Helm and JavaScript print alike.
function arbitraryNumber({ minimum, maximum }: Bounds): fc.Arbitrary<number> {
  const range = { min: minimum ?? Number.MIN_SAFE_INTEGER, max: maximum ?? Number.MAX_SAFE_INTEGER };
  return fc.double({ ...range, noNaN: true }).map((n) => (n === 0 ? 0 : n));
}

function within({ minimum, maximum }: Bounds, numbers: readonly number[]): fc.Arbitrary<number> {
  return fc.constantFrom(...numbers).map((n) => Math.min(Math.max(n, minimum ?? -Infinity), maximum ?? Infinity));
}

// Making one takes longer than hundreds of texts from it.
const known = new Map<string, fc.Arbitrary<string>>();

function textMatching(pattern: string): fc.Arbitrary<string> {
  const arbitrary = known.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  known.set(pattern, arbitrary);
  return arbitrary;
}
