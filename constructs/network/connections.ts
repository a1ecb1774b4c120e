import type { BooleanValue, Value } from '../../lib';

/** What the only component with outbound connections may reach. */
export interface SoleEgressOptions {
  /** Networks in CIDR notation. While the list is empty nothing outside can be reached. */
  readonly cidrs: Value<readonly string[]>;
  /** TCP ports. @default - all ports */
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
