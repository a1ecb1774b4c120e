import type { View } from './view';

/**
 * Whether a label selector selects what has these labels: all of its requirements are met, so an empty one selects
 * everything (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
 */
export function isSelected(selector: View, labels: View): boolean {
  return (
    selector.get('matchLabels').entries().every(({ key, value }) => hasLabel(labels, key, [value])) &&
    selector.get('matchExpressions').items().every((requirement) => isMet(requirement, labels))
  );
}

function isMet(requirement: View, labels: View): boolean {
  const key = requirement.get('key');
  const operator = requirement.get('operator');
  if (operator.equals('In')) {
    return hasLabel(labels, key, requirement.get('values').items());
  }
  if (operator.equals('NotIn')) {
    return !hasLabel(labels, key, requirement.get('values').items());
  }
  return operator.equals('Exists') === labels.entries().some((label) => label.key.same(key));
}

function hasLabel(labels: View, key: View, values: readonly View[]): boolean {
  return labels.entries().some((label) => label.key.same(key) && values.some((value) => label.value.same(value)));
}
