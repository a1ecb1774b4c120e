import { allOf } from '../reference/operations';
import { conditionAt } from './condition-scope';
import type { Construct, IConstruct } from 'constructs';
import type { Expression } from '../reference/expression';
import type { DocumentTemplate, Repeat } from '../template/node';

const REPETITION = Symbol.for('chartwright.Repetition');

/** Makes a construct a scope whose objects exist once for each member of a list or map. */
export function attachRepetition(construct: Construct, repeat: Repeat): void {
  Object.defineProperty(construct, REPETITION, { value: repeat });
}

/** The scope around a construct, or the construct itself, that is repeated at installation; undefined where there is none. */
export function repetitionAround(construct: Construct): IConstruct | undefined {
  return construct.node.scopes.find((scope) => repeatAt(scope) !== undefined);
}

/** When, and for what, the objects of a construct exist. */
export function existenceOf(construct: Construct): Pick<DocumentTemplate, 'condition' | 'repeat'> {
  const { scopes } = construct.node;
  const at = scopes.findIndex((scope) => repeatAt(scope) !== undefined);
  const repeat = at === -1 ? undefined : repeatAt(scopes[at] as IConstruct);
  if (repeat === undefined) {
    return conditionOf(scopes);
  }
  return { ...conditionOf(scopes.slice(0, at)), repeat: { ...repeat, ...conditionOf(scopes.slice(at + 1)) } };
}

function repeatAt(construct: object): Repeat | undefined {
  return (construct as { readonly [REPETITION]?: Repeat })[REPETITION];
}

function conditionOf(scopes: readonly IConstruct[]): { readonly condition?: Expression } {
  const condition = allOf(scopes.map(conditionAt).filter((each) => each !== undefined));
  return condition.kind === 'literal' && condition.value === true ? {} : { condition };
}
