import { checksum, ifSet, isSet, text, when, type Reference, type Value } from '../../lib';
import { repeat } from '../place/repeat';
import type { ExposureValues } from './exposure-values';
import type { Labels } from '../place/place';

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

/** The Mappings of all further hosts, as the items of a List: how many there are only the customer knows. */
export function extraMappings(values: EmissaryValues, prefixes: readonly MappedPrefix[], labels: Labels): readonly unknown[] {
  return prefixes.flatMap((mapped) =>
    repeat(values.extraHosts, (host) => ({
      apiVersion: 'getambassador.io/v3alpha1',
      kind: 'Mapping',
      // Named by the host, so that the order of hosts does not matter.
      metadata: { name: text`${mapped.name}-${checksum(host)}`, labels, annotations: ifSet(values.annotations) },
      spec: mappingSpec(values, mapped, host),
    })),
  );
}

/** Without the key Emissary replaces the prefix by "/"; empty text leaves the path as it is. For "/" both are the same. */
function rewriteOf(prefix: string, rewrite: EmissaryValues['rewrite']): unknown {
  return prefix === '/' ? ifSet(rewrite) : when(isSet(rewrite), rewrite, '');
}
