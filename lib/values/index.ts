export { v } from './builder/v';
export type { PullSecret, SecretKeyRef } from './builder/secret';
export { coalesceValues } from './coalesce';
export type {
  Branches,
  DeclaredField,
  Fields,
  ItemField,
  ObjectOf,
  Presence,
  UnionOf,
  ValueOf,
} from './declared-field';
export { defaultOf, defaultsOf } from './defaults-of';
export { defineEnvironment, type Environment, type EnvironmentOptions } from './define-environment';
export { defineValues, type ValuesWith } from './define-values';
export type { CommonValues } from './definition/common-block';
export { expectation } from './expectation';
export type * from './field';
export { childField, fieldAt } from './field-at';
export type { Override, Partly } from './override';
export { isRemovableKey, isRequiredKey, isSetByCustomer } from './required-keys';
export { dnsLabelPattern, dnsSubdomainPattern, labelKeyPattern, labelValuePattern, localAddressPattern } from './patterns';
export { reservedAnnotationPrefixes, reservedLabelPrefixes } from './reserved-prefixes';
export { findPatternProblem, type PatternProblem } from './portable-pattern';
export type { JsonSchema } from './schema/json-schema';
export { printValuesSchema } from './schema/print-values-schema';
export { schemaOf } from './schema/schema-of';
export { branchFields, discriminatorField, unionFields } from './union-fields';
export { printPath, type ValuesPath } from './values-path';
export { compileValidator, type ValuesValidator } from './validate/compile-validator';
export { validateCoalesced, validateValues } from './validate/validate-values';
export { namedFields, walkFields, type PlacedField } from './walk-fields';
export { printValuesYaml, type ValuesYamlOptions } from './yaml/print-values-yaml';
export { printValuesTypes } from './print-values-types';
export { whyKeyUnsafe, whyTextUnsafe } from './text-safety';
