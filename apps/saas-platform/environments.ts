import { addEnvironment, defineEnvironment, type HelmChart } from '../../index';
import { valueSets, type ValueSet } from './value-sets';
import { saasValues } from './values';

/** Gives the chart an environment for every kind of customer, and one in which the enterprise tries a new version first. */
export function createEnvironments(chart: HelmChart<typeof saasValues>): void {
  for (const [name, set] of Object.entries(valueSets)) {
    addEnvironment(chart, name, environmentOf(set));
  }
  const { enterprise } = valueSets;
  if (enterprise !== undefined) {
    addEnvironment(chart, 'staging', defineEnvironment(environmentOf(enterprise), {
      exposure: { ingress: { hostname: 'platform-staging.corp.example' } },
      tls: { certificate: { certManager: { dnsNames: ['platform-staging.corp.example'] } } },
      database: { external: { database: 'saas_staging', username: 'saas_staging' } },
      objectStore: { external: { bucket: 'saas-files-staging' } },
      web: { autoscaling: { hpa: { minReplicas: 1, maxReplicas: 2 } } },
      api: { replicas: 1 },
    }, { description: 'Where the enterprise tries a new version: like production, with fewer pods and data of its own.' }));
  }
}

function environmentOf({ values, ...about }: ValueSet) {
  return defineEnvironment(saasValues, values, about);
}
