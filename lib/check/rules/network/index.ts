import { addressFamilies } from './address-families';
import { declaredFlowsOpen } from './declared-flows-open';
import { defaultDeny } from './default-deny';
import { httpBackends } from './http-backends';
import { ingressHosts } from './ingress-hosts';
import { labelsLocked } from './labels-locked';
import { policiesBeforeHooks } from './policies-before-hooks';
import { policiesSelectPods } from './policies-select-pods';
import { servicesSelectPods } from './services-select-pods';
import { singleEntry } from './single-entry';
import { soleEgress } from './sole-egress';
import type { Rule } from '../../rule';

/** Rules on who can connect to whom. */
export const NETWORK_RULES: readonly Rule[] = [defaultDeny, declaredFlowsOpen, policiesSelectPods, soleEgress, addressFamilies, labelsLocked, policiesBeforeHooks, singleEntry, servicesSelectPods, httpBackends, ingressHosts];
