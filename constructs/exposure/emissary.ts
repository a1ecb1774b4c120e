import { ifSet, isSet, when, type Reference, type Value } from '../../lib';
import type { ExposureValues } from './exposure-values';

/** A beginning of paths, and where requests for it go. */
export interface MappedPrefix {
  /** What the Mapping's name is, or begins with. */
  readonly name: string;
  readonly prefix: string;
  /** Host and port, or a URL. */
  readonly service: Value<string>;
  /** Whether requests are to arrive; what is denied goes to a Service without pods. */
  readonly isRouted: boolean;
}

type EmissaryValues = Reference<ExposureValues>['emissary'];

/** The spec of a Mapping. A host has to be named: Emissary ignores a Mapping that fits none of its Hosts. */
export function mappingSpec(values: EmissaryValues, { prefix, service, isRouted }: MappedPrefix, hostname: Value<string>): object {
  const { ambassadorId, rewrite, timeoutMs, idleTimeoutMs } = values;
  return {
    hostname,
    prefix,
    service,
    ambassador_id: ifSet(ambassadorId),
    ...(isRouted ? { rewrite: rewriteOf(prefix, rewrite), timeout_ms: ifSet(timeoutMs), idle_timeout_ms: ifSet(idleTimeoutMs) } : {}),
  };
}

/** Without the key Emissary replaces the prefix by "/"; empty text leaves the path as it is. For "/" both are the same. */
function rewriteOf(prefix: string, rewrite: EmissaryValues['rewrite']): unknown {
  return prefix === '/' ? ifSet(rewrite) : when(isSet(rewrite), rewrite, '');
}
