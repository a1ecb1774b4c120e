import type { Scalar, View } from '../view/view';
import type { Protocol } from './policy-view';

/** A port of a pod: its number, and its protocol, which is TCP where it is absent. */
export interface PortView {
  readonly number: View;
  readonly protocol: View;
}

/**
 * Whether the ports of a rule admit a port. A rule without ports admits all. The name of a port is that of the
 * pod that listens, so `spec` is the receiver's; where it is no pod, names admit nothing.
 */
// https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicyPort
export function admitsPort(rule: View, port: PortView, spec: View | undefined): boolean {
  const ports = rule.get('ports');
  return ports.some((one) => isSameProtocol(one.get('protocol'), port.protocol) && admitsNumber(one, port, spec)) || !ports.some(() => true);
}

/** The ports that the containers of a pod declare, those of sidecars included. */
export function declaredPorts(spec: View): readonly View[] {
  const sidecars = spec.get('initContainers').items().filter((container) => container.get('restartPolicy').equals('Always'));
  return [...spec.get('containers').items(), ...sidecars].flatMap((container) => container.get('ports').items());
}

/** A port as a container declares it. */
export function portOf(declared: View): PortView {
  return { number: declared.get('containerPort'), protocol: declared.get('protocol') };
}

/** Whether two parts name the same protocol. Absent, it is TCP. */
export function isSameProtocol(one: View, other: View): boolean {
  return (['TCP', 'UDP', 'SCTP'] as const).some((protocol) => isProtocol(one, protocol) && isProtocol(other, protocol));
}

/** Whether a part names a protocol. Absent, it is TCP. */
export function isProtocol(view: View, protocol: Protocol): boolean {
  return view.equals(protocol) || (protocol === 'TCP' && !view.isPresent());
}

function admitsNumber(one: View, { number, protocol }: PortView, spec: View | undefined): boolean {
  const port = one.get('port');
  if (!port.isPresent()) {
    return true;
  }
  const end = one.get('endPort');
  if (end.isPresent()) {
    // The API server refuses an endPort beside a name.
    return port.relate('from port to endPort there is', [end, number], isBetween);
  }
  if (port.same(number)) {
    return true;
  }
  return port.kind() === 'text' && spec !== undefined && declaredPorts(spec).some((declared) =>
    declared.get('name').same(port) && declared.get('containerPort').same(number) && isSameProtocol(declared.get('protocol'), protocol));
}

function isBetween(first: Scalar | undefined, last: Scalar | undefined, number: Scalar | undefined): boolean {
  return typeof first === 'number' && typeof last === 'number' && typeof number === 'number' && first <= number && number <= last;
}
