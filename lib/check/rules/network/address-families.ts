import { keyOf, peersKeyOf, policiesAmong } from '../../network/policy-view';
import { policy } from './network-examples';
import type { ChartRule } from '../../rule';
import type { View } from '../../view/view';

const DIRECTIONS = ['Ingress', 'Egress'] as const;

// All addresses of a family, whatever address they are written with.
const EVERYTHING = { IPv4: /^[0-9]+(?:\.[0-9]+){3}\/0$/u, IPv6: /:[0-9A-Fa-f:.]*\/0$/u } as const;
const FAMILIES = [['IPv4', 'IPv6'], ['IPv6', 'IPv4']] as const;

const open = (...cidrs: readonly string[]): object => policy('open', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })) }] });
const openIn = (...cidrs: readonly string[]): object => policy('open', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: cidrs.map((cidr) => ({ ipBlock: { cidr } })) }] });

/** On a cluster with both families names lead to either, and connections fail where only one is open. */
export const addressFamilies: ChartRule = {
  kind: 'chart',
  id: 'address-families',
  severity: 'warning',
  description: 'A rule of a NetworkPolicy that opens all addresses of one family, IPv4 or IPv6, opens those of the other too.',
  remedy: 'Name 0.0.0.0/0 and ::/0 together, or the networks that are meant.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
  check: function* ({ objects, every }) {
    for (const object of every(policiesAmong(objects))) {
      for (const direction of every(DIRECTIONS)) {
        for (const rule of object.root.get('spec', keyOf(direction)).each()) {
          const peers = rule.get(peersKeyOf(direction));
          for (const peer of peers.each()) {
            for (const [family, other] of every(FAMILIES)) {
              if (opens(peer, family) && !peers.items().some((each) => opens(each, other)) && object.isRendered()) {
                yield { object, at: peer, problem: `all addresses of ${family} are open, and those of ${other} are not` };
              }
            }
          }
        }
      }
    }
  },
  examples: {
    passing: [[open('0.0.0.0/0', '::/0')], [openIn('::/0', '0.0.0.0/0')], [open('10.0.0.0/8')], [openIn('10.0.0.0/8', '2001:db8::/32')], [policy('all', { podSelector: {}, egress: [{}] })]],
    failing: [[open('0.0.0.0/0')], [open('::/0', '10.0.0.0/8')], [openIn('0.0.0.0/0')], [openIn('0::0/0')]],
  },
};

function opens(peer: View, family: keyof typeof EVERYTHING): boolean {
  return peer.get('ipBlock', 'cidr').matches(EVERYTHING[family]);
}
