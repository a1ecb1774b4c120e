import { propertiesOf, type Property } from './definitions';
import { isAmong } from './is-among';
import { enumerationOf } from './enumerations';
import { scalarProblem } from './scalar-problem';
import { concreteView } from '../view/concrete-view';
import type { RuleContext } from '../rule';
import type { View, ViewKind } from '../view/view';
import type { PackedType } from './packed-definitions';

/** A part of an object that the API server refuses. */
interface Misfit {
  readonly at: View;
  readonly problem: string;
}

type SchemaContext = Pick<RuleContext, 'kubernetes' | 'every'>;

/**
 * Everything in a part that does not fit its type: fields that are not known, missing ones, other types, texts that
 * are not among the allowed ones. What the customer passes through is the API server's to judge.
 */
export function* findMisfits(view: View, type: PackedType, context: SchemaContext, allowed?: readonly string[]): Iterable<Misfit> {
  if (type === 'any' || view.isOpen()) {
    return;
  }
  const data = view.constant();
  yield* data === undefined ? misfitsOf(view, type, context, allowed) : misfitsOf(concreteView(data, view.pointer), type, context, allowed);
}

function* misfitsOf(view: View, type: PackedType, context: SchemaContext, allowed?: readonly string[]): Iterable<Misfit> {
  if (type.startsWith('[]')) {
    yield* listMisfits(view, type.slice(2), context, allowed);
  } else if (type.startsWith('{}')) {
    yield* mapMisfits(view, type.slice(2), context);
  } else if (type.startsWith('#')) {
    yield* objectMisfits(view, type, context);
  } else {
    const problem = scalarProblem(view, type) ?? enumerationProblem(view, allowed);
    if (problem !== undefined) {
      yield { at: view, problem };
    }
  }
}

function* listMisfits(view: View, item: PackedType, context: SchemaContext, allowed?: readonly string[]): Iterable<Misfit> {
  const problem = kindProblem(view, 'list');
  if (problem !== undefined) {
    yield { at: view, problem };
    return;
  }
  for (const member of view.each()) {
    yield* findMisfits(member, item, context, allowed);
  }
}

function* mapMisfits(view: View, entry: PackedType, context: SchemaContext): Iterable<Misfit> {
  const problem = kindProblem(view, 'map');
  if (problem !== undefined) {
    yield { at: view, problem };
    return;
  }
  for (const { value } of view.eachEntry()) {
    yield* findMisfits(value, entry, context);
  }
}

function* objectMisfits(view: View, type: PackedType, context: SchemaContext): Iterable<Misfit> {
  const problem = kindProblem(view, 'map');
  if (problem !== undefined) {
    yield { at: view, problem };
    return;
  }
  const properties = propertiesOf(type);
  // One after the other, so that the costs of both add up.
  for (const isLookingForMissing of context.every([true, false])) {
    yield* isLookingForMissing ? missingMisfits(view, type, properties, context) : entryMisfits(view, type, properties, context);
  }
}

function* missingMisfits(view: View, type: PackedType, properties: readonly Property[], { kubernetes }: SchemaContext): Iterable<Misfit> {
  for (const { key, forms } of properties) {
    if (forms.some(({ requiredIn }) => requiredIn.size > 0) && !view.get(key).isPresent() && forms.some(({ requiredIn }) => isAmong(kubernetes, requiredIn))) {
      yield { at: view.get(key), problem: `is missing: ${shortName(type)} requires it` };
    }
  }
}

function* entryMisfits(view: View, type: PackedType, properties: readonly Property[], context: SchemaContext): Iterable<Misfit> {
  for (const { key, value } of view.eachEntry()) {
    if (!value.isOpen()) {
      yield* propertyMisfits(value, type, properties.find((property) => key.equals(property.key)), context);
    }
  }
}

/** The version is asked for only where it matters: most fields are the same in all of them. */
function* propertyMisfits(view: View, type: PackedType, property: Property | undefined, context: SchemaContext): Iterable<Misfit> {
  if (property === undefined) {
    yield { at: view, problem: `is not a field that ${shortName(type)} has` };
  } else if (view.isPresent()) {
    const form = property.forms.find(({ versions }) => isAmong(context.kubernetes, versions));
    if (form === undefined) {
      yield { at: view, problem: `is not a field that ${shortName(type)} has in Kubernetes ${context.kubernetes.name()}` };
    } else {
      yield* findMisfits(view, form.type, context, enumerationOf(type.slice(1), property.key));
    }
  }
}

function kindProblem(view: View, wanted: 'list' | 'map'): string | undefined {
  const kind = view.kind();
  return kind === wanted ? undefined : `is ${KIND_NAMES[kind]}, but must be ${KIND_NAMES[wanted]}`;
}

function enumerationProblem(view: View, allowed: readonly string[] | undefined): string | undefined {
  return allowed === undefined || view.oneOf(allowed) ? undefined : `must be one of ${allowed.filter((each) => each !== '').join(', ')}`;
}

/** `DeploymentSpec` of `#io.k8s.api.apps.v1.DeploymentSpec`. */
function shortName(type: PackedType): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

/** The kinds of values in a sentence. */
const KIND_NAMES: Readonly<Record<ViewKind, string>> = {
  absent: 'absent',
  null: 'null',
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  map: 'a map',
};
