/** What every key of a values definition may say about itself. */
export interface KeyOptions<T> {
  /** One or two sentences for the person who edits values.yaml. */
  readonly description: string;
  /** A value that is shown, commented out, below the key in values.yaml. @default - no example */
  readonly example?: T;
  /** Few customers need it: documentation lists it after the others. @default false */
  readonly advanced?: boolean;
  /** Why it should no longer be used, and what to use instead. @default - not deprecated */
  readonly deprecated?: string;
}

/** A key with a default. */
export interface DefaultedOptions<T> extends KeyOptions<T> {
  /** What holds unless the customer sets something else. */
  readonly default: T;
  readonly required?: false;
  readonly removable?: false;
}

/** A key that the customer must set. */
export interface RequiredOptions<T> extends KeyOptions<T> {
  /** The schema requires the key. In a union, only while its branch is chosen. */
  readonly required: true;
  readonly default?: never;
  readonly removable?: false;
}

/** A key that may be absent: it has no default, or the customer sets it to null. */
export interface RemovableOptions<T> extends KeyOptions<T> {
  /** The customer may set the key to null to remove its default; templates read it nil-safely. */
  readonly removable: true;
  /** @default - the key is absent */
  readonly default?: T;
  readonly required?: false;
}

/** The item of a list or the entry of a map, which has no default of its own. */
export interface ItemOptions {
  /** What one item is. @default - the description of the list or map says it */
  readonly description?: string;
  readonly default?: never;
  readonly required?: false;
  readonly removable?: false;
}
