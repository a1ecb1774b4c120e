import { isMap, ownValue } from '../../values/own-property';
import { pointerOf, type Place } from './place';
import { inside } from './view';
import type { Scalar, View, ViewEntry, ViewKind } from './view';

/** A view of plain data, as it was rendered. Every question has one answer. */
export function concreteView(data: unknown, pointer = ''): View {
  return new ConcreteView(data, { above: pointer });
}

// A class, because one view is made for every part that a rule looks at: an object of closures costs many times more.
class ConcreteView implements View {
  readonly [inside]: unknown;

  constructor(
    data: unknown,
    private readonly place: Place,
  ) {
    this[inside] = data;
  }

  get pointer(): string {
    return pointerOf(this.place);
  }

  get(...keys: readonly string[]): View {
    return keys.reduce<View>(entryOf, this);
  }

  items(): readonly View[] {
    const data = this[inside];
    return Array.isArray(data) ? data.map((item: unknown, index) => new ConcreteView(item, { above: this, key: String(index) })) : [];
  }

  each(): Iterable<View> {
    return this.items();
  }

  some(test: (item: View) => boolean): boolean {
    return this.items().some(test);
  }

  eachRepeated(key: string): Iterable<View> {
    const found = this.items().map((item) => item.get(key));
    return found.filter((later, index) => found.slice(0, index).some((earlier) => earlier.same(later)));
  }

  eachMissing(key: string, others: View): Iterable<View> {
    const known = others.items().map((item) => item.get(key));
    return this.items().map((item) => item.get(key)).filter((found) => found.isPresent() && !known.some((other) => other.same(found)));
  }

  entries(): readonly ViewEntry[] {
    const data = this[inside];
    return isMap(data) ? Object.keys(data).map((key) => ({ key: new ConcreteView(key, { above: this }), value: entryOf(this, key) })) : [];
  }

  eachEntry(): Iterable<ViewEntry> {
    return this.entries();
  }

  kind(): ViewKind {
    return kindOfData(this[inside]);
  }

  isPresent(): boolean {
    return this[inside] !== undefined && this[inside] !== null;
  }

  isInteger(): boolean {
    return Number.isInteger(this[inside]);
  }

  isOpen(): boolean {
    return false;
  }

  constant(): unknown {
    return this[inside];
  }

  equals(constant: Scalar): boolean {
    return this[inside] === constant;
  }

  oneOf(constants: readonly Scalar[]): boolean {
    return constants.some((constant) => this[inside] === constant);
  }

  atLeast(least: number): boolean {
    const data = this[inside];
    return typeof data === 'number' && data >= least;
  }

  atMost(most: number): boolean {
    const data = this[inside];
    return typeof data === 'number' && data <= most;
  }

  matches(pattern: RegExp): boolean {
    const data = this[inside];
    return typeof data === 'string' && pattern.test(data);
  }

  same(other: View): boolean {
    return isScalar(this[inside]) && this[inside] === other[inside];
  }

  relate(_question: string, others: readonly View[], answer: (...values: readonly (Scalar | undefined)[]) => boolean): boolean {
    return answer(scalarOf(this[inside]), ...others.map((other) => scalarOf(other[inside])));
  }
}

function entryOf(view: View, key: string): View {
  const data = view[inside];
  return new ConcreteView(isMap(data) ? ownValue(data, key) : undefined, { above: view, key });
}

/** What plain data is. */
export function kindOfData(data: unknown): ViewKind {
  if (data === undefined) {
    return 'absent';
  }
  if (data === null) {
    return 'null';
  }
  if (Array.isArray(data)) {
    return 'list';
  }
  switch (typeof data) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'map';
  }
}

function isScalar(data: unknown): data is Scalar {
  return data === null || ['string', 'number', 'boolean'].includes(typeof data);
}

function scalarOf(data: unknown): Scalar | undefined {
  return isScalar(data) ? data : undefined;
}
