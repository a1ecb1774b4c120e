import type { View } from './view';

// The keys by which charts select: asked for by name, which costs nothing where a map has them for sure. The one
// that differs most comes first.
const USUAL_KEYS = ['app.kubernetes.io/component', 'app.kubernetes.io/instance', 'app.kubernetes.io/name', 'kubernetes.io/metadata.name'] as const;

/**
 * Whether labels fit a label selector: all of `matchLabels` and of `matchExpressions`. An empty selector fits
 * everything; what one that is absent means is its owner's to say.
 */
// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
export function selects(selector: View, labels: View): boolean {
  return hasLabels(labels, selector.get('matchLabels')) && selector.get('matchExpressions').items().every((expression) => fits(expression, labels));
}

/**
 * Whether labels have all of a map of labels, as `matchLabels` and the selector of a Service want it. Labels that a
 * controller adds are not asked for.
 */
export function hasLabels(labels: View, required: View, addedKeys: readonly string[] = []): boolean {
  return (
    USUAL_KEYS.every((key) => !required.get(key).isPresent() || required.get(key).same(labels.get(key))) &&
    required.entries().every(({ key, value }) => key.oneOf([...USUAL_KEYS, ...addedKeys]) || labelAt(labels, key)?.same(value) === true)
  );
}

/** Whether labels certainly do not fit a selector, as constants alone tell: no question is asked. */
export function cannotSelect(selector: View, labels: View): boolean {
  const [wanted, has] = [selector.get('matchLabels', USUAL_KEYS[0]).constant(), labels.get(USUAL_KEYS[0]).constant()];
  return typeof wanted === 'string' && typeof has === 'string' && wanted !== has;
}

/** Whether a selector asks for anything at all. */
export function isEmptySelector(selector: View): boolean {
  return [...USUAL_KEYS.map((key) => selector.get('matchLabels', key)), ...selector.get('matchLabels').entries().map(({ value }) => value)].every((value) => !value.isPresent())
    && selector.get('matchExpressions').items().length === 0;
}

function fits(expression: View, labels: View): boolean {
  const operator = expression.get('operator');
  const label = labelAt(labels, expression.get('key'));
  const isThere = label?.isPresent() === true;
  const isOneOf = (): boolean => isThere && expression.get('values').items().some((value) => value.same(label));
  if (operator.equals('In')) {
    return isOneOf();
  }
  if (operator.equals('NotIn')) {
    return !isOneOf();
  }
  return operator.equals('Exists') ? isThere : operator.equals('DoesNotExist') && !isThere;
}

function labelAt(labels: View, key: View): View | undefined {
  const known = key.constant();
  if (typeof known === 'string') {
    return labels.get(known);
  }
  const usual = USUAL_KEYS.find((one) => key.equals(one));
  return usual === undefined ? labels.entries().find((entry) => entry.key.same(key))?.value : labels.get(usual);
}
