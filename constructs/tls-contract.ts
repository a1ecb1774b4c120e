import { Construct } from 'constructs';
import { Condition, atLeast, equals, ifSet, isSet, not, or, settingsOf, valuesPathOf, when, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { repeat } from './place/repeat';
import { requireApi } from './place/require-api';
import { tlsValues, type TlsValues } from './tls/tls-values';
import type { ApiObject } from 'cdk8s';
import type { FilesMount } from './pod/mount';

// What the usages of a server's certificate are: https://cert-manager.io/docs/usage/certificate/
const SERVER_USAGES: readonly CertificateUsage[] = ['digital signature', 'key encipherment', 'server auth'];

/** What a certificate may be used for. */
export type CertificateUsage = 'digital signature' | 'key encipherment' | 'server auth' | 'client auth';

/** What a certificate is for. */
export interface TlsContractProps {
  /** What customers set: `chart.values.<block>` of a block made by `tlsValues`, or literals. */
  readonly values: Settings<TlsValues>;
  /** Names by which other pods call the server, such as `gateway.service.host`. @default - those of the customer alone */
  readonly dnsNames?: readonly Value<string>[];
  /** What the certificate may be used for. @default - those of a server: digital signature, key encipherment, server auth */
  readonly usages?: readonly CertificateUsage[];
}

/**
 * A certificate and its private key, as one Secret of type kubernetes.io/tls. Customers choose where it
 * comes from: a Secret that exists already, cert-manager with an issuer of theirs, or nowhere (the
 * default). Exactly one of them: settings of a source that is not chosen stop the installation.
 *
 * cert-manager renews the Secret, and Kubernetes replaces the files within about a minute; nothing
 * restarts. A program has to read its files again, or an outage follows when the old certificate ends.
 *
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, no name is certified, or there are
 *   several of these problems, which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), tls: tlsValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const tls = new TlsContract(chart, 'tls', { values: chart.values.tls });
 * new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { https: 8443 }, probes: ProbeSet.tcp({ port: 'https' }),
 *   env: { TLS_MIN_VERSION: tls.minimumVersion }, mounts: [tls.mountAt('/etc/tls')],
 * });
 */
export class TlsContract extends Construct {
  /** Whether there is a certificate. */
  readonly isEnabled: BooleanValue;
  /** The name of the Secret with tls.crt and tls.key. May be placed wherever text is taken, while isEnabled holds. */
  readonly secretName: string;
  /** The least version of TLS, `1.2` or `1.3`, for the program that ends the connections. */
  readonly minimumVersion: Value<string>;
  /** The Certificate, for patches. */
  readonly certificate: ApiObject;
  private readonly ending: string;

  constructor(scope: Construct, id: string, props: TlsContractProps) {
    super(scope, id);
    const { dnsNames = [], usages = SERVER_USAGES } = props;
    const { minimumVersion, certificate } = settingsOf(tlsValues(), props.values, this.node.path);
    const { source, existingSecret, certManager } = certificate;
    const place = placeOf(this);
    const isIssued = equals<string>(source, 'certManager');
    this.ending = endingOf(this);
    const name = place.objectName(this.ending);
    this.isEnabled = not(equals<string>(source, 'none'));
    this.minimumVersion = minimumVersion;
    this.secretName = place.asText(when(equals<string>(source, 'existingSecret'), existingSecret.name, name));
    requireOneSource(place, certificate);
    requireSoundCertificate(place, certificate, dnsNames);
    requireApi(this, {
      apiVersion: 'cert-manager.io/v1',
      condition: isIssued,
      message: `${nameOf(source, 'certificate.source')} is certManager`,
      fix: `install cert-manager, or set ${nameOf(source, 'certificate.source')} to existingSecret`,
    });
    this.certificate = place.object(new Condition(this, 'if-issued', isIssued), 'Default', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name },
      spec: {
        secretName: name,
        issuerRef: { name: certManager.issuerRef.name, kind: certManager.issuerRef.kind, group: certManager.issuerRef.group },
        dnsNames: [...dnsNames, ...repeat(certManager.dnsNames, (dnsName) => dnsName)],
        duration: certManager.duration,
        renewBefore: certManager.renewBefore,
        // The default of rotationPolicy changed with cert-manager 1.18.
        privateKey: { algorithm: certManager.privateKey.algorithm, size: ifSet(certManager.privateKey.size), rotationPolicy: certManager.privateKey.rotationPolicy },
        usages,
      },
    });
  }

  /**
   * tls.crt and tls.key as files of a folder, which the container can only read. Without a certificate
   * nothing is mounted.
   *
   * @example mounts: [tls.mountAt('/etc/tls')]
   */
  mountAt(path: string): FilesMount {
    const items = ['tls.crt', 'tls.key'].map((key) => ({ key, path: key }));
    return { kind: 'secret', path, volume: `tls-${this.ending}`, objectName: this.secretName, items, condition: this.isEnabled };
  }
}

type Certificate = Reference<TlsValues>['certificate'];

function nameOf(value: Value<unknown>, key: string): string {
  return valuesPathOf(value) ?? key;
}

/** What is set for a source that is not chosen was meant to be used: to ignore it would leave no TLS, or another certificate. */
function requireOneSource(place: Place, { source, existingSecret, certManager }: Certificate): void {
  const settings = [
    { branch: 'existingSecret', set: existingSecret.name, key: 'certificate.existingSecret.name' },
    { branch: 'certManager', set: certManager.issuerRef.name, key: 'certificate.certManager.issuerRef.name' },
  ];
  for (const { branch, set, key } of settings) {
    place.require(
      or(equals<string>(source, branch), not(isSet(set))),
      `${nameOf(set, key)} is set, but ${nameOf(source, 'certificate.source')} is not ${branch}`,
      `set ${nameOf(source, 'certificate.source')} to ${branch}, or remove ${nameOf(set, key)}`,
    );
  }
}

function requireSoundCertificate(place: Place, { source, certManager }: Certificate, dnsNames: readonly Value<string>[]): void {
  const isOther = not(equals<string>(source, 'certManager'));
  const { size, algorithm } = certManager.privateKey;
  place.require(or(isOther, dnsNames.length > 0, isSet(certManager.dnsNames)), 'the certificate is for no host name', `list them in ${nameOf(certManager.dnsNames, 'certificate.certManager.dnsNames')}`);
  const isCurve = or(...[256, 384, 521].map((bits) => equals<number>(size, bits)));
  const sizeFits = or(not(isSet(size)), equals<string>(algorithm, 'Ed25519'), when(equals<string>(algorithm, 'RSA'), atLeast(size, 2048), isCurve));
  place.require(or(isOther, sizeFits), 'the private key has a size that its algorithm does not have', `set ${nameOf(size, 'certificate.certManager.privateKey.size')} to 256, 384 or 521 for ECDSA, or to 2048 or more for RSA`);
}
