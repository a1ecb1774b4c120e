/** Shaped like the classes that cdk8s generates for IntOrString and Quantity: one property, `value`. */
export interface TextOrNumberLike {
  readonly value: string | number;
}

/** Matches a class with the one property `value`, and no other object type. */
export type TextOrNumberClass = TextOrNumberLike;

/** Whether something is an instance of such a class. */
export function isTextOrNumberClass(value: unknown): value is TextOrNumberLike {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  const [only, ...others] = Object.keys(value);
  return (
    prototype !== null &&
    prototype !== Object.prototype &&
    only === 'value' &&
    others.length === 0 &&
    ['string', 'number'].includes(typeof (value as TextOrNumberLike).value)
  );
}
