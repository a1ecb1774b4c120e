import { v, type ValueOf } from '../../lib';

// Host names, addresses and networks, with a dot or a star before a domain and a port behind a host.
const HOST = '[A-Za-z0-9.*_:/\\[\\]-]+';

/** What a proxy's values block says unless the chart's author says otherwise. */
export interface ProxyDefaults {
  /** The title of its section in values.yaml. @default 'Proxy' */
  readonly section?: string;
  /** Who uses the proxy, for the reader of values.yaml. @default - all containers do */
  readonly description?: string;
}

/**
 * The values block of ProxySettings.
 *
 * @example
 * const values = defineValues({ proxy: proxyValues() });
 */
export function proxyValues({ section = 'Proxy', description = 'The proxy through which all containers connect to the outside.' }: ProxyDefaults = {}) {
  return v.object(
    {
      httpProxy: proxyUrl('Proxy for http. Empty: none. A URL with a password belongs into httpProxySecret.'),
      httpsProxy: proxyUrl('Proxy for https. Empty: none. A URL with a password belongs into httpsProxySecret.'),
      httpProxySecret: proxySecret('http', 'httpProxy'),
      httpsProxySecret: proxySecret('https', 'httpsProxy'),
      noProxy: v.string({
        description: 'Further hosts, domains (with a dot before them) and networks that are not reached through the proxy, joined by commas. What is in the cluster is always among them, by its names.',
        default: '',
        pattern: `^(${HOST}(,${HOST})*)?$`,
        example: '.example.com,10.0.0.0/8',
      }),
      podCidrs: clusterCidrs('pods', '10.244.0.0/16'),
      serviceCidrs: clusterCidrs('Services', '10.96.0.0/12'),
    },
    { section, description },
  );
}

/** What a proxy's values block declares. */
export type ProxyValues = ValueOf<ReturnType<typeof proxyValues>>;

function proxyUrl(description: string) {
  return v.url({ description, default: '', example: 'http://proxy.example.com:3128' });
}

function proxySecret(scheme: string, key: string) {
  return v.secretKeyRef({
    description: `Key of a Secret that holds the URL of the proxy for ${scheme}, with user and password, in place of ${key}. Its name is empty: not used.`,
    default: { name: '', key },
  });
}

function clusterCidrs(what: string, example: string) {
  return v.list(v.cidr(), { description: `Networks of the cluster's ${what}, so that they are not reached through the proxy by their addresses either.`, default: [], example: [example] });
}
