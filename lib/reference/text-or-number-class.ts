/** Shaped like the classes that cdk8s generates for IntOrString and Quantity: one property, `value`. */
export interface TextOrNumberLike {
  readonly value: string | number;
}

/** Matches a class with the one property `value`, and no other object type. */
export type TextOrNumberClass = TextOrNumberLike;
