import { ApiObject } from 'cdk8s';
import { capabilities, Condition, equals, guard, raw, release, repeatObjects, token, v, type HelmChart } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';
import type { Construct } from 'constructs';

const API = 'monitoring.coreos.com/v1';
const ENABLED = v.boolean({ description: 'Whether it is monitored.', default: true });
const monitor = (scope: Construct): ApiObject => new ApiObject(scope, 'monitor', { apiVersion: API, kind: 'ServiceMonitor', spec: {} });
const FILE = 'templates/monitor/servicemonitor.yaml';

/** Objects of a kind that not every cluster has. */
export const capabilityGatesExamples: TemplateExamples = {
  passing: {
    'a switch of the customer': exampleChart({ enabled: ENABLED }, (chart, { enabled }) => monitor(new Condition(chart, 'if', enabled))),
    'a choice of the customer': exampleChart({ by: v.choice(['none', 'prometheus'], { description: 'By whom.', default: 'none' }) }, (chart, { by }) => monitor(new Condition(chart, 'if', equals(by, 'prometheus')))),
    'what the cluster serves': exampleChart({}, (chart) => monitor(new Condition(chart, 'if', capabilities.has(API)))),
    'a guard that asks for the API': exampleChart({}, (chart) => { monitor(chart); guard(chart, capabilities.has(API), 'Install the Prometheus Operator.'); }),
    'a kind that the chart itself brings': exampleChart({}, (chart) => {
      new ApiObject(chart, 'crd', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'servicemonitors.monitoring.coreos.com' }, spec: { group: 'monitoring.coreos.com' } });
      monitor(chart);
    }),
    'a guard that asks for the kind': exampleChart({}, (chart) => { monitor(chart); guard(chart, capabilities.has(`${API}/ServiceMonitor`), 'Install the Prometheus Operator.'); }),
    'a condition by a raw expression': exampleChart({}, (chart) => monitor(new Condition(chart, 'if', raw<boolean>('hasKey .Values "monitored"', { type: 'boolean', evaluate: () => false })))),
    'an object for each member of a list': exampleChart({ names: v.list(v.string({ pattern: '^[a-z]+$' }), { description: 'Names.', default: [] }) }, (chart, { names }) => repeatObjects(chart, 'each', names, (scope, name) => { new ApiObject(scope, 'monitor', { apiVersion: API, kind: 'ServiceMonitor', metadata: { name: token(name) }, spec: {} }); })),
    'an object that a literal leaves out': exampleChart({}, (chart) => monitor(new Condition(chart, 'if', false))),
    'kinds of Kubernetes': exampleChart({}, (chart) => {
      new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [] });
      new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job', spec: {} });
    }),
  },
  failing: {
    'an object that is always there': { chart: exampleChart({}, monitor as (chart: HelmChart) => ApiObject), places: [FILE] },
    'a condition that neither customer nor cluster decides': { chart: exampleChart({}, (chart) => monitor(new Condition(chart, 'if', equals<string>(release.name, 'prod')))), places: ['templates/if/servicemonitor.yaml'] },
    'a kind of which the chart brings another': {
      chart: exampleChart({}, (chart) => {
        new ApiObject(chart, 'crd', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'alerts.example.com' }, spec: { group: 'example.com', names: { kind: 'monitoring.coreos.com' } } });
        new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { group: 'monitoring.coreos.com' } });
        monitor(chart);
      }),
      places: [FILE],
    },
    'a guard that asks for another API': { chart: exampleChart({}, (chart) => { monitor(chart); guard(chart, capabilities.has('keda.sh/v1alpha1'), 'Install KEDA.'); }), places: [FILE] },
    'a group that only looks as if it were of Kubernetes': { chart: exampleChart({}, (chart) => new ApiObject(chart, 'route', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', spec: {} })), places: ['templates/route/httproute.yaml'] },
  },
};
