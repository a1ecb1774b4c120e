import type { CidrField, UrlField } from './field';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
/** A DNS label, as most Kubernetes names are. */
export const dnsLabelPattern = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
/** A DNS subdomain, as names of Secrets and many other objects are. */
export const dnsSubdomainPattern = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
/** The key of a label or annotation: a name of at most 63 characters after an optional DNS prefix. */
export const labelKeyPattern =
  '^([a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$';

/** The value of a label. */
export const labelValuePattern = '^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$';

// https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
/** A key of a Secret or ConfigMap, or nothing. */
export const secretKeyPattern = '^[-._A-Za-z0-9]*$';

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
/** A resource quantity that is not negative. */
export const quantityPattern = '^([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?$';

/** A registry as images are prefixed with it: host, optional port, optional path; or nothing. */
export const registryPattern =
  '^$|^[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?([.][A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$';

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ipv4 = `${octet}([.]${octet}){3}`;
const group = '[0-9A-Fa-f]{1,4}';
// One form for each place at which :: may stand.
const ipv6Forms = [
  `(${group}:){7}${group}`,
  `(${group}:){1,7}:`,
  ...[6, 5, 4, 3, 2, 1].map((before) => `(${group}:){1,${String(before)}}(:${group}){1,${String(7 - before)}}`),
  `:((:${group}){1,7}|:)`,
];
const ipv6 = `(${ipv6Forms.join('|')})`;

/** The pattern of a network. */
export function cidrPattern(field: CidrField): string {
  const [short, long] = field.allowAll === false ? ['[1-9]|[12][0-9]', '[1-9][0-9]?'] : ['[12]?[0-9]', '[1-9]?[0-9]'];
  return `${emptyAlternative(field)}^${ipv4}/(3[0-2]|${short})$|^${ipv6}/(12[0-8]|1[01][0-9]|${long})$`;
}

/** The pattern of a URL. Its text is printable ASCII, as RFC 3986 has it. */
export function urlPattern(field: UrlField): string {
  const schemes = urlSchemes(field).map((scheme) => scheme.replaceAll(/[.+]/g, '[$&]'));
  return `${emptyAlternative(field)}^(${schemes.join('|')})://[0-9A-Za-z.:@%_~\\[\\]-]+([/?#][!-~]*)?$`;
}

/** The schemes that a URL may have. */
export function urlSchemes(field: UrlField): readonly string[] {
  return field.schemes ?? ['http', 'https'];
}

/** Whether empty text, meaning none, is accepted. */
export function acceptsEmpty(field: CidrField | UrlField): boolean {
  return field.allowEmpty ?? field.default === '';
}

function emptyAlternative(field: CidrField | UrlField): string {
  return acceptsEmpty(field) ? '^$|' : '';
}
