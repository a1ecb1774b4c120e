import type { Expression, Variable } from '../reference/expression';

/** A constant. */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** Text, a number or a switch that is computed. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly expression: Expression;
}

/** A whole map or list that is computed, printed as it is. */
export interface PassthroughNode {
  readonly kind: 'passthrough';
  readonly expression: Expression;
}

/** A map that is always there, `{}` when all of its entries are absent. A later key wins. */
export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

/** A list that is always there, `[]` when all of its items are absent. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
}

/** One of two values. */
export interface ChoiceNode {
  readonly kind: 'choice';
  readonly condition: Expression;
  readonly then: Node;
  readonly otherwise: Node;
}

/** One key of a map; absent while its condition does not hold. */
export interface EntryPart {
  readonly kind: 'entry';
  readonly key: string;
  readonly value: Node;
  readonly condition?: Expression;
}

/** One item of a list; absent while its condition does not hold. */
export interface ItemPart {
  readonly kind: 'item';
  readonly value: Node;
  readonly condition?: Expression;
}

/** All entries of a computed map, or all items of a computed list. */
export interface SpreadPart {
  readonly kind: 'spread';
  readonly expression: Expression;
  readonly condition?: Expression;
}

/** What something is repeated for: each member of a list, or each entry of a map in the order of its keys. */
export interface Repeat {
  readonly source: Expression;
  /** The key that the repetition is at; undefined for a list. */
  readonly key: Variable | undefined;
  readonly member: Variable;
}

/** One item for each member of a list, or of a map in the order of its keys. */
export interface RepeatItems extends Repeat {
  readonly kind: 'repeat';
  readonly items: readonly ListItem[];
  readonly condition?: Expression;
}

/** One entry for each entry of a map. */
export interface RepeatEntries extends Repeat {
  readonly kind: 'repeat';
  readonly entryKey: Expression;
  readonly value: Node;
  readonly condition?: Expression;
}

export type MapEntry = EntryPart | SpreadPart | RepeatEntries;
export type ListItem = ItemPart | SpreadPart | RepeatItems;

/** The template of an object or of a part of one. Closed, immutable, and without any Helm text. */
export type Node = LiteralNode | ScalarNode | PassthroughNode | MapNode | ListNode | ChoiceNode;

/** One object for each entry of a map, or for each different text of a list: a text that comes twice makes no second object. */
export interface RepeatDocuments extends Repeat {
  /** When present, a member has its object only while it holds. */
  readonly condition?: Expression;
}

/** One object of a chart, or one for each member of a list or map. */
export interface DocumentTemplate {
  /** The file it is printed to, such as `templates/gateway-api/deployment.yaml`. */
  readonly path: string;
  /** The path of the construct that made it, without the app and chart. */
  readonly source: string;
  readonly root: MapNode;
  /** When present, the object exists only while it holds. It says nothing of the members of `repeat`. */
  readonly condition?: Expression;
  readonly repeat?: RepeatDocuments;
}

/** A rule across values, and what the customer reads when it is broken. */
export interface Guard {
  /** What must hold. */
  readonly condition: Expression;
  readonly message: Expression;
}
