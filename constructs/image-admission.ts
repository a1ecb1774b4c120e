import { Construct } from 'constructs';
import { and, Condition, equals, isSet, not, or, settingsOf, valuesPathOf, type BooleanValue, type Reference, type Settings } from '../lib';
import { admissionValues, type AdmissionValues } from './admission/admission-values';
import { KYVERNO_API, kyvernoSpec, SIGSTORE_API, sigstoreSpec } from './admission/policies';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { requireApi } from './place/require-api';

/** What an ImageAdmission is made of. */
export interface ImageAdmissionProps {
  /** What customers set: `chart.values.<block>` of a block made by `admissionValues`, or literals. */
  readonly values: Settings<AdmissionValues>;
}

/**
 * A policy by which the cluster's admission controller starts signed images only, verified without the
 * internet against what the customer trusts: an ImageValidatingPolicy of Kyverno (policies.kyverno.io/v1) or
 * a ClusterImagePolicy of the Sigstore policy-controller (policy.sigstore.dev/v1beta1), for containers, init
 * containers and ephemeral containers. Both are of the whole cluster: put it into a chart of its own, never
 * into that of the application, whose installers may not set rules for clusters.
 *
 * A public key works with both; a TrustRoot with Sigstore alone. The transparency log is ignored with a
 * public key in Kyverno; attestations are not asked for, because Kyverno cannot verify them offline yet.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when literals name an engine without images or without trust, or there are
 *   several of these problems, which are told at once.
 * @example
 * const values = defineValues({ admission: admissionValues(['registry.example.com/shop/*']) });
 * const policies = new HelmChart(new HelmApp(), 'shop-policies', { version: '1.0.0', values });
 * new ImageAdmission(policies, 'images', { values: policies.values.admission });
 */
export class ImageAdmission extends Construct {
  private readonly place: Place;
  private readonly values: Reference<AdmissionValues>;

  constructor(scope: Construct, id: string, { values }: ImageAdmissionProps) {
    super(scope, id);
    this.place = placeOf(this);
    this.values = settingsOf(admissionValues(), values, this.node.path);
    const { engine } = this.values;
    const isKyverno = equals(engine.name, 'kyverno');
    const isSigstore = equals(engine.name, 'sigstore');
    this.requireSoundValues(isKyverno, isSigstore);
    this.policy('kyverno', isKyverno, { apiVersion: KYVERNO_API, kind: 'ImageValidatingPolicy', spec: kyvernoSpec(this.values) });
    this.policy('sigstore', isSigstore, { apiVersion: SIGSTORE_API, kind: 'ClusterImagePolicy', spec: sigstoreSpec(this.values) });
  }

  private policy(id: string, condition: BooleanValue, manifest: { readonly apiVersion: string; readonly kind: string; readonly spec: object }): void {
    const metadata = { name: this.place.clusterObjectName(endingOf(this)) };
    this.place.object(new Condition(this, id, condition), 'Default', { ...manifest, metadata });
  }

  private requireSoundValues(isKyverno: BooleanValue, isSigstore: BooleanValue): void {
    const { images, engine, trust } = this.values;
    const { publicKey, trustRoot, source } = trust;
    const block = (valuesPathOf(engine.name) ?? 'engine.name').replace(/engine\.name$/u, '');
    const isNone = equals(engine.name, 'none');
    const byKey = equals(source, 'publicKey');
    this.place.require(or(isNone, isSet(images)), `${block}images is empty, so nothing would be verified`, `name the images in ${block}images`);
    this.place.require(or(isNone, not(byKey), isSet(publicKey.pem)), `${block}trust.publicKey.pem is empty`, 'give the public key that images are signed with, as PEM');
    this.place.require(or(not(isKyverno), byKey), `${block}engine.name is kyverno, which verifies offline against a public key alone`, `set ${block}trust.source to publicKey`);
    this.place.require(or(isNone, byKey, and(isSet(trustRoot.name), isSet(trustRoot.issuer), isSet(trustRoot.subject))), `${block}trust.trustRoot is not complete`, 'give its name, and the issuer and subject of the signer');
    requireApi(this, { apiVersion: KYVERNO_API, condition: isKyverno, message: `${block}engine.name is kyverno`, fix: 'install Kyverno, 1.17 or later' });
    requireApi(this, { apiVersion: SIGSTORE_API, condition: isSigstore, message: `${block}engine.name is sigstore`, fix: 'install the Sigstore policy-controller' });
  }
}
