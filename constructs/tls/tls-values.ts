import { dnsSubdomainPattern, v, type ValueOf } from '../../lib';

// Of Go, as metav1.Duration has it. The long form is what the API server gives back, so that Argo CD sees no difference.
const DURATION = '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$';
const DNS_NAME = '^([*][.])?[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const LEAST_SIZE = 256;
const GREATEST_SIZE = 8192;

const duration = (description: string, fallback: string) => v.string({ description, default: fallback, pattern: DURATION, minLength: 2 });

const issuerRef = v.object(
  {
    name: v.string({ description: 'Name of the issuer.', required: true, pattern: dnsSubdomainPattern, maxLength: 253, example: 'company-ca' }),
    kind: v.string({ description: 'Kind of the issuer: Issuer, ClusterIssuer, or that of another group.', default: 'ClusterIssuer', pattern: '^[A-Z][A-Za-z0-9]*$' }),
    group: v.string({ description: 'API group of the issuer.', default: 'cert-manager.io', pattern: dnsSubdomainPattern, maxLength: 253 }),
  },
  { description: 'Who signs the certificate. The chart makes no issuers.' },
);

const privateKey = v.object({
  algorithm: v.choice(['ECDSA', 'RSA', 'Ed25519'], { description: 'Algorithm of the private key.', default: 'ECDSA' }),
  size: v.integer({ description: 'Size of the private key in bits: for ECDSA 256, 384 or 521, for RSA 2048 and above. Absent: 256 for ECDSA, 2048 for RSA.', removable: true, minimum: LEAST_SIZE, maximum: GREATEST_SIZE, advanced: true }),
  rotationPolicy: v.choice(['Always', 'Never'], { description: 'Whether each new certificate has a new private key.', default: 'Always' }),
});

const certManager = {
  issuerRef,
  dnsNames: v.list(v.string({ pattern: DNS_NAME, maxLength: 253 }), {
    description: 'Host names that the certificate is valid for, besides those inside the cluster.',
    default: [],
    example: ['compliance.example.com'],
  }),
  duration: duration('How long a certificate is valid.', '2160h0m0s'),
  renewBefore: duration('How long before its end a certificate is renewed. It must be shorter than duration.', '720h0m0s'),
  privateKey,
};

/**
 * The values block of a TlsContract: where its certificate comes from, and the least version of TLS.
 *
 * @example
 * const values = defineValues({ tls: tlsValues('TLS') });
 */
export function tlsValues(section?: string) {
  return v.object(
    {
      minimumVersion: v.choice(['1.2', '1.3'], { description: 'Least version of TLS that is accepted.', default: '1.2' }),
      certificate: v.union(
        'source',
        {
          none: {},
          existingSecret: { name: v.string({ description: 'Name of a Secret of type kubernetes.io/tls, with the keys tls.crt and tls.key.', required: true, pattern: dnsSubdomainPattern, maxLength: 253 }) },
          certManager,
        },
        { description: 'Where the certificate comes from. none: there is no TLS. certManager: cert-manager issues and renews it.', default: 'none' },
      ),
    },
    { description: 'Encryption of connections.', ...(section === undefined ? {} : { section }) },
  );
}

/** What the values block of a TlsContract declares. */
export type TlsValues = ValueOf<ReturnType<typeof tlsValues>>;
