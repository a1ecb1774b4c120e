import { addEnvironment, defineEnvironment, type HelmChart } from '../../index';
import { valueSets, type ValueSet } from './value-sets';
import { complianceValues } from './values';

// Odd settings all at once, without DNS: no customer has them.
const ODD = 'renamed';

/** Gives the chart an environment for every kind of customer, and one in which the bank tries a new version first. */
export function createEnvironments(chart: HelmChart<typeof complianceValues>): void {
  for (const [name, set] of Object.entries(valueSets).filter(([each]) => each !== ODD)) {
    addEnvironment(chart, name, environmentOf(set));
  }
  const { 'production-bank': bank } = valueSets;
  if (bank !== undefined) {
    addEnvironment(chart, 'rehearsal-bank', defineEnvironment(environmentOf(bank), {
      exposure: { ingress: { hostname: 'compliance-rehearsal.bank.example', extraHosts: [] } },
      gatewayApi: { autoscaling: { hpa: { minReplicas: 1, maxReplicas: 2 } } },
      storage: { evidence: { size: '200Gi', minimumSize: '200Gi' } },
      riskEngine: { replicas: 1, resources: { limits: { cpu: '1', memory: '2Gi' } } },
      backup: { enabled: false },
    }, { description: 'Where the bank tries a new version: like production, with fewer pods, a small ledger and no backup.' }));
  }
}

function environmentOf({ values, ...about }: ValueSet) {
  return defineEnvironment(complianceValues, values, about);
}
