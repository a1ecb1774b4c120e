/** A constant that a part of an object may be compared with. */
export type Scalar = string | number | boolean | null;

/** What a part of an object is. `absent` is a key that a map does not have. */
export type ViewKind = 'absent' | 'null' | 'text' | 'number' | 'boolean' | 'list' | 'map';

/** What a view is of; only the makers of views read it. */
export const inside: unique symbol = Symbol('inside');

/** One entry of a map. */
export interface ViewEntry {
  readonly key: View;
  readonly value: View;
}

/**
 * A part of a Kubernetes object, or nothing. A rule asks views and never looks at data, so that the same
 * rule runs on an object that was rendered and on one that stands for all renderings: there a question
 * may have several answers, and the rule is run again for each.
 *
 * A rule must ask in an order that depends on nothing but the answers.
 */
export interface View {
  readonly [inside]: unknown;
  /** Where it is in its object, as a JSON pointer. `*` stands for any member of a list or map. */
  readonly pointer: string;
  /** What a map has at a key, or below several keys. A view of nothing where there is no such map or key. */
  get(...keys: readonly string[]): View;
  kind(): ViewKind;
  /** Whether it is neither absent nor null. */
  isPresent(): boolean;
  /** Whether it is a whole number. */
  isInteger(): boolean;
  /**
   * Whether the customer writes it as a piece of a Kubernetes object (`tolerations`, `affinity`, an entry of a
   * free `securityContext`), so that only the API server says what may stand there. Never of what was rendered.
   */
  isOpen(): boolean;
  /** What it is, whole, where that is the same for all values; undefined where it is absent or depends on values. No question is asked. */
  constant(): unknown;
  /**
   * The members of a list; none of anything else. A list that the customer writes has no member, or up to
   * `most` arbitrary ones that stand for all of its members; where one of it was looked at before, also another one.
   *
   * @param most How many arbitrary members the rule relates to each other. @default 1
   */
  items(most?: 1 | 2): readonly View[];
  /** The members of a list one by one, for a rule that looks at each by itself: cheaper than `items`. */
  each(): Iterable<View>;
  /**
   * Whether a member of a list passes a test. Cheaper than searching `items`: whether a member is there at all is
   * asked only where it passes.
   */
  some(test: (item: View) => boolean): boolean;
  /** What members of a list have at a key that an earlier member has too, one by one. Members that are never alike cost nothing. */
  eachRepeated(key: string): Iterable<View>;
  /** What members of a list have at a key that no member of another list has, one by one. */
  eachMissing(key: string, others: View): Iterable<View>;
  /** The entries of a map; none of anything else. Of a map that the customer writes, the keys that were asked for and an arbitrary one. */
  entries(): readonly ViewEntry[];
  /** The entries of a map one by one, for a rule that looks at each by itself. */
  eachEntry(): Iterable<ViewEntry>;
  /** Whether it is this constant. */
  equals(constant: Scalar): boolean;
  oneOf(constants: readonly Scalar[]): boolean;
  /** Whether it is a number of at least this. */
  atLeast(least: number): boolean;
  /** Whether it is a number of at most this. */
  atMost(most: number): boolean;
  /** Whether it is text that a regular expression finds something in. */
  matches(pattern: RegExp): boolean;
  /** Whether both are the same text, number, switch or null. Lists and maps are never the same. */
  same(other: View): boolean;
  /**
   * Any other question on this part and others, each a scalar or undefined where it is absent, a list or a map.
   *
   * @param question What is asked, in words: the same question on the same parts has one answer.
   */
  relate(question: string, others: readonly View[], answer: (...values: readonly (Scalar | undefined)[]) => boolean): boolean;
}
