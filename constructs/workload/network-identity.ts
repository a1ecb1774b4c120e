import type { BooleanValue } from '../../lib';
import type { Labels } from '../place/place';
import type { PortMap } from './ports';

/** What a network policy has to know of a workload: who its pods are, and where they listen. */
export interface NetworkIdentity<Ports extends PortMap = PortMap> {
  /** The component's name. */
  readonly component: string;
  /** Labels that select its pods, and that no value can give to another pod. */
  readonly selector: Labels;
  readonly ports: Ports;
  /** While it does not hold, there are no such pods, and nothing in a network is about them. @default true */
  readonly condition?: BooleanValue;
}
