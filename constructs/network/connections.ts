import type { BooleanValue, Value } from '../../lib';

/** All addresses of both families, but some. */
export interface InternetAccess {
  /** Whether they are open. */
  readonly enabled: BooleanValue;
  /** Networks of IPv4 that stay shut, unless `cidrs` names them. @default - private networks, and those of a link */
  readonly exceptIPv4?: Value<readonly string[]>;
  /** Networks of IPv6 that stay shut, unless `cidrs` names them. @default - unique local networks, and those of a link */
  readonly exceptIPv6?: Value<readonly string[]>;
}

/** What the only component with outbound connections may reach. */
export interface SoleEgressOptions {
  /** Networks in CIDR notation, none wider than /8 (IPv4) or /16 (IPv6). While the list is empty they open nothing. */
  readonly cidrs: Value<readonly string[]>;
  /** All addresses of both families, but some. @default - not open */
  readonly internet?: InternetAccess;
  /** TCP ports, of networks and of names. @default - all ports */
  readonly ports?: readonly Value<number>[];
  /**
   * Names that may be reached too, where Cilium enforces policies: `api.example.com` or `*.example.com`.
   * @default - addresses only
   */
  readonly fqdns?: Value<readonly string[]>;
}

/** One thing outside that the component with the way out may reach. */
export interface Destination {
  /** What it is called, in names of objects and in messages. */
  readonly name: string;
  /** Networks in CIDR notation. While the list is empty, there is no policy for it. */
  readonly cidrs: Value<readonly string[]>;
  /** Its TCP ports. */
  readonly ports: readonly Value<number>[];
  /** While it does not hold, it is not reached. @default true */
  readonly when?: BooleanValue;
}

/** What a flow may depend on. */
export interface FlowOptions {
  /** While it does not hold, there is no such connection. @default true */
  readonly when?: BooleanValue;
}
