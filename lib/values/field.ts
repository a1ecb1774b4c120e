/** Carries the TypeScript type of a field's value. It exists only for the type checker. */
export declare const valueType: unique symbol;

/** What every field of a values definition may say about itself. */
export interface FieldBase {
  /** One or two sentences for the person who edits values.yaml. */
  readonly description: string;
  /** A value that is shown, commented out, below the key in values.yaml. */
  readonly example?: unknown;
  /** The customer must set it: it has no default, and the schema requires it. @default false */
  readonly required?: boolean;
  /** The customer may set it to null to remove it; templates read it nil-safely. @default false */
  readonly removable?: boolean;
  /** Few customers need it: documentation lists it after the others. @default false */
  readonly advanced?: boolean;
  /** Why it should no longer be used, and what to use instead. @default - not deprecated */
  readonly deprecated?: string;
}

/** Text. */
export interface StringField extends FieldBase {
  readonly kind: 'string';
  readonly default?: string;
  /** A regular expression in the intersection of RE2 and JavaScript, not anchored unless it says so. */
  readonly pattern?: string;
  /** Least number of Unicode code points. @default 0 */
  readonly minLength?: number;
  /** Greatest number of Unicode code points. @default - no limit */
  readonly maxLength?: number;
  /** Texts that are refused although they satisfy everything else. @default - none */
  readonly forbidden?: readonly string[];
  /** Texts that are refused because the chart uses them itself, which is known when it is made. @default - none */
  readonly reserved?: readonly string[];
}

/** A whole number within ±(2^53 − 1). */
export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly default?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A number that may have a fraction. */
export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly default?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A switch that must be off while another is on. */
export interface Exclusion {
  /** The path of the other switch, from the root: `airgapped`. */
  readonly switch: string;
  /** Why, as the end of a sentence: `it needs the internet`. */
  readonly reason: string;
}

/** A switch. */
export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
  readonly default?: boolean;
  /** The schema, and a guard of the chart, refuse it while another switch is on. @default - never */
  readonly excludedBy?: Exclusion;
}

/** One of a closed list of texts. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  readonly default?: string;
}

/** A list whose items all have one kind. Helm replaces lists whole; it never merges them. */
export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly item: Field;
  readonly default?: readonly unknown[];
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A map with free keys and entries of one kind. Helm merges it key by key. */
export interface MapField extends FieldBase {
  readonly kind: 'map';
  readonly entry: Field;
  readonly default?: Readonly<Record<string, unknown>>;
  /** @default 0 */
  readonly minEntries?: number;
  /** A pattern that every key matches. @default - any key */
  readonly keyPattern?: string;
  /** Keys that the customer may not set, because the chart sets them. @default - none */
  readonly reservedKeys?: readonly string[];
  /** Beginnings of keys that the customer may not set. @default - none */
  readonly reservedPrefixes?: readonly string[];
}

/** What a text may be while another key of the same object says something, such as a variable's `value` while it has a `valueFrom`. */
export interface KeyRule {
  /** The key that decides. Empty text counts as if it were not there. */
  readonly while: string;
  /** Whether the rule holds while the key is there, or while it is not. */
  readonly is: 'set' | 'not set';
  /** The key that is decided on. */
  readonly key: string;
  /** The texts that it may have then. */
  readonly oneOf: readonly string[];
  /** Whether it may be left out then. @default false */
  readonly optional?: boolean;
}

/** A fixed set of named fields. */
export interface ObjectField extends Omit<FieldBase, 'required'> {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Field>>;
  /** The title of its own section in values.yaml. @default - a top-level object gets a section named after its key */
  readonly section?: string;
  /** Whether keys that are not declared are accepted. Only the library's `global` and what is in it are open. @default false */
  readonly open?: boolean;
  /** Keys of which exactly one has to be there. @default - no such keys */
  readonly exactlyOne?: readonly string[];
  /** What keys may be while others say something. @default - nothing depends on anything */
  readonly keyRules?: readonly KeyRule[];
}

/**
 * A choice between branches that each have settings of their own. In values it is an object: the
 * discriminator's key holds the chosen branch's name, and each branch with fields has an object
 * under its own name. Required fields are required only in the chosen branch.
 */
export interface UnionField extends Omit<FieldBase, 'required'> {
  readonly kind: 'union';
  readonly discriminator: string;
  readonly branches: Readonly<Record<string, Readonly<Record<string, Field>>>>;
  /** The branch that is chosen by default. */
  readonly default: string;
  readonly section?: string;
}

/** A Kubernetes resource quantity such as `250m`, `1.5Gi` or `2`: text or number. */
export interface QuantityField extends FieldBase {
  readonly kind: 'quantity';
  readonly default?: string | number;
}

/** A TCP or UDP port, 1 to 65535. */
export interface PortField extends FieldBase {
  readonly kind: 'port';
  readonly default?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The two families of addresses, as Kubernetes calls them. */
export type IpFamily = 'IPv4' | 'IPv6';

/** An IPv4 or IPv6 network such as `10.0.0.0/8`. */
export interface CidrField extends FieldBase {
  readonly kind: 'cidr';
  readonly default?: string;
  /** The family of its addresses. @default - either */
  readonly ipFamily?: IpFamily;
  /**
   * The shortest prefix that is accepted, for each family: what is shorter is a larger network. IPv6 networks that begin
   * with a group of zeros are refused then, because among them are those of IPv4 by other names. @default - any
   */
  readonly minPrefixLength?: Readonly<Record<IpFamily, number>>;
  /** Whether empty text, meaning none, is accepted. @default - whether the default is empty */
  readonly allowEmpty?: boolean;
}

/** An absolute URL. */
export interface UrlField extends FieldBase {
  readonly kind: 'url';
  readonly default?: string;
  /** Accepted schemes. @default ['http', 'https'] */
  readonly schemes?: readonly string[];
  /** Whether empty text, meaning none, is accepted. @default - whether the default is empty */
  readonly allowEmpty?: boolean;
}

/** A key of a Secret that exists already: `{name, key}`. Empty text in both means none. */
export interface SecretKeyRefField extends FieldBase {
  readonly kind: 'secret-key-ref';
  readonly default?: { readonly name: string; readonly key: string };
}

/** The name of an image pull Secret, as text or as `{name}`: both forms are in use with Helm charts. */
export interface PullSecretField extends FieldBase {
  readonly kind: 'pull-secret';
  readonly default?: string | { readonly name: string };
}

/**
 * A piece of a Kubernetes object that is passed through as it is (tolerations, affinity, …). Its
 * inside is open, so that a newer cluster's fields work; it is always removable.
 */
export interface KubernetesField extends FieldBase {
  readonly kind: 'kubernetes';
  /** Whether it is a list, a map, or a single text or number (such as IntOrString). */
  readonly shape: 'list' | 'map' | 'scalar';
  readonly default?: unknown;
  readonly reservedKeys?: readonly string[];
  readonly reservedPrefixes?: readonly string[];
}

/** Everything that a values definition can hold. Closed: a new kind must be handled wherever fields are read. */
export type Field =
  | StringField
  | IntegerField
  | NumberField
  | BooleanField
  | ChoiceField
  | ListField
  | MapField
  | ObjectField
  | UnionField
  | QuantityField
  | PortField
  | CidrField
  | UrlField
  | SecretKeyRefField
  | PullSecretField
  | KubernetesField;

/** A field together with the TypeScript type of its value. */
export type TypedField<T, F extends Field = Field> = F & Typed<T>;

/** Names the type of a value; an interface, so that declaration files of other packages can refer to it. */
export interface Typed<T> {
  readonly [valueType]?: T;
}

/** All values of a chart, declared once. Made by `defineValues`. */
export interface ValuesDefinition<T> {
  readonly root: ObjectField;
  readonly [valueType]?: T;
}

/** The TypeScript type of the values that a definition declares, with every default filled in. */
export type ValuesOf<D> = D extends ValuesDefinition<infer T> ? T : never;
