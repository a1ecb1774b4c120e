import { dnsSubdomainPattern, labelKeyPattern, reservedAnnotationPrefixes, v, type ValueOf } from '../../lib';

// https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
const FILE_NAME = '^[.]?[-_A-Za-z0-9][-._A-Za-z0-9]{0,250}$';

/** Whether a ConfigMap may have a key. */
export function isFileName(name: string): boolean {
  return new RegExp(FILE_NAME, 'u').test(name);
}

/**
 * The values block of a ConfigContract. The keys are those that the contract declares: customers cannot
 * add files of the same names.
 *
 * @example
 * const values = defineValues({ rules: configValues(['rules.yaml']) });
 */
export function configValues(keys: readonly string[] = []) {
  return v.object(
    {
      existingConfigMap: v.string({
        description: 'Name of a ConfigMap that exists already and has all keys, to be used in place of a new one. The pods do not restart when it changes.',
        default: '',
        pattern: `^$|${dnsSubdomainPattern}`,
        maxLength: 253,
      }),
      extraFiles: v.map(v.string(), {
        description: 'Further files beside those of the chart: their names and contents. Nothing secret belongs here.',
        default: {},
        keyPattern: FILE_NAME,
        reservedKeys: keys,
      }),
      annotations: v.map(v.string(), {
        description: 'Annotations of the ConfigMap.',
        default: {},
        keyPattern: labelKeyPattern,
        reservedPrefixes: reservedAnnotationPrefixes,
        advanced: true,
      }),
    },
    { description: 'Configuration that is not secret.' },
  );
}

/** What the values block of a ConfigContract declares. */
export type ConfigValues = ValueOf<ReturnType<typeof configValues>>;
