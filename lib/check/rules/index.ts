import { CHART_HYGIENE_RULES } from './chart';
import { NETWORK_RULES } from './network';
import { POD_RULES } from './pod';
import { POD_SECURITY_RULES } from './pod-security';
import { SCHEMA_RULES } from './schema';
import type { Rule } from '../rule';

/** All rules, in the order in which they are reported. */
export const RULES: readonly Rule[] = [...POD_SECURITY_RULES, ...POD_RULES, ...NETWORK_RULES, ...SCHEMA_RULES, ...CHART_HYGIENE_RULES];
