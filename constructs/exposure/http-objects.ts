import { defaultTo, ifSet, isSet, or, when, type BooleanValue, type Reference, type Value } from '../../lib';
import { repeat } from '../place/repeat';
import type { Entry, Paths } from './route-table';
import type { ExposureValues } from './exposure-values';

/** The name and the only port of the Service that no pod is behind: controllers answer with an error themselves. */
export interface Nowhere {
  readonly name: string;
  readonly port: number;
}

/** A Secret that holds a certificate. A TlsContract is one. */
export interface CertificateSource {
  /** Its name; empty text means none. */
  readonly secretName: Value<string>;
  /** Whether there is such a Secret. @default true */
  readonly isEnabled?: BooleanValue;
}

/** The spec of an Ingress. Of several paths that fit, the longest decides. */
// https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
export function ingressSpec(values: Reference<ExposureValues>['ingress'], entry: Entry, { routed, denied }: Paths, nowhere: Nowhere, certificate?: CertificateSource): object {
  const path = (at: string, service: object): object => ({ path: at, pathType: 'Prefix', backend: { service } });
  const paths = [
    ...denied.map((at) => path(at, { name: nowhere.name, port: { number: nowhere.port } })),
    ...routed.map((at) => path(at, { name: entry.component.service.name, port: { name: entry.portName } })),
  ];
  const { hostname, extraHosts, tls, ingressClassName } = values;
  const secretName = certificate === undefined ? tls.secretName : defaultTo(tls.secretName, when(certificate.isEnabled ?? true, certificate.secretName, ''));
  return {
    ingressClassName: ifSet(ingressClassName),
    rules: [{ host: hostname, http: { paths } }, ...repeat(extraHosts, (host) => ({ host, http: { paths } }))],
    tls: when(tls.enabled, [{ hosts: [hostname, ...repeat(extraHosts, (host) => host)], secretName: ifSet(secretName) }]),
  };
}

/** The spec of an HTTPRoute. Of several paths that fit, the longest decides; a rule without backends forwards nothing. */
// https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
export function httpRouteSpec(values: Reference<ExposureValues>['httpRoute'], entry: Entry, { routed, denied }: Paths): object {
  const matches = (paths: readonly string[]): readonly object[] => paths.map((value) => ({ path: { type: 'PathPrefix', value } }));
  return {
    parentRefs: values.parentRefs,
    hostnames: when(or(isSet(values.hostname), isSet(values.extraHosts)), [when(isSet(values.hostname), values.hostname), ...repeat(values.extraHosts, (host) => host)]),
    rules: [
      ...(denied.length === 0 ? [] : [{ matches: matches(denied) }]),
      { matches: matches(routed), backendRefs: [{ name: entry.component.service.name, port: entry.port }] },
    ],
  };
}
