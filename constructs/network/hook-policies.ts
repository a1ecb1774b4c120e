import { and, Condition, shortened, type BooleanValue } from '../../lib';
import { hookCompanionAnnotations, type Hook, type HookEvent } from '../job/hook';
import { podPeer, whileAll } from './peers';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';
import type { NetworkIdentity } from '../workload/network-identity';
import type { HookPods } from './hook-pods';

/** The policies of hook pods, which are hooks themselves. */
export interface HookPolicies {
  /** Denies everything but DNS to hook pods. */
  readonly lock: (pods: HookPods) => void;
  /** Lets hook pods connect to something. For pods that are no hook it does nothing. */
  readonly allow: (from: NetworkIdentity, egress: unknown) => void;
  /** Lets hook pods connect to a port of a component. For pods that are no hook it does nothing. */
  readonly flow: (from: NetworkIdentity, to: NetworkIdentity, opening: HookOpening) => void;
}

/** What of a component is opened. */
export interface HookOpening {
  readonly port: string;
  readonly ports: readonly object[];
  /** While it does not hold, nothing is. */
  readonly condition: BooleanValue;
}

/** Where the policies are made. */
export interface HookPoliciesOptions {
  readonly construct: Construct;
  readonly place: Place;
  /** What their names begin with. */
  readonly ending: string;
  readonly dns: readonly unknown[];
}

interface Locked extends HookPods {
  readonly scope: Construct;
  readonly annotations: Readonly<Record<string, string>>;
  readonly egress: unknown[];
  /** The ports that were opened, by the component that has them. */
  readonly targets: Map<string, object[]>;
}

// Longer names would leave the name of the release less room in all names of the chart.
const LONGEST_ENDING = 28;

// At the other events the policies of the release are there, and they are those of the version whose hooks run.
const EARLY: ReadonlySet<HookEvent> = new Set(['pre-install', 'pre-upgrade', 'pre-rollback', 'post-delete']);

/** Makes the policies of pods that run while those of the release are not there yet, are those of another version, or are gone. */
export function hookPolicies(options: HookPoliciesOptions): HookPolicies {
  const locked = new Map<string, Locked>();
  return {
    lock: (pods) => {
      const events = pods.hook.events.filter((event) => EARLY.has(event));
      if (events.length > 0) {
        locked.set(pods.identity.component, lock(options, pods, { ...pods.hook, events }));
      }
    },
    allow: ({ component }, egress) => {
      locked.get(component)?.egress.push(egress);
    },
    flow: (from, to, opening) => {
      const found = locked.get(from.component);
      if (found !== undefined) {
        found.egress.push(whileAll([to.condition, opening.condition], { to: [podPeer(to.selector)], ports: opening.ports }));
        admit(options, found, to, opening);
      }
    },
  };
}

function lock({ construct, place, ending, dns }: HookPoliciesOptions, pods: HookPods, hook: Hook): Locked {
  const { component, selector } = pods.identity;
  const scope = new Condition(construct, `hook-${component}`, pods.condition);
  const annotations = hookCompanionAnnotations(hook);
  const egress: unknown[] = [];
  place.object(scope, 'lock', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: place.objectName(cut(`${ending}-hook-${component}`)), labels: { 'app.kubernetes.io/component': component }, annotations },
    spec: () => ({ podSelector: { matchLabels: selector }, policyTypes: ['Ingress', 'Egress'], egress: [...dns, ...egress] }),
  });
  return { ...pods, scope, annotations, egress, targets: new Map() };
}

/** The policy of an earlier version lets the hook's pods into a component as little as it knows of them. */
function admit({ place, ending }: HookPoliciesOptions, { identity, scope, annotations, targets }: Locked, to: NetworkIdentity, { port, ports, condition }: HookOpening): void {
  const isAlways = condition === true && (to.condition ?? true) === true;
  // What is opened under a condition of its own has a policy of its own.
  const target = isAlways ? to.component : `${to.component}-${port}`;
  const known = targets.get(target);
  if (known !== undefined) {
    known.push(...ports);
    return;
  }
  const open = [...ports];
  targets.set(target, open);
  place.object(isAlways ? scope : new Condition(scope, `if-${target}`, and(condition, to.condition ?? true)), `to-${target}`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: place.objectName(cut(`${ending}-hook-${identity.component}-to-${target}`)), labels: { 'app.kubernetes.io/component': to.component }, annotations },
    spec: () => ({ podSelector: { matchLabels: to.selector }, policyTypes: ['Ingress'], ingress: [{ from: [podPeer(identity.selector)], ports: [...open] }] }),
  });
}

function cut(ending: string): string {
  return shortened(ending, LONGEST_ENDING);
}
