import type { CidrField, IpFamily, UrlField } from './field';

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

// To Go, and so to Kubernetes and most network plugins, ::ffff:0:0/96 is 0.0.0.0/0 (https://pkg.go.dev/net#IPNet.Contains).
const firstGroup = [0, 1, 2, 3].map((zeros) => `${'0'.repeat(zeros)}[1-9A-Fa-f][0-9A-Fa-f]{0,${String(3 - zeros)}}`).join('|');
const ipv6FormsNotOfZeros = [
  `(:${group}){7}`,
  `:(${group}:){0,6}:`,
  ...[6, 5, 4, 3, 2, 1].map((before) => `(:${group}){0,${String(before - 1)}}:(:${group}){1,${String(7 - before)}}`),
];
const furtherGroups = `(${ipv6FormsNotOfZeros.join('|')})`;
const ipv6NotOfZeros = `(${firstGroup})${furtherGroups}`;

/**
 * A network of one address that is never routed on the internet, as the DNS of a cluster has: link-local (RFC 3927,
 * RFC 4291), private (RFC 1918), shared (RFC 6598) or unique local (RFC 4193), or of those that GKE gives Services by itself.
 */
// https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
export const localAddressPattern = `^(169[.]254|10[.]${octet}|192[.]168|172[.](1[6-9]|2[0-9]|3[01])|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))[.]${octet}[.]${octet}/32$|^34[.]118[.]2(2[4-9]|3[0-9])[.]${octet}/32$|^([fF][eE][89aAbB][0-9a-fA-F]|[fF][cCdD][0-9a-fA-F]{2})${furtherGroups}/128$`;

const longestPrefix: Readonly<Record<IpFamily, number>> = { IPv4: 32, IPv6: 128 };

/** The pattern of a network. */
export function cidrPattern(field: CidrField): string {
  const { ipFamily, minPrefixLength } = field;
  const addresses: Readonly<Record<IpFamily, string>> = { IPv4: ipv4, IPv6: minPrefixLength === undefined ? ipv6 : ipv6NotOfZeros };
  const families = (['IPv4', 'IPv6'] as const).filter((family) => ipFamily === undefined || ipFamily === family);
  const networks = families.map((family) => `^${addresses[family]}/(${numbersPattern(minPrefixLength?.[family] ?? 0, longestPrefix[family])})$`);
  return `${emptyAlternative(field)}${networks.join('|')}`;
}

/** The numbers of a range below 200, without leading zeros. */
function numbersPattern(least: number, most: number): string {
  const digits = new Map<string, string[]>();
  for (let ten = Math.floor(most / 10); ten >= Math.floor(least / 10); ten -= 1) {
    const units = digitsPattern(ten * 10 < least ? least % 10 : 0, ten * 10 + 9 > most ? most % 10 : 9);
    const [key, digit] = ten === 0 ? [`|${units}`, ''] : [`${ten > 9 ? '1' : ''}.|${units}`, String(ten % 10)];
    digits.set(key, [digit, ...(digits.get(key) ?? [])]);
  }
  return [...digits].map(([key, tens]) => {
    const [before = '', units = ''] = key.split('|');
    return `${before.replace('.', '')}${tens[0] === '' ? '' : digitsPattern(Number(tens[0]), Number(tens.at(-1)))}${units}`;
  }).join('|');
}

function digitsPattern(least: number, most: number): string {
  return least === most ? String(least) : `[${String(least)}-${String(most)}]`;
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
