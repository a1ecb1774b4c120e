import { and, isSet, not, or, when, type BooleanValue, type Reference, type Value } from '../../lib';
import type { AddedVariable } from '../pod/pod-addition';
import type { ProxyValues } from './proxy-values';

/** The schemes that have a proxy of their own. */
export const proxySchemes = ['http', 'https'] as const;

/** What the values say of the proxy for one scheme. */
export function proxyFor({ httpProxy, httpProxySecret, httpsProxy, httpsProxySecret }: Reference<ProxyValues>, scheme: (typeof proxySchemes)[number]) {
  return scheme === 'http' ? { url: httpProxy, secret: httpProxySecret } : { url: httpsProxy, secret: httpsProxySecret };
}

/** Whether the values name a proxy. */
export function hasProxy(values: Reference<ProxyValues>): BooleanValue {
  return or(...proxySchemes.flatMap((scheme) => [isSet(proxyFor(values, scheme).url), isSet(proxyFor(values, scheme).secret.name)]));
}

/** The variables for the proxy that the values name, each while it is named. */
export function variablesOfValues(values: Reference<ProxyValues>, noProxy: Value<string>): readonly AddedVariable[] {
  const proxies = proxySchemes.flatMap((scheme) => {
    const { url, secret } = proxyFor(values, scheme);
    const isSecret = isSet(secret.name);
    return [
      ...inBothCases(`${scheme}_proxy`, isSecret, (name) => ({ name, valueFrom: { secretKeyRef: { name: secret.name, key: secret.key } } })),
      ...inBothCases(`${scheme}_proxy`, and(not(isSecret), isSet(url)), (name) => ({ name, value: url })),
    ];
  });
  return [...proxies, ...inBothCases('no_proxy', hasProxy(values), (name) => ({ name, value: noProxy }))];
}

/** The variables for a proxy that is always there. */
export function variablesOfProxy(url: string, noProxy: Value<string>): readonly AddedVariable[] {
  const values = { http_proxy: url, https_proxy: url, no_proxy: noProxy };
  return Object.entries(values).flatMap(([lower, value]) => inBothCases(lower, true, (name) => ({ name, value })));
}

/** Programs do not agree on upper or lower case: https://about.gitlab.com/blog/we-need-to-talk-no-proxy/ */
function inBothCases(lower: string, condition: BooleanValue, item: (name: string) => object): readonly AddedVariable[] {
  return [lower.toUpperCase(), lower].map((name) => ({ name, item: condition === true ? item(name) : when(condition, item(name)) }));
}
