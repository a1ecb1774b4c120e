import { dnsLabelPattern, v } from '../../lib';
import { networkValue } from './network-value';
import type { ValueOf } from '../../lib';

/** For whom a block of clients is made. */
export interface ClientValuesOptions {
  /** The component that they connect to, for the reader of values.yaml. */
  readonly component: string;
}

/**
 * The values block of who may connect to the entry of an application: `ingressFrom` takes it as it is. By default that is
 * nobody. `everyone` means all addresses of both families, because of one alone it would be half of them.
 *
 * @example clients: clientValues({ component: 'gateway-api' })
 */
export function clientValues({ component }: ClientValuesOptions) {
  return v.object(
    {
      namespaces: v.list(v.string({ pattern: dnsLabelPattern }), {
        description: `Namespaces whose pods may connect to ${component}, such as that of the ingress controller.`,
        default: [],
        example: ['ingress-nginx'],
      }),
      cidrs: v.list(networkValue(), {
        description: `Networks that may connect to ${component} directly, such as that of a load balancer, none wider than /8 (IPv4) or /16 (IPv6): what admits all is everyone.`,
        default: [],
        example: ['10.20.0.0/16'],
      }),
      everyone: v.boolean({ description: `Whether all addresses, of IPv4 and of IPv6, may connect to ${component} directly.`, default: false, advanced: true }),
    },
    { section: 'Clients', description: `Who may connect to ${component}, the only entry. While nobody is named, nobody from outside may.` },
  );
}

/** What a block of clients declares. */
export type ClientValues = ValueOf<ReturnType<typeof clientValues>>;
