import { v } from '../../lib';

/**
 * One network that policies open, in a values block: `v.list(networkValue(), …)`. Networks of all addresses, and those of
 * which a few are all, are refused: what opens everything is a switch with a name (`internet` of `egressValues`, `everyone`
 * of `clientValues`), which does it for both families of addresses.
 *
 * The widest that are accepted are /8 of IPv4, such as 10.0.0.0/8, and /16 of IPv6: of both, more than a hundred are
 * needed to name what is in use. No organisation has more by one prefix; registries have /8 and /12.
 *
 * @example partners: v.list(networkValue(), { description: 'Networks of partners.', default: [] })
 */
// https://www.iana.org/assignments/ipv4-address-space, https://www.iana.org/assignments/ipv6-unicast-address-assignments
export function networkValue() {
  return v.cidr({ minPrefixLength: { IPv4: 8, IPv6: 16 } });
}
