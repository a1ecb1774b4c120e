import { makeDeferred } from './deferred';
import type { Children } from './deferred';
import type { ParameterExpression, ValueExpression, VariableExpression } from './expression';
import { isRemovableKey, isSetByCustomer, unionFields } from '../values';
import type { Field, ObjectField } from '../values';
import type { Reference } from './value';

/** An expression that reads a path of declared fields. */
export type PathExpression = ValueExpression | VariableExpression | ParameterExpression;

/** Called with each value that is read for use, with the reader's stack to be formatted on demand. */
export type ReadListener = (path: readonly string[]) => void;

/**
 * The references to everything below a field: object references whose keys are the value keys.
 *
 * @throws ChartError REFERENCE_UNKNOWN – when a key is read that the field does not declare.
 */
export function referencesTo<T>(root: ObjectField, onRead: ReadListener = ignore): Reference<T> {
  const expression: ValueExpression = { kind: 'value', path: [], field: root, certain: 0 };
  return referenceTo(expression, onRead) as Reference<T>;
}

/** A reference for an expression that is a path, with the children that its field has. */
export function referenceTo(expression: PathExpression, onRead: ReadListener = ignore): object {
  return makeDeferred({ kind: 'expression', expression }, childrenOf(expression, onRead));
}

function childrenOf(parent: PathExpression, onRead: ReadListener): Children {
  const children: Record<string, () => object> = Object.create(null) as Record<string, () => object>;
  for (const [key, child] of membersOf(parent)) {
    children[key] = () => {
      if (child.kind === 'value' && fieldsOf(child.field).length === 0) {
        onRead(child.path);
      }
      return referenceTo(child, onRead);
    };
  }
  return children;
}

/** The paths one key below a path, for a field with named keys. */
export function membersOf<Parent extends PathExpression>(parent: Parent): readonly (readonly [string, Parent])[] {
  const inBranch = parent.inBranch === true || parent.field.kind === 'union';
  return fieldsOf(parent.field).map(([key, field]) => {
    const path = [...parent.path, key];
    const certain =
      parent.certain === parent.path.length && isCertain(parent.field, field, inBranch) ? path.length : parent.certain;
    return [key, { ...parent, path, field, certain, ...(inBranch ? { inBranch } : {}), ...(parent.field.kind === 'pull-secret' ? { besideText: true } : {}) }];
  });
}

/** The keys that a reference to a field has. */
function fieldsOf(field: Field): readonly (readonly [string, Field])[] {
  switch (field.kind) {
    case 'object':
      return Object.entries(field.fields);
    case 'union':
      return Object.entries(unionFields(field));
    case 'secret-key-ref':
      return [
        ['name', SECRET_PART],
        ['key', SECRET_PART],
      ];
    case 'pull-secret':
      return [['name', SECRET_PART]];
    default:
      return [];
  }
}

const SECRET_PART: Field = { kind: 'string', description: 'A name.' };

/**
 * Whether the schema and the defaults together make sure that a key is there: not when the customer may
 * remove it, nor when it has no default and is required in one branch of a union only.
 */
function isCertain(parent: Field, field: Field, inBranch: boolean): boolean {
  return parent.kind !== 'pull-secret' && !isRemovableKey(field) && !(inBranch && isSetByCustomer(field));
}

function ignore(): void {
  // Nobody asked to be told.
}
