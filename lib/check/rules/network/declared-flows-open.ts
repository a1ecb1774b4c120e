import { isolates, keyOf, peersKeyOf, policiesAmong, type Direction } from '../../network/policy-view';
import { admitsPort, isSameProtocol, portOf, type PortView } from '../../network/port-match';
import { cannotSelect, isEmptySelector, selects } from '../../view/label-selector';
import { defaultDeny, pod, policy, selectorOf } from './network-examples';
import { podsAmong, type PodObject } from './pods-among';
import type { ObjectView } from '../../object-view';
import type { ChartRule, RuleContext } from '../../rule';
import type { View } from '../../view/view';

const DIRECTIONS = ['Ingress', 'Egress'] as const;

const out = (ports: readonly object[] = [{ port: 8080 }]): object => policy('web', { podSelector: selectorOf('web'), policyTypes: ['Egress'], egress: [{ to: [{ podSelector: selectorOf('api') }], ports }] });
const into = (ports: readonly object[] = [{ port: 8080 }]): object => policy('api', { podSelector: selectorOf('api'), policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: selectorOf('web') }], ports }] });
const pods = [defaultDeny, pod('web'), pod('api')];
const intoFrom = (...from: readonly object[]): object => policy('api', { podSelector: selectorOf('api'), policyTypes: ['Ingress'], ingress: [{ from, ports: [{ port: 8080 }] }] });
const main = { name: 'main', image: 'registry.example.com/app:1.0.0' };
const withSidecar = [defaultDeny, pod('web'), { ...pod('api'), spec: { containers: [main], initContainers: [{ ...main, name: 'proxy', ports: [{ name: 'http', containerPort: 8080 }] }] } }];
const withAdmin = [defaultDeny, pod('web'), { ...pod('api'), spec: { containers: [{ ...main, ports: [{ containerPort: 8080 }, { containerPort: 9090 }] }] } }];

/**
 * A connection needs the leave of both ends. What one end's policies declare, the other's declare too: so that every
 * flow is open, and none is open that only one end knows of.
 */
export const declaredFlowsOpen: ChartRule = {
  kind: 'chart',
  id: 'declared-flows-open',
  severity: 'error',
  description: 'Every connection between pods of the chart that the policies of one end declare is admitted by those of the other, on a port that its pods have.',
  remedy: 'Declare the connection in the policies of both ends, with the same port.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  checks: ['N03'],
  premises: ['policies-enforced'],
  check: function* ({ objects, every }) {
    const policies = policiesAmong(objects);
    const all = podsAmong(objects);
    for (const object of every(policies)) {
      for (const direction of every(DIRECTIONS)) {
        for (const near of every(all)) {
          if (!isSelected(near, object.root.get('spec', 'podSelector'))) {
            continue;
          }
          for (const rule of object.root.get('spec', keyOf(direction)).each()) {
            for (const peer of rule.get(peersKeyOf(direction)).each()) {
              for (const far of every(isOfNamespace(peer) ? all : [])) {
                if (isSelected(far, peer.get('podSelector'))) {
                  yield* problemsOf({ object, peer, rule, near, far, isInto: direction === 'Ingress' }, policies, every);
                }
              }
            }
          }
        }
      }
    }
  },
  examples: {
    passing: [
      [...pods, out(), into()],
      [...pods, out([{ port: 8080 }]), into([{ port: 'http' }])],
      [...pods, out(), into([])],
      [pod('web'), pod('api'), into()],
      [...pods, policy('dns', { podSelector: {}, egress: [{ to: [{ namespaceSelector: {} }] }] })],
      [...pods, out(), policy('api', { podSelector: selectorOf('api'), ingress: [{ ports: [{ port: 8080 }] }] })],
      [...pods, out(), intoFrom({ podSelector: selectorOf('web') }, { podSelector: selectorOf('api') }), policy('api-out', { podSelector: selectorOf('api'), egress: [{ to: [{ podSelector: selectorOf('api') }] }] })],
      [...pods, out(), intoFrom({ namespaceSelector: {}, podSelector: selectorOf('web') })],
      [...pods, out([{ port: 8000, endPort: 9000 }]), into()],
      [...pods, out([{ protocol: 'TCP' }]), into()],
      [...withSidecar, out(), into()],
      [...withAdmin, out(), into()],
      [...pods, out(), into(), policy('strangers', { podSelector: selectorOf('web'), ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: selectorOf('api') }] }] })],
    ],
    failing: [
      [...pods, out()],
      [...pods, into()],
      [...pods, out([{ port: 8080 }]), into([{ port: 9090 }])],
      [...pods, out([{ port: 9090 }]), into([{ port: 9090 }])],
      [...pods, out([{ port: 8080, protocol: 'UDP' }]), into()],
      [...pods, out(), intoFrom({ podSelector: selectorOf('api') })],
      [...pods, out(), intoFrom({ namespaceSelector: {}, podSelector: selectorOf('api') })],
      [...pods, out(), intoFrom({ namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: selectorOf('web') })],
      [...pods, out(), policy('database', { podSelector: selectorOf('database'), ingress: [{ from: [{ podSelector: selectorOf('web') }] }] })],
      [...withSidecar, out()],
      [...withAdmin, out(), into([{ port: 9090 }])],
      [...pods, out([{ port: 8080, protocol: 'UDP' }]), into([{ port: 8080, protocol: 'UDP' }])],
      [...pods, out(), intoFrom({ podSelector: selectorOf('nobody') })],
      [...withSidecar, out([{ port: 9090 }]), into([{ port: 9090 }])],
    ],
  },
};

/** What a policy of one end declares of a connection with the other. */
interface Flow {
  readonly object: ObjectView;
  readonly peer: View;
  readonly rule: View;
  /** The end that the policy selects. */
  readonly near: PodObject;
  readonly far: PodObject;
  /** Whether the policy is that of the end which is connected to. */
  readonly isInto: boolean;
}

function* problemsOf(flow: Flow, policies: readonly ObjectView[], every: RuleContext['every']): ReturnType<ChartRule['check']> {
  const { object, peer, rule, near, far, isInto } = flow;
  const [source, destination] = isInto ? [far, near] : [near, far];
  const isThere = (): boolean => object.isRendered() && near.object.isRendered() && far.object.isRendered();
  for (const port of rule.get('ports').each()) {
    if (!hasPort(destination, port) && isThere()) {
      yield { object, at: port, problem: `${destination.object.source} has no such port` };
    }
  }
  for (const list of every(['containers', 'initContainers'])) {
    for (const container of destination.pod.spec.get(list).each()) {
      for (const declared of container.get('ports').each()) {
        const port = portOf(declared);
        if (admitsPort(rule, port, destination.pod.spec) && isClosed(flow, port, policies, isThere)) {
          yield { object, at: peer, problem: `the policies of ${far.object.source} do not admit it ${isInto ? 'out' : 'in'}, from ${source.object.source} to ${destination.object.source}` };
        }
      }
    }
  }
}

/** Whether the far end is isolated, and none of its policies admits the near one to a port. That it is named is the usual case, so that is asked first. */
function isClosed({ near, far, isInto }: Flow, port: PortView, policies: readonly ObjectView[], isThere: () => boolean): boolean {
  const direction: Direction = isInto ? 'Egress' : 'Ingress';
  const listening = isInto ? near : far;
  const possible = policies.filter((one) => !cannotSelect(one.root.get('spec', 'podSelector'), far.pod.metadata.get('labels')));
  const isolating = (one: ObjectView): boolean => isolates(one, direction) && isSelected(far, one.root.get('spec', 'podSelector')) && one.isRendered();
  const isAdmitted = (isAmong: (peers: View) => boolean): boolean =>
    possible.some((one) => one.root.get('spec', keyOf(direction)).some((rule) => isAmong(rule.get(peersKeyOf(direction))) && admitsPort(rule, port, listening.pod.spec)) && isolating(one));
  return !isAdmitted((peers) => peers.some((peer) => isOfNamespace(peer) && isSelected(near, peer.get('podSelector')))) && isThere() && possible.some(isolating) && !isAdmitted((peers) => isEverybody(peers, near));
}

/** Whether peers of a rule are everybody, or the pods of all namespaces with the labels of one. */
function isEverybody(peers: View, pod: PodObject): boolean {
  const isAnywhere = (peer: View): boolean => peer.get('namespaceSelector').isPresent() && isEmptySelector(peer.get('namespaceSelector')) && isSelected(pod, peer.get('podSelector'));
  return peers.some(isAnywhere) || !peers.some(() => true);
}

/** Whether a port of a rule is one that a pod declares. */
function hasPort({ pod: { spec } }: PodObject, port: View): boolean {
  const isMeant = (declared: View): boolean => isSameProtocol(port.get('protocol'), declared.get('protocol'))
    && (declared.get('containerPort').same(port.get('port')) || declared.get('name').same(port.get('port')) || !port.get('port').isPresent() || port.get('endPort').isPresent());
  return ['containers', 'initContainers'].some((list) => spec.get(list).some((container) => container.get('ports').some(isMeant)));
}

function isOfNamespace(peer: View): boolean {
  return peer.get('podSelector').isPresent() && !peer.get('namespaceSelector').isPresent();
}

function isSelected({ pod: { metadata } }: PodObject, selector: View): boolean {
  return selects(selector, metadata.get('labels'));
}
