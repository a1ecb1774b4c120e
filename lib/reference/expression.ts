import type { Field } from '../values/field';

/** What an expression yields, as far as it decides how the expression prints. `scalar` is text or number. */
export type ExpressionType = 'string' | 'integer' | 'number' | 'boolean' | 'scalar' | 'list' | 'map';

/** A path below `.Values`. */
export interface ValueExpression {
  readonly kind: 'value';
  /** Keys from the root of the values; empty for the root itself. */
  readonly path: readonly string[];
  readonly field: Field;
  /** Whether it lies in a branch of a union, where what the customer must set may be absent. */
  readonly inBranch?: boolean;
  /** How many leading keys of the path are certainly there, so that only what follows is read nil-safely. */
  readonly certain: number;
  /** Whether there may be text instead of the map that the last key is read from. */
  readonly besideText?: boolean;
}

/** The item, key or entry that a repetition is at. Identity is the object itself. */
export interface Variable {
  /** The name the template prefers; the printer makes it unique where repetitions nest. */
  readonly hint: string;
}

/** A path below the current item of a repetition. */
export interface VariableExpression {
  readonly kind: 'variable';
  readonly variable: Variable;
  readonly path: readonly string[];
  readonly field: Field;
  readonly inBranch?: boolean;
  readonly certain: number;
  readonly besideText?: boolean;
}

/** A path below an argument of a named helper, inside the helper. */
export interface ParameterExpression {
  readonly kind: 'parameter';
  readonly name: string;
  readonly path: readonly string[];
  readonly field: Field;
  readonly inBranch?: boolean;
  readonly certain: number;
  readonly besideText?: boolean;
}

/** The facts that Helm itself supplies. */
export type BuiltinName =
  | 'release.name'
  | 'release.namespace'
  | 'release.revision'
  | 'release.isUpgrade'
  | 'chart.name'
  | 'chart.version'
  | 'chart.appVersion'
  | 'capabilities.kubeVersion';

export interface BuiltinExpression {
  readonly kind: 'builtin';
  readonly name: BuiltinName;
}

/** Whether the cluster serves an API version such as `policy/v1` or `apps/v1/Deployment`. */
export interface HasApiExpression {
  readonly kind: 'has-api';
  readonly apiVersion: string;
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** Text joined from constant and computed parts. */
export interface TextExpression {
  readonly kind: 'text';
  readonly parts: readonly (string | Expression)[];
}

/** The value, or the fallback when the value is absent or (for text, lists and maps) empty. */
export interface DefaultExpression {
  readonly kind: 'default';
  readonly value: Expression;
  readonly fallback: Expression;
}

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** A comparison of two texts, or of two numbers. */
export interface CompareExpression {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly left: Expression;
  readonly right: Expression;
}

export interface NotExpression {
  readonly kind: 'not';
  readonly operand: Expression;
}

export interface LogicalExpression {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

/** Whether a text, list or map is not empty, or a number or switch is not absent. */
export interface IsSetExpression {
  readonly kind: 'is-set';
  readonly value: Expression;
}

/** Whether a value of mixed kinds is text. */
export interface IsTextExpression {
  readonly kind: 'is-text';
  readonly value: Expression;
}

/** One of two values. */
export interface ChooseExpression {
  readonly kind: 'choose';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** One key of a dict. */
export interface DictEntry {
  readonly kind: 'entry';
  readonly key: string;
  readonly value: Expression;
  readonly condition?: Expression;
}

/** All keys of another map, at this place in the order of precedence. */
export interface DictSpread {
  readonly kind: 'spread';
  readonly value: Expression;
  readonly condition?: Expression;
}

/** A map written out key by key. A later key wins over an earlier one of the same name. */
export interface DictExpression {
  readonly kind: 'dict';
  readonly entries: readonly (DictEntry | DictSpread)[];
}

/** A list written out item by item; a spread item stands for all items of another list. */
export interface ArrayExpression {
  readonly kind: 'array';
  readonly items: readonly { readonly value: Expression; readonly spread: boolean; readonly condition?: Expression }[];
}

/** A deep merge in which a later layer wins over an earlier one. Lists are replaced whole. */
export interface MergeExpression {
  readonly kind: 'merge';
  readonly layers: readonly Expression[];
}

/** A constant argument: how long the common part of object names may be, which is known at synth. */
export const NAME_LIMIT = 'name-limit';

/**
 * The functions that constructs need: on text, `join` on a list of texts, `repeated` on a list of maps, `missing` on two, `out-of-order` on a list of maps of quantities, `json` on any value,
 * and `quantity-at-least` on two quantities, which is the body of a helper and yields text that is not empty where it holds.
 * Each has one meaning in Helm and in JavaScript.
 */
export type TextFunction = 'truncate' | 'contains' | 'sha256' | 'longer-than' | 'matches' | 'replace' | 'join' | 'json' | 'hostname' | 'repeated' | 'missing' | 'out-of-order' | 'quantity-at-least';

/** A call of one of the text functions. */
export interface FunctionExpression {
  readonly kind: 'function';
  readonly name: TextFunction;
  /** The text it works on. */
  readonly value: Expression;
  /** Constant further arguments: a length, a needle, a pattern that Go and JavaScript read alike, a replacement, a key. `NAME_LIMIT` stands for the chart's own limit. */
  readonly constants: readonly (string | number)[];
  /** The text searched for, where it is not constant; the other quantity; the other list. */
  readonly needle?: Expression;
}

/** SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits. */
export interface ChecksumExpression {
  readonly kind: 'checksum';
  readonly value: Expression;
}

/** A named template of `_helpers.tpl`, printed once and included wherever it is called. */
export interface Helper {
  /** The name without the chart's prefix, such as `fullname`. */
  readonly name: string;
  /** What it is for; becomes the comment above its definition. */
  readonly description: string;
  readonly parameters: readonly string[];
  /** A text expression, or a dict that is included as lines. */
  readonly body: Expression;
  /** Whether the result is always a DNS name, so that it may stand unquoted next to letters. */
  readonly dnsName?: boolean;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly helper: Helper;
  readonly arguments: Readonly<Record<string, Expression>>;
}

/** What a raw expression's evaluator may read. */
export interface RawContext {
  readonly values: unknown;
  readonly release: {
    readonly name: string;
    readonly namespace: string;
    readonly revision: number;
    readonly isUpgrade: boolean;
  };
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string };
}

/** The escape hatch: Helm expression text, and the function that computes the same in-process. */
export interface RawExpression {
  readonly kind: 'raw';
  readonly text: string;
  readonly type: ExpressionType;
  readonly evaluate: (context: RawContext) => unknown;
}

/** Everything that can stand between `{{` and `}}`. Closed: a new kind must be handled by printer and evaluator. */
export type Expression =
  | ValueExpression
  | VariableExpression
  | ParameterExpression
  | BuiltinExpression
  | HasApiExpression
  | LiteralExpression
  | TextExpression
  | DefaultExpression
  | CompareExpression
  | NotExpression
  | LogicalExpression
  | IsSetExpression
  | IsTextExpression
  | ChooseExpression
  | DictExpression
  | ArrayExpression
  | MergeExpression
  | FunctionExpression
  | ChecksumExpression
  | CallExpression
  | RawExpression;
