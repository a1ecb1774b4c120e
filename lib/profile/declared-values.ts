import { childField, type Field, type ValuesDefinition } from '../values';
import { isMap, setOwn } from '../values/own-property';

type Values = Readonly<Record<string, unknown>>;

/** The part of values that a definition declares: a chart without a network has no DNS servers to be set. */
export function declaredValues({ root }: ValuesDefinition<unknown>, values: Values): Values {
  return declaredEntries(root, values);
}

function declaredEntries(field: Field, values: Values): Values {
  const declared: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const child = childField(field, key);
    if (child !== undefined) {
      setOwn(declared, key, child.kind === 'object' && isMap(value) ? declaredEntries(child, value) : value);
    }
  }
  return declared;
}
