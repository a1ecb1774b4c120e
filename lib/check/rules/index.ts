import { ACCESS_RULES } from './access';
import { AVAILABILITY_RULES } from './availability';
import { severalReplicas } from './availability/several-replicas';
import { imageDigest } from './image/image-digest';
import { IMAGE_RULES } from './image';
import { JOB_RULES } from './job';
import { CHART_HYGIENE_RULES } from './chart';
import { NETWORK_RULES } from './network';
import { clusterInternalServices } from './network/cluster-internal-services';
import { ingressTls } from './network/ingress-tls';
import { OBJECT_RULES } from './object';
import { POD_RULES } from './pod';
import { POD_SECURITY_RULES } from './pod-security';
import { SCHEMA_RULES } from './schema';
import type { Rule } from '../rule';

/** All rules that every chart is checked for, in the order in which they are reported. */
export const RULES: readonly Rule[] = [...POD_SECURITY_RULES, ...POD_RULES, ...IMAGE_RULES, ...ACCESS_RULES, ...AVAILABILITY_RULES, ...JOB_RULES, ...OBJECT_RULES, ...NETWORK_RULES, ...SCHEMA_RULES, ...CHART_HYGIENE_RULES];

/** Rules of policies that not everybody has: checked only where they are named. */
export const OPTIONAL_RULES: readonly Rule[] = [imageDigest, severalReplicas, clusterInternalServices, ingressTls];
