import { dnsSubdomainPattern, v, type ValueOf } from '../../lib';

const keyOf = (kind: string) => ({
  name: v.string({ description: `Name of the ${kind}.`, required: true, pattern: dnsSubdomainPattern, maxLength: 253, example: 'company-ca' }),
  key: v.string({ description: `Key of the ${kind} that holds the certificates in PEM form, one after the other.`, default: 'ca.crt', pattern: '^[-._a-zA-Z0-9]{1,253}$' }),
});

/**
 * The values block of a TrustBundle.
 *
 * @example
 * const values = defineValues({ trustBundle: trustBundleValues() });
 */
export function trustBundleValues(section = 'Certificate authorities') {
  return v.union(
    'source',
    { none: {}, secret: keyOf('Secret'), configMap: keyOf('ConfigMap') },
    {
      description: 'Where the certificates of your own authorities come from, which all containers then trust: a Secret or a ConfigMap that exists already. It has to hold every authority that is needed, public ones too: most programs trust no other then. none: containers trust what their images trust.',
      default: 'none',
      section,
    },
  );
}

/** What the values block of a TrustBundle declares. */
export type TrustBundleValues = ValueOf<ReturnType<typeof trustBundleValues>>;
