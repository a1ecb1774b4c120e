import { defaultDeny } from './default-deny';
import { httpBackends } from './http-backends';
import { labelsLocked } from './labels-locked';
import { policiesBeforeHooks } from './policies-before-hooks';
import { servicesSelectPods } from './services-select-pods';
import { singleEntry } from './single-entry';
import { soleEgress } from './sole-egress';
import type { Rule } from '../../rule';

/** Rules on who can connect to whom. */
export const NETWORK_RULES: readonly Rule[] = [defaultDeny, soleEgress, labelsLocked, policiesBeforeHooks, singleEntry, servicesSelectPods, httpBackends];
