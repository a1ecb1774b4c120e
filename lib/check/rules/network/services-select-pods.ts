import { hasLabels } from '../../view/label-selector';
import { labelsOf, pod } from './network-examples';
import { podsAmong, type PodObject } from './pods-among';
import type { ChartRule } from '../../rule';
import type { ObjectView } from '../../object-view';
import type { View } from '../../view/view';

const service = (selector: object, targetPort: unknown): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { selector, ports: [{ port: 80, targetPort }] } });

// The controller of StatefulSets gives it to each pod:
// https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
const POD_NAME = 'statefulset.kubernetes.io/pod-name';

const statefulSet = (name: string): object => ({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name }, spec: { template: pod(name) } });

const container = (...ports: readonly object[]): object => ({ name: 'main', image: 'registry.example.com/app:1.0.0', ports });
const podOf = (spec: object): object => ({ ...pod('api'), spec });
const inNamespace = (object: object, namespace: string): object => ({ ...object, metadata: { ...(object as { readonly metadata: object }).metadata, namespace } });
const definition = (group: string): object => ({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `volumes.${group}` }, spec: { group } });

/** A Service leads to pods, and to a port that they have. */
export const servicesSelectPods: ChartRule = {
  kind: 'chart',
  id: 'services-select-pods',
  severity: 'error',
  description: 'Every Service selects pods of the chart, and each of its ports is one that they declare; or pods that an operator makes of a custom resource, or those of another namespace.',
  remedy: 'Select the labels of the pods, and name a declared port as targetPort.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  checks: ['L02'],
  check: function* ({ objects, every }) {
    const pods = podsAmong(objects);
    for (const object of every(objects.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1'))) {
      const selector = object.root.get('spec', 'selector');
      if (!selector.isPresent()) {
        continue;
      }
      const found = pods.find((candidate) => isSelected(candidate, selector));
      if (found === undefined) {
        if (!isElsewhere(object, pods) && !isOfOperator(selector, objects) && object.isRendered()) {
          yield { object, at: selector, problem: 'no pods of the chart have these labels' };
        }
        continue;
      }
      for (const port of object.root.get('spec', 'ports').each()) {
        const target = targetOf(port);
        if (!hasPort(found, target) && object.isRendered()) {
          const problem = target.kind() === 'number' ? 'does not declare this port: whether anything listens there cannot be seen' : 'declares no port of this name: it leads nowhere';
          yield { object, at: port, problem: `${found.object.source} ${problem}` };
        }
      }
    }
  },
  examples: {
    passing: [
      [service(labelsOf('api'), 'http'), pod('api')],
      [service(labelsOf('api'), 8080), pod('api')],
      [service({ ...labelsOf('ledger'), [POD_NAME]: 'ledger-0' }, 'http'), statefulSet('ledger')],
      [service({ prometheus: 'metrics' }, 9090), { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'metrics' } }],
      [service({ 'storage.example.com/component': 'engine' }, 9090), definition('storage.example.com'), pod('api')],
      [{ ...service({ 'k8s-app': 'kube-dns' }, 9153), metadata: { name: 'dns', namespace: 'kube-system' } }, pod('api')],
      [service(labelsOf('ledger'), 'http'), statefulSet('ledger')],
      [service(labelsOf('api'), 9090), podOf({ containers: [container({ containerPort: 8080 }, { containerPort: 9090 }), container()] })],
      [service(labelsOf('api'), 9090), podOf({ containers: [container()], initContainers: [container({ containerPort: 9090 })] })],
      [service(labelsOf('api'), undefined), pod('api', 80)],
      [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { ports: [{ port: 80 }] } }],
      [{ ...service(labelsOf('api'), 80), apiVersion: 'serving.knative.dev/v1' }],
    ],
    failing: [
      [service({ ...labelsOf('ledger'), [POD_NAME]: 'ledger-x' }, 'http'), statefulSet('ledger')],
      [service({ ...labelsOf('web'), [POD_NAME]: 'ledger-0' }, 'http'), statefulSet('ledger')],
      [service({ 'app.kubernetes.io/instance': 'metrics' }, 9090), { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'metrics' } }],
      [service({ 'storage.example.com/component': 'engine' }, 9090), definition('example.org'), pod('api')],
      [service(labelsOf('api'), 'http'), pod('web')], [service(labelsOf('api'), 'https'), pod('api')], [service(labelsOf('api'), 9090), pod('api')],
      [service({ ...labelsOf('api'), [POD_NAME]: 'api-0' }, 'http'), pod('api')],
      [service({ ...labelsOf('ledger'), [POD_NAME]: 'lodger-0' }, 'http'), statefulSet('ledger')],
      [service(labelsOf('api'), undefined), pod('api')],
      [inNamespace(service({ 'k8s-app': 'kube-dns' }, 9153), 'kube-system'), inNamespace(pod('api'), 'kube-system'), pod('web')],
      [service({ prometheus: 'metrics' }, 9090), { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'metrics' } }],
      [service({ prometheus: 'metrics' }, 9090), { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'other' } }],
    ],
  },
};

function isSelected({ object, pod: { metadata } }: PodObject, selector: View): boolean {
  const podName = selector.get(POD_NAME);
  if (object.kind !== 'StatefulSet' || !podName.isPresent()) {
    return hasLabels(metadata.get('labels'), selector);
  }
  const isItsPod = (text: unknown, name: unknown): boolean => typeof text === 'string' && typeof name === 'string' && text.startsWith(`${name}-`) && /^\d+$/.test(text.slice(name.length + 1));
  return podName.relate('is the name of a pod of it', [object.root.get('metadata', 'name')], isItsPod) && hasLabels(metadata.get('labels'), selector, [POD_NAME]);
}

/** A Service leads to pods of its own namespace, such as those of the control plane. */
function isElsewhere({ root }: ObjectView, pods: readonly PodObject[]): boolean {
  const namespace = root.get('metadata', 'namespace');
  return namespace.isPresent() && !pods.some(({ object }) => object.root.get('metadata', 'namespace').same(namespace));
}

/** Operators label the pods of a custom resource with its name, under a key of their own; or under a key of the group that the chart defines. */
function isOfOperator(selector: View, objects: readonly ObjectView[]): boolean {
  const groups = objects.filter(({ kind }) => kind === 'CustomResourceDefinition').map(({ root }) => root.get('spec', 'group'));
  if (groups.length > 0 && selector.entries().some(({ key }) => groups.some((group) => key.relate('is a label of the group', [group], isLabelOfGroup)))) {
    return true;
  }
  const custom = objects.filter(({ apiVersion }) => /^[^/]*\.[^/]*\//.test(apiVersion) && !/^[^/]*\.k8s\.io\//.test(apiVersion));
  return custom.length > 0 && selector.entries().some(({ key, value }) => !key.matches(/^app(?:\.kubernetes\.io\/.*)?$/) && custom.some(({ root }) => root.get('metadata', 'name').same(value)));
}

function isLabelOfGroup(key: unknown, group: unknown): boolean {
  const prefix = typeof key === 'string' && key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  return typeof group === 'string' && group !== '' && (prefix === group || prefix.endsWith(`.${group}`));
}

/** The API server takes the port itself where no target is named. */
function targetOf(port: View): View {
  return port.get('targetPort').isPresent() ? port.get('targetPort') : port.get('port');
}

function hasPort({ pod: { spec } }: PodObject, target: View): boolean {
  return ['containers', 'initContainers'].some((list) => spec.get(list).items().some((container) => container.get('ports').items().some((port) => port.get('name').same(target) || port.get('containerPort').same(target))));
}
