import { dnsSubdomainPattern, labelKeyPattern, labelValuePattern, reservedAnnotationPrefixes, reservedLabelPrefixes, v } from '../../lib';
import { containerFields, type PodDefaults } from './container-values';
import { extraVolumes } from './extra-volumes';
import { type schedulingValues } from '../workload/scheduling-values';
import { securityValues } from '../workload/security-values';
import type { ObjectOf } from '../../lib';

/** The values that every pod has, whatever it runs for: those of its one container and of its identity. Together with `schedulingValues` they are all that the pod builder reads. */
export function podFields(defaults: PodDefaults) {
  return {
    ...containerFields(defaults),
    extraVolumes: extraVolumes(),
    podLabels: v.map(v.string({ maxLength: 63, pattern: labelValuePattern }), {
      description: 'Further labels of the pods.',
      default: {},
      keyPattern: labelKeyPattern,
      reservedPrefixes: reservedLabelPrefixes,
    }),
    podAnnotations: annotationsValue('Further annotations of the pods.'),
    podSecurityContext: securityValues(),
    serviceAccount: serviceAccountValues(),
  };
}

/** What the pod builder reads of a values block. */
export type PodValues = ObjectOf<ReturnType<typeof podFields> & typeof schedulingValues>;

/** Annotations that a customer may set, without those that would weaken a pod. */
export function annotationsValue(description: string) {
  return v.map(v.string(), { description, default: {}, keyPattern: labelKeyPattern, reservedPrefixes: reservedAnnotationPrefixes });
}

function serviceAccountValues() {
  return v.object({
    create: v.boolean({ description: 'Whether a ServiceAccount is created for the pods.', default: true }),
    name: v.string({
      description: 'Name of the ServiceAccount. Empty: that of the workload; must be set when none is created. "default" is refused, because every pod of the namespace that names none has it.',
      default: '',
      // https://kubernetes.io/docs/concepts/security/service-accounts/#what-are-service-accounts
      pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253,
      forbidden: ['default'],
    }),
    annotations: annotationsValue('Annotations of the ServiceAccount, for example for workload identity.'),
  });
}
