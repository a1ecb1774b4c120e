import { apiVersionsServed } from './api-versions-served';
import { kubernetesSchema } from './kubernetes-schema';
import type { Rule } from '../../rule';

/** What is asked of every object by the Kubernetes API itself. */
export const SCHEMA_RULES: readonly Rule[] = [apiVersionsServed, kubernetesSchema];
