import { dnsSubdomainPattern, v, type ValueOf } from '../../lib';
import { networkValue } from '../network/network-value';

const LONGEST_HOST = 253;

/** What is outside unless the customer says otherwise. */
export interface ExternalDependencyDefaults {
  /** TCP port. @default 443 */
  readonly port?: number;
  /** Whether it is connected to by TLS. @default true */
  readonly tls?: boolean;
  /** Host names. @default - none: the customer names them */
  readonly hosts?: readonly string[];
  /** What it is, for the reader of values.yaml. @default - nothing is said */
  readonly description?: string;
  /** The title of its section in values.yaml. @default - the block's key */
  readonly section?: string;
}

/** The name or address of a host. */
export function hostValue(description: string, example: string) {
  return v.string({ description, required: true, pattern: dnsSubdomainPattern, maxLength: LONGEST_HOST, example });
}

/** Networks in which a server outside is. */
export function cidrsValue(example: string) {
  return v.list(networkValue(), {
    description: 'Its addresses, as networks that the component with outbound connections may reach, on its port alone. Policies know no names: while the list is empty, its addresses must be among those of egress.',
    default: [],
    example: [example],
  });
}

/**
 * The values block of an ExternalDependency.
 *
 * @example
 * const values = defineValues({ mailServer: externalDependencyValues({ port: 587, description: 'Where mail is handed over.' }) });
 */
export function externalDependencyValues({ port = 443, tls = true, hosts = [], description, section }: ExternalDependencyDefaults = {}) {
  return v.object(
    {
      hosts: v.list(v.string({ pattern: dnsSubdomainPattern, maxLength: LONGEST_HOST }), { description: 'Host names. Empty: it is not used.', default: hosts, example: ['service.example.com'] }),
      cidrs: cidrsValue('203.0.113.10/32'),
      port: v.port({ description: 'TCP port.', default: port }),
      tls: v.boolean({ description: 'Whether it is connected to by TLS.', default: tls }),
    },
    { ...(description === undefined ? {} : { description }), ...(section === undefined ? {} : { section }) },
  );
}

/** What the values block of an external dependency declares. */
export type ExternalDependencyValues = ValueOf<ReturnType<typeof externalDependencyValues>>;
