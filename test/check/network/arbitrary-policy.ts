import fc from 'fast-check';

// Policies are drawn by what they mean, as sets of members of a small world, and then spelled in one of the ways in which
// Kubernetes can say it. So the meaning is known without reading the spelling.

/** The world: pods of two namespaces, one for each value of the label app and one without it, and four addresses outside. */
export const APPS = ['a', 'b', 'c', 'none'] as const;
export const NAMESPACES = ['here', 'away'] as const;
export const PORTS = [80, 81, 82, 83] as const;
export const ADDRESSES = ['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3'] as const;

/** Somebody of the world: `here/a`, or an address. */
export type Member = string;

/** A rule: whom it admits, on which ports, and how it is spelled. */
export interface MeantRule {
  readonly members: ReadonlySet<Member>;
  readonly ports: ReadonlySet<number>;
  readonly spelled: { readonly peers: readonly object[] | undefined; readonly ports: readonly object[] | undefined };
}

/** A policy of the namespace `here`. Rules that are undefined leave the direction alone. */
export interface MeantPolicy {
  readonly apps: ReadonlySet<string>;
  readonly selector: object;
  readonly ingress: readonly MeantRule[] | undefined;
  readonly egress: readonly MeantRule[] | undefined;
}

export const podsOfWorld: readonly Member[] = NAMESPACES.flatMap((namespace) => APPS.map((app) => `${namespace}/${app}`));

/** A selector of a key with the values a, b and c, or none: some of these, and one spelling of them. */
function arbitrarySelector(key: string, values: readonly string[]): fc.Arbitrary<{ readonly chosen: readonly string[]; readonly selector: object }> {
  return fc.tuple(fc.subarray([...values, 'none']), fc.boolean()).map(([chosen, isLong]) => ({ chosen, selector: spellSelector(key, values, chosen, isLong) }));
}

function spellSelector(key: string, values: readonly string[], chosen: readonly string[], isLong: boolean): object {
  const named = chosen.filter((value) => value !== 'none');
  const others = values.filter((value) => !chosen.includes(value));
  const expression = (operator: string, list?: readonly string[]): object => ({ matchExpressions: [{ key, operator, ...(list === undefined ? {} : { values: list }) }] });
  if (chosen.includes('none')) {
    if (others.length === 0 && !isLong) return {};
    if (named.length === 0 && isLong) return expression('DoesNotExist');
    return others.length === 0 ? expression('NotIn', ['nobody']) : { matchExpressions: others.map((other) => ({ key, operator: 'NotIn', values: [other] })) };
  }
  if (named.length === values.length && isLong) return expression('Exists');
  if (named.length === 1 && !isLong) return { matchLabels: { [key]: named[0] ?? '' } };
  return expression('In', named.length === 0 ? ['nobody'] : named);
}

interface MeantPeer {
  readonly members: readonly Member[];
  readonly peer: object;
}

const pods = arbitrarySelector('app', ['a', 'b', 'c']);
const namespaces = arbitrarySelector('team', ['here', 'away']).map(({ chosen, selector }) => ({ chosen: chosen.filter((name) => name !== 'none'), selector }));

const arbitraryPeer: fc.Arbitrary<MeantPeer> = fc.oneof(
  pods.map(({ chosen, selector }) => ({ members: chosen.map((app) => `here/${app}`), peer: { podSelector: selector } })),
  namespaces.map(({ chosen, selector }) => ({ members: chosen.flatMap((name) => APPS.map((app) => `${name}/${app}`)), peer: { namespaceSelector: selector } })),
  fc.tuple(namespaces, pods).map(([namespace, pod]) => ({ members: namespace.chosen.flatMap((name) => pod.chosen.map((app) => `${name}/${app}`)), peer: { namespaceSelector: namespace.selector, podSelector: pod.selector } })),
  // A block of one, two or four addresses, without one of its addresses or without its upper half.
  fc.constantFrom<MeantPeer>(
    { members: ['10.0.0.2'], peer: { ipBlock: { cidr: '10.0.0.2/32' } } },
    { members: ['10.0.0.2', '10.0.0.3'], peer: { ipBlock: { cidr: '10.0.0.2/31' } } },
    { members: [...ADDRESSES], peer: { ipBlock: { cidr: '10.0.0.0/30' } } },
    { members: ['10.0.0.0', '10.0.0.2', '10.0.0.3'], peer: { ipBlock: { cidr: '10.0.0.0/30', except: ['10.0.0.1/32'] } } },
    { members: ['10.0.0.0'], peer: { ipBlock: { cidr: '10.0.0.0/30', except: ['10.0.0.1/32', '10.0.0.2/31'] } } },
    { members: [...ADDRESSES], peer: { ipBlock: { cidr: '0.0.0.0/0', except: ['10.1.0.0/16'] } } },
    { members: [], peer: { ipBlock: { cidr: '::/0' } } },
  ),
);

const arbitraryPorts = fc.oneof(
  fc.constant({ ports: [...PORTS] as readonly number[], spelled: undefined as readonly object[] | undefined }),
  fc.subarray([...PORTS], { minLength: 1 }).map((ports) => ({ ports: ports, spelled: ports.map((port) => ({ port })) })),
  fc.tuple(fc.constantFrom(...PORTS), fc.nat(3)).map(([port, more]) => ({ ports: PORTS.filter((one) => one >= port && one <= port + more), spelled: [{ port, endPort: port + more, protocol: 'TCP' }] as readonly object[] })),
  fc.constant({ ports: [] as readonly number[], spelled: [{ port: 80, protocol: 'SCTP' }] as readonly object[] }),
);

export const arbitraryRule: fc.Arbitrary<MeantRule> = fc.tuple(fc.option(fc.array(arbitraryPeer, { minLength: 1, maxLength: 3 })), arbitraryPorts, fc.boolean()).map(([peers, ports, isEmpty]) => ({
  members: new Set(peers === null ? [...podsOfWorld, ...ADDRESSES] : peers.flatMap(({ members }) => members)),
  ports: new Set(ports.ports),
  spelled: { peers: peers === null ? (isEmpty ? [] : undefined) : peers.map(({ peer }) => peer), ports: ports.spelled },
}));

export const arbitraryPolicy: fc.Arbitrary<MeantPolicy> = fc.tuple(pods, fc.option(fc.array(arbitraryRule, { maxLength: 2 })), fc.option(fc.array(arbitraryRule, { maxLength: 2 }))).map(([{ chosen, selector }, ingress, egress]) => ({
  apps: new Set(chosen),
  selector,
  // A policy of neither direction cannot be spelled.
  ingress: ingress ?? (egress === null ? [] : undefined),
  egress: egress ?? undefined,
}));

/** The NetworkPolicy that says it. */
export function spell({ selector, ingress, egress }: MeantPolicy, name: string): object {
  const rules = (list: readonly MeantRule[], key: string): readonly object[] => list.map(({ spelled }) => ({ ...(spelled.peers === undefined ? {} : { [key]: spelled.peers }), ...(spelled.ports === undefined ? {} : { ports: spelled.ports }) }));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: selector,
      policyTypes: [...(ingress === undefined ? [] : ['Ingress']), ...(egress === undefined ? [] : ['Egress'])],
      ...(ingress === undefined ? {} : { ingress: rules(ingress, 'from') }),
      ...(egress === undefined ? {} : { egress: rules(egress, 'to') }),
    },
  };
}
