import { equals, isSet, when, type Reference } from '../../lib';
import { repeat } from '../place/repeat';
import type { AdmissionValues } from './admission-values';

export const KYVERNO_API = 'policies.kyverno.io/v1';
export const SIGSTORE_API = 'policy.sigstore.dev/v1beta1';

type Values = Reference<AdmissionValues>;

// Kyverno asks for the address of a transparency log before it reads that it is to be ignored. This one cannot exist:
// https://www.rfc-editor.org/rfc/rfc2606#section-2
const NO_LOG = 'https://rekor.invalid';

/** The spec of an ImageValidatingPolicy: a signature on the image of every container of every pod. */
// https://kyverno.io/docs/policy-types/image-validating-policy/
export function kyvernoSpec(values: Values): object {
  const { images, enforce, namespaceLabels, engine, trust } = values;
  const { pem } = trust.publicKey;
  return {
    validationActions: [when(enforce, 'Deny', 'Audit')],
    failurePolicy: when(enforce, 'Fail', 'Ignore'),
    webhookConfiguration: { timeoutSeconds: engine.kyverno.webhookTimeoutSeconds },
    evaluation: { background: { enabled: false } },
    matchConstraints: {
      resourceRules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          // An ephemeral container comes by a subresource of its own.
          resources: ['pods', 'pods/ephemeralcontainers'],
        },
      ],
      namespaceSelector: when(isSet(namespaceLabels), { matchLabels: namespaceLabels }),
    },
    matchImageReferences: repeat(images, (glob) => ({ glob })),
    credentials: when(isSet(engine.kyverno.pullSecrets), { secrets: engine.kyverno.pullSecrets }),
    attestors: [
      {
        name: 'customer',
        cosign: {
          key: { data: pem },
          // Keys that are absent are fetched from the internet, even while the logs are ignored.
          ctlog: { url: NO_LOG, rekorPubKey: pem, ctLogPubKey: pem, insecureIgnoreTlog: true, insecureIgnoreSCT: true },
        },
      },
    ],
    validationConfigurations: { mutateDigest: true, verifyDigest: true, required: true },
    validations: ['containers', 'initContainers', 'ephemeralContainers'].map((kind) => ({
      expression: `images.${kind}.map(image, verifyImageSignatures(image, [attestors.customer])).all(count, count > 0)`,
      message: `The image of one of the ${kind} has no signature by the key that this cluster trusts.`,
    })),
  };
}

/** The spec of a ClusterImagePolicy. The policy-controller looks at init and ephemeral containers by itself. */
// https://docs.sigstore.dev/policy-controller/overview/
export function sigstoreSpec(values: Values): object {
  const { images, enforce, engine, trust } = values;
  const { trustRoot, publicKey, source } = trust;
  const { signatureFormat, signaturePullSecrets } = engine.sigstore;
  return {
    images: repeat(images, (glob) => ({ glob })),
    mode: when(enforce, 'enforce', 'warn'),
    authorities: [
      {
        name: 'customer',
        key: when(equals(source, 'publicKey'), { data: publicKey.pem, hashAlgorithm: 'sha256' }),
        ...when(equals(source, 'trustRoot'), {
          keyless: { trustRootRef: trustRoot.name, identities: [{ issuer: trustRoot.issuer, subject: trustRoot.subject }] },
          ctlog: { trustRootRef: trustRoot.name },
        }),
        source: when(isSet(signaturePullSecrets), [{ signaturePullSecrets: repeat(signaturePullSecrets, (name) => ({ name })) }]),
        signatureFormat,
      },
    ],
  };
}
