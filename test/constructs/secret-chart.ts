import { HardenedDeployment, HelmApp, HelmChart, ProbeSet, render, SecretBackend, SecretContract, type KubernetesObject } from '../../index';
import { databaseKeys, secretDefinition, secretValueSets } from './secret-value-sets';

/** The APIs of the operators. */
export const apiVersions = ['external-secrets.io/v1', 'bitnami.com/v1alpha1'];

/** A chart with one secret and one workload that uses it. */
export function makeSecretChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values: secretDefinition });
  const { values } = chart;
  const backend = new SecretBackend(chart, 'secret-store', { values: values.backend });
  const database = new SecretContract(chart, 'database', { values: values.secrets.database, keys: databaseKeys, backend });
  new HardenedDeployment(chart, 'api', {
    values: values.api,
    ports: { http: 8080 },
    probes: ProbeSet.tcp({ port: 'http' }),
    env: { DB_PASSWORD: database.env('db.password') },
    mounts: [database.mountAt('/run/secrets/database'), database.mountAt('/run/secrets/user', { keys: ['username'] })],
  });
  return chart;
}

const chart = makeSecretChart();

/** The objects of a value set, on a cluster with the operators. */
export function rendered(set: string): readonly KubernetesObject[] {
  return render(chart, { values: secretValueSets[set] ?? {}, capabilities: { apiVersions } });
}

/** The `spec` of the only object of a kind. */
export function specOf(set: string, kind: string): unknown {
  return rendered(set).find((object) => object['kind'] === kind)?.['spec'];
}
