import { hasLabels } from '../../view/label-selector';
import { labelsOf, pod } from './network-examples';
import { podsAmong, type PodObject } from './pods-among';
import type { ChartRule } from '../../rule';
import type { View } from '../../view/view';

const service = (selector: object, targetPort: unknown): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { selector, ports: [{ port: 80, targetPort }] } });

/** A Service leads to pods, and to a port that they have. */
export const servicesSelectPods: ChartRule = {
  kind: 'chart',
  id: 'services-select-pods',
  severity: 'error',
  description: 'Every Service selects pods of the chart, and each of its ports is one that they declare.',
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
      const found = pods.find(({ pod: { metadata } }) => hasLabels(metadata.get('labels'), selector));
      if (found === undefined) {
        if (object.isRendered()) {
          yield { object, at: selector, problem: 'no pods of the chart have these labels' };
        }
        continue;
      }
      for (const port of object.root.get('spec', 'ports').each()) {
        if (!hasPort(found, targetOf(port)) && object.isRendered()) {
          yield { object, at: port, problem: `${found.object.source} declares no such port` };
        }
      }
    }
  },
  examples: {
    passing: [[service(labelsOf('api'), 'http'), pod('api')], [service(labelsOf('api'), 8080), pod('api')]],
    failing: [[service(labelsOf('api'), 'http'), pod('web')], [service(labelsOf('api'), 'https'), pod('api')], [service(labelsOf('api'), 9090), pod('api')]],
  },
};

/** The API server takes the port itself where no target is named. */
function targetOf(port: View): View {
  return port.get('targetPort').isPresent() ? port.get('targetPort') : port.get('port');
}

function hasPort({ pod: { spec } }: PodObject, target: View): boolean {
  return ['containers', 'initContainers'].some((list) => spec.get(list).items().some((container) => container.get('ports').items().some((port) => port.get('name').same(target) || port.get('containerPort').same(target))));
}
