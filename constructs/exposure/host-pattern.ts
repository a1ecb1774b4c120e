// https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressSpec: a DNS name, not an
// IP address, of which the first label may be "*". A name whose last label begins with a letter is never an address.
/** The DNS name of a host, or nothing. */
export const hostPattern = '^$|^([*][.])?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?[.])*[a-z]([-a-z0-9]{0,61}[a-z0-9])?$';

/** As `hostPattern`, where something must be said. */
export const requiredHostPattern = hostPattern.slice('^$|'.length);

/** Emissary also takes `*`, which is every host. */
export const hostGlobPattern = `^[*]$|${hostPattern}`;

/**
 * Hosts that charts carry as examples, and that are installed again and again by mistake. Names below
 * example.com belong to nobody: https://www.rfc-editor.org/rfc/rfc2606#section-3
 */
export const placeholderHosts: readonly string[] = [
  ...['', 'www.', 'app.', 'api.', 'platform.', 'gateway.', 'compliance.', '*.'].flatMap((prefix) =>
    ['example.com', 'example.org', 'example.net'].map((domain) => `${prefix}${domain}`),
  ),
  'chart-example.local',
];

/** The longest DNS name. */
export const LONGEST_HOST = 253;
