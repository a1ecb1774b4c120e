import { hostNamespaces } from './pod/host-namespaces';
import type { Rule } from '../rule';

/** All rules, in the order in which they are reported. */
export const RULES: readonly Rule[] = [hostNamespaces];
