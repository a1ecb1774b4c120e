import { ciliumPoliciesAmong } from './sole-policies';
import type { ObjectView } from '../../object-view';
import type { RuleContext } from '../../rule';
import type { View } from '../../view/view';

/** A part of a Cilium policy that opens a way out of the namespace. */
export interface CiliumWayOut {
  readonly object: ObjectView;
  readonly at: View;
  readonly problem: string;
}

// What is not pods: https://docs.cilium.io/en/stable/security/policy/language/. The names of some kinds of peers.
const OUTSIDE = ['toFQDNs', 'toCIDR', 'toCIDRSet', 'toEntities', 'toServices', 'toNodes', 'toGroups'] as const;
const NAMESPACE_KEYS = ['io.kubernetes.pod.namespace', 'k8s:io.kubernetes.pod.namespace'] as const;
const NAMESPACE_LABELS = /^(?:k8s:)?io\.cilium\.k8s\.namespace\.labels\./u;

/** Everything in the policies of Cilium that opens a way out of the namespace, but to DNS. */
export function* ciliumWaysOut({ objects, every }: RuleContext): Iterable<CiliumWayOut> {
  for (const object of every(ciliumPoliciesAmong(objects))) {
    for (const rule of object.root.get('spec', 'egress').each()) {
      yield* waysOutOf(object, rule, every);
    }
    for (const spec of object.root.get('specs').each()) {
      for (const rule of spec.get('egress').each()) {
        yield* waysOutOf(object, rule, every);
      }
    }
  }
}

function* waysOutOf(object: ObjectView, rule: View, every: RuleContext['every']): Iterable<CiliumWayOut> {
  const outside = OUTSIDE.find((key) => rule.get(key).items().length > 0);
  if (outside !== undefined) {
    yield { object, at: rule.get(outside), problem: `${outside} names what is outside, and the pods are not those of the egress proxy` };
    return;
  }
  const endpoints = rule.get('toEndpoints');
  if (endpoints.items().length === 0) {
    // An empty list of endpoints denies, and no list at all is everywhere.
    if (!endpoints.isPresent()) {
      yield { object, at: rule, problem: 'an egress rule without peers admits every address' };
    }
    return;
  }
  for (const selector of every(endpoints.items())) {
    if (!isInNamespace(selector, object) && !isDns(rule)) {
      yield { object, at: selector, problem: 'an egress rule names pods of other namespaces that are not declared as DNS' };
    }
  }
}

/** A selector of a namespaced policy means its own namespace, unless it names one. */
function isInNamespace(selector: View, { kind }: ObjectView): boolean {
  const labels = selector.get('matchLabels');
  return kind === 'CiliumNetworkPolicy'
    && NAMESPACE_KEYS.every((key) => !labels.get(key).isPresent())
    && labels.entries().every(({ key }) => !key.matches(NAMESPACE_LABELS))
    && selector.get('matchExpressions').items().every((expression) => !expression.get('key').oneOf(NAMESPACE_KEYS) && !expression.get('key').matches(NAMESPACE_LABELS));
}

/** Whether a rule lets pods ask names alone: its proxy reads every question. */
function isDns(rule: View): boolean {
  const ports = rule.get('toPorts').items();
  return ports.length > 0 && ports.every((port) => port.get('ports').items().length > 0 && port.get('rules', 'dns').items().length > 0);
}
