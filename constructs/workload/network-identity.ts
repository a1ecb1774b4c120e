import type { BooleanValue } from '../../lib';
import type { Labels } from '../place/place';
import type { PortMap, PortName } from './ports';

/** What a network policy has to know of a workload: who its pods are, and where they listen. */
export interface NetworkIdentity<Ports extends PortMap = PortMap> {
  /** The component's name. */
  readonly component: string;
  /** Labels that select its pods, and that no value can give to another pod. */
  readonly selector: Labels;
  /** The ports that its pods listen on, by name. */
  readonly ports: Ports;
  /** The ports of its sidecars, to which its Service does not lead. @default - none */
  readonly sidecarPorts?: PortMap;
  /** While it does not hold, there are no such pods, and nothing in a network is about them. @default true */
  readonly condition?: BooleanValue;
}

/** The names of all ports of a workload's pods, those of its sidecars too. */
export type PodPortName<Identity extends NetworkIdentity> = PortName<Identity['ports']> | (Identity extends { readonly sidecarPorts: infer SidecarPorts } ? PortName<SidecarPorts> : never);
