import { dnsSubdomainPattern, labelKeyPattern, reservedAnnotationPrefixes, v } from '../../lib';
import type { ValueOf } from '../../lib';

/**
 * The values block of a PvcContract. The description says what is on the volume, for the reader of values.yaml.
 *
 * @example
 * const values = defineValues({ storage: v.object({ evidence: pvcValues('100Gi', 'The ledger of evidence.') }) });
 */
export function pvcValues(size: string, description?: string) {
  return v.object(fieldsOf(size), description === undefined ? {} : { description });
}

function fieldsOf(size: string) {
  return {
    size: v.quantity({
      description: 'Size of the volume. It can be raised later where the storage class allows expansion, and never lowered: Kubernetes refuses that in the middle of an upgrade.',
      default: size,
    }),
    minimumSize: v.quantity({
      description: 'Size that the volume has by now. A smaller size is refused before anything is changed; raise it with the size. Absent: the chart, which cannot look into the cluster, refuses nothing.',
      removable: true,
      example: size,
    }),
    storageClass: v.string({
      description: 'Storage class of the volume. Empty: the default of the cluster. "-": none, for a volume that was made by hand.',
      default: '',
      pattern: `^-?$|${dnsSubdomainPattern}`,
      maxLength: 253,
    }),
    accessMode: v.choice(['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany'], {
      description: 'How many nodes or pods may use the volume at once. It cannot be changed later.',
      default: 'ReadWriteOnce',
    }),
    existingClaim: v.string({
      description: 'Name of a PersistentVolumeClaim that exists already, to be used in place of a new one.',
      default: '',
      pattern: `^$|${dnsSubdomainPattern}`,
      maxLength: 253,
    }),
    annotations: v.map(v.string(), {
      description: 'Annotations of the PersistentVolumeClaim.',
      default: {},
      keyPattern: labelKeyPattern,
      reservedPrefixes: reservedAnnotationPrefixes,
      advanced: true,
    }),
  };
}

/** What a volume's values block declares. */
export type PvcValues = ValueOf<ReturnType<typeof pvcValues>>;
