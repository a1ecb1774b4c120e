import { v } from '../../lib';
import { networkValue } from './network-value';
import type { Exclusion, ValueOf } from '../../lib';

/** Private networks, and those of a link: https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry */
export const PRIVATE_NETWORKS = {
  IPv4: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  IPv6: ['fc00::/7', 'fe80::/10'],
} as const;

/** For whom an egress block is made. */
export interface EgressValuesOptions {
  /** The component with the way out, for the reader of values.yaml. */
  readonly component: string;
  /** A switch that shuts the internet while it is on: an installation without any. @default - none */
  readonly internetExcludedBy?: Exclusion;
}

/**
 * The values block of what the only component with outbound connections may reach: `soleEgress` takes its parts. By
 * default that is nothing.
 *
 * `internet` opens all addresses of both families, because on a cluster with both a rule of `0.0.0.0/0` alone leaves half
 * of them shut, and names reach them by either. Private networks stay shut besides, those of pods and of a cloud's
 * metadata server among them; what of them is needed is named in `cidrs`.
 *
 * @example egress: egressValues({ component: 'egress-proxy' })
 */
export function egressValues({ component, internetExcludedBy }: EgressValuesOptions) {
  return v.object(
    {
      cidrs: v.list(networkValue(), {
        description: `Networks that ${component} may reach, none wider than /8 (IPv4) or /16 (IPv6): what opens everything is internet. Empty: none.`,
        default: [],
        example: ['203.0.113.0/24', '2001:db8::/32'],
      }),
      internet: internetValues(component, internetExcludedBy),
      fqdns: fqdnsValue(component),
    },
    { section: 'Outbound connections', description: `Only ${component} can connect to anything outside; every other pod is denied it.` },
  );
}

/** What an egress block declares. */
export type EgressValues = ValueOf<ReturnType<typeof egressValues>>;

/** Names that may be reached, and all that end alike. */
export function fqdnsValue(component: string) {
  return v.list(v.string({ pattern: '^(?:\\*\\.)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*$', maxLength: 253 }), {
    description: `Names that ${component} may reach too, where Cilium enforces network policies.`,
    default: [],
    example: ['*.updates.example.com'],
    advanced: true,
  });
}

/** All addresses of both families, but some. */
export function internetValues(component: string, excludedBy?: Exclusion) {
  const except = (family: 'IPv4' | 'IPv6') =>
    v.list(v.cidr({ ipFamily: family, minPrefixLength: { IPv4: 1, IPv6: 1 } }), { description: `Networks of ${family} that stay shut then, unless cidrs names them.`, default: [...PRIVATE_NETWORKS[family]] });
  return v.object(
    {
      enabled: v.boolean({ description: `Whether ${component} may reach all addresses, of IPv4 and of IPv6, but the following ones.`, default: false, ...(excludedBy === undefined ? {} : { excludedBy }) }),
      exceptIPv4: except('IPv4'),
      exceptIPv6: except('IPv6'),
    },
    { advanced: true },
  );
}
