import { ConfigContract, cronJobValues, defineValues, HardenedCronJob, HardenedDeployment, HelmApp, HelmChart, ImageAdmission, ProbeSet, workloadValues } from '../../../index';
import type { ApiObject } from 'cdk8s';
import type { Reference } from '../../../lib';
import type { Field } from '../../../lib/values';

/** The API that a cluster has to serve for the chart. */
export const SERVED_API = 'policies.kyverno.io/v1';

/** A small chart of constructs, whose objects can be changed. */
export interface MutableChart {
  readonly chart: HelmChart;
  /** The values block of the deployment. */
  readonly block: Readonly<Record<string, Reference<string>>>;
  readonly deployment: ApiObject;
  readonly service: ApiObject;
  readonly cronJob: ApiObject;
  readonly configMap: ApiObject;
  /** Of the whole cluster. */
  readonly policy: ApiObject;
}

const PUBLIC_KEY = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n';

/** The chart, with further values in the block of its deployment. */
export function mutableChart(further: Readonly<Record<string, Field>>): MutableChart {
  const block = workloadValues({ replicas: 2, cpu: '100m', memory: '64Mi' });
  const web = { ...block, fields: { ...block.fields, ...further } } as typeof block;
  const values = defineValues({ web, report: cronJobValues({ schedule: '0 3 * * *', cpu: '100m', memory: '64Mi' }) });
  const chart = new HelmChart(new HelmApp(), 'small', { version: '1.0.0', appVersion: '1.4.0', values });
  const { deployment, service } = new HardenedDeployment(chart, 'web', { values: chart.values.web, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http', startupBudgetSeconds: 10 }) });
  const { cronJob } = new HardenedCronJob(chart, 'report', { values: chart.values.report });
  const { configMap } = new ConfigContract(chart, 'settings', { env: { MODE: 'fast' } });
  const admission = new ImageAdmission(chart, 'images', { values: { images: ['registry.example.com/*'], engine: { name: 'kyverno' }, trust: { publicKey: { pem: PUBLIC_KEY } } } });
  const policy = admission.node.findChild('kyverno').node.defaultChild as ApiObject;
  return { chart: chart, block: chart.values.web as unknown as MutableChart['block'], deployment, service: service.apiObject, cronJob, configMap, policy };
}
