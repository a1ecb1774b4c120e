export { capabilities, chart, raw, release, token } from './builtin';
export type { RawOptions } from './builtin';
export { each, eachEntry, entry } from './each';
export type { RepeatedEntry } from './each';
export { isForbidden, valuesPathOf } from './inspect';
export { defineHelper } from './helper';
export type { HelperOptions } from './helper';
export {
  and,
  atLeast,
  atMost,
  checksum,
  contains,
  defaultTo,
  equals,
  greaterThan,
  hostOfUrl,
  isSet,
  isText,
  join,
  lessThan,
  merge,
  not,
  or,
  toJson,
} from './operations';
export { quantityAtLeast } from './quantity';
export { missing } from './missing';
export { outOfOrder } from './out-of-order';
export { repeated } from './repeated';
export { settingsOf } from './settings';
export type { Settings } from './settings';
export { text } from './text';
export { ifSet, when, whileThere } from './when';
export type { BooleanValue, Conditional, ConditionalValue, Known, Reference, Repeated, Settled, Value } from './value';
