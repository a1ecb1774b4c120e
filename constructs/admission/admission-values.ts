import { dnsLabelPattern, dnsSubdomainPattern, labelKeyPattern, labelValuePattern, v } from '../../lib';
import type { ValueOf } from '../../lib';

// https://www.rfc-editor.org/rfc/rfc7468#section-13: only the public half of a key can be given.
const publicKeyPattern = '^$|^-----BEGIN PUBLIC KEY-----\\n([A-Za-z0-9+/=]+\\n)+-----END PUBLIC KEY-----\\n?$';
const LONGEST = 4096;
const LONGEST_WEBHOOK_SECONDS = 30;

/**
 * The values block of ImageAdmission.
 *
 * @example const values = defineValues({ admission: admissionValues(['registry.example.com/platform/*']) });
 */
export function admissionValues(images: readonly string[] = []) {
  return v.object(
    {
      images: v.list(v.string({ minLength: 1, maxLength: LONGEST, pattern: '^[!-~]+$' }), {
        description: 'Images that must be signed, as globs: those of the vendor, and of the customer\'s own registry where they were copied to.',
        default: images,
        example: ['registry.internal.bank/mirror/*'],
      }),
      enforce: v.boolean({ description: 'Whether pods with other images are refused. Otherwise they are only reported.', default: true }),
      namespaceLabels: v.map(v.string({ pattern: labelValuePattern }), {
        description: 'Labels of the namespaces that are watched by Kyverno. Empty: all. The Sigstore policy-controller watches those with the label policy.sigstore.dev/include: "true".',
        default: {},
        keyPattern: labelKeyPattern,
      }),
      trust: v.union('source', { publicKey: publicKeyFields(), trustRoot: trustRootFields() }, {
        description: 'What signatures are verified against: the customer\'s copy of a public key, or a TrustRoot of the Sigstore policy-controller. Nothing is asked of the internet.',
        default: 'publicKey',
      }),
      engine: v.union('name', { none: {}, kyverno: kyvernoFields(), sigstore: sigstoreFields() }, {
        description: 'Admission controller of the cluster: Kyverno 1.17 or later, or the Sigstore policy-controller 0.13 or later.',
        default: 'none',
      }),
    },
    { section: 'Image admission', description: 'Only signed images start: a policy for the admission controller that the cluster has. It is installed apart from the application, by whoever may set rules for the cluster.' },
  );
}

/** What an image admission's values block declares. */
export type AdmissionValues = ValueOf<ReturnType<typeof admissionValues>>;

function publicKeyFields() {
  return {
    pem: v.string({ description: 'The public key, as PEM.', default: '', pattern: publicKeyPattern, maxLength: LONGEST }),
  };
}

function trustRootFields() {
  return {
    name: v.string({ description: 'Name of the TrustRoot (policy.sigstore.dev/v1alpha1), which the customer has made from the offline bundle.', default: '', pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253 }),
    issuer: v.string({ description: 'Issuer in the certificate of the signer.', default: '', maxLength: LONGEST }),
    subject: v.string({ description: 'Subject in the certificate of the signer.', default: '', maxLength: LONGEST }),
  };
}

function kyvernoFields() {
  return {
    webhookTimeoutSeconds: v.integer({ description: 'Seconds that a verification may take.', default: 15, minimum: 1, maximum: LONGEST_WEBHOOK_SECONDS }),
    pullSecrets: v.list(v.string({ pattern: dnsSubdomainPattern, maxLength: 253 }), { description: 'Secrets in the namespace of Kyverno with which signatures are read from a registry.', default: [] }),
  };
}

function sigstoreFields() {
  return {
    signatureFormat: v.choice(['bundle', 'legacy'], { description: 'How signatures are stored: by cosign 3 as bundles, by cosign 2 in the legacy format.', default: 'bundle' }),
    signaturePullSecrets: v.list(v.string({ pattern: dnsLabelPattern }), { description: 'Secrets in the namespace of the policy-controller with which signatures are read from a registry.', default: [] }),
  };
}
