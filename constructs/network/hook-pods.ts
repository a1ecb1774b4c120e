import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { BooleanValue } from '../../lib';
import type { Hook } from '../job/hook';
import type { NetworkIdentity } from '../workload/network-identity';

/** Pods that Helm runs as a hook. */
export interface HookPods {
  readonly identity: NetworkIdentity;
  readonly hook: Hook;
  /** While it does not hold, there are none. */
  readonly condition: BooleanValue;
}

/** A network that has to know of hook pods, whenever they are declared. */
export interface HookNetwork extends Construct {
  readonly lockHook: (pods: HookPods) => void;
}

// Of the symbol registry, so that constructs of a second installed copy are found too.
const PODS = Symbol.for('chartwright.HookPods');
const NETWORK = Symbol.for('chartwright.HookNetwork');

/** Tells every network of the chart, those that are still to come too, of the hook pods of a construct. */
export function announceHookPods(construct: Construct, pods: HookPods): void {
  Object.defineProperty(construct, PODS, { value: pods });
  for (const network of marked<HookNetwork>(construct, NETWORK)) {
    (network[NETWORK] as HookNetwork).lockHook(pods);
  }
}

/** Has a network told of the hook pods of its chart: of those there are at once, of others when they are declared. */
export function listenForHookPods(network: HookNetwork): void {
  for (const construct of marked<HookPods>(network, PODS)) {
    network.lockHook(construct[PODS] as HookPods);
  }
  Object.defineProperty(network, NETWORK, { value: network });
}

function marked<T>(construct: Construct, mark: symbol): readonly Readonly<Record<symbol, T>>[] {
  return Chart.of(construct).node.findAll().filter((one) => Object.hasOwn(one, mark)) as unknown as readonly Readonly<Record<symbol, T>>[];
}
