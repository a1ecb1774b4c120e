import { equals, externalAddress, HardenedDeployment, ProbeSet, ProxySettings, scratchAt, text, when, type HelmChart } from '../../index';
import type { Configuration } from './configuration';
import type { saasValues } from './values';

/**
 * The only component with outbound connections: a proxy of HTTP, and one port for each server of the customer's that
 * does not speak it, whose connections are passed on as they are.
 */
export function createEgressProxy(chart: HelmChart<typeof saasValues>, { settings }: Configuration) {
  const { auth, database, cache, queue, egressProxy: values, proxy } = chart.values;
  const workload = new HardenedDeployment(chart, 'egress-proxy', {
    values,
    ports: { proxy: 3128, database: 5432, cache: 6379, queue: 4222, directory: 6636 },
    probes: ProbeSet.tcp({ port: 'proxy', startupBudgetSeconds: 30 }),
    env: {
      ...settings.env,
      // What each port leads to. A port that leads nowhere is not listened on.
      FORWARD_5432: externalAddress(database),
      FORWARD_6379: externalAddress(cache),
      FORWARD_4222: externalAddress(queue),
      FORWARD_6636: when(equals(auth.provider, 'ldap'), text`${auth.ldap.host}:${auth.ldap.port}`),
    },
    mounts: [scratchAt('/tmp')],
  });
  // Everybody connects through egress-proxy, and egress-proxy through the customer's proxy, if there is one.
  const { isNamed } = new ProxySettings(chart, 'proxy-settings', { values: proxy, through: { workload, port: 'proxy' } });
  return { workload, hasProxy: isNamed };
}

/** What `createEgressProxy` makes. */
export type EgressProxy = ReturnType<typeof createEgressProxy>;
