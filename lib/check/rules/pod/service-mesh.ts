import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const annotated = (annotations: object, labels: object = {}): object => ({ ...podWith({}), metadata: { name: 'example', annotations, labels } });

// https://istio.io/latest/docs/reference/config/annotations/
const INJECT = 'sidecar.istio.io/inject';
const TRAFFIC = /^traffic\.sidecar\.istio\.io\/(in|ex)clude/u;

/** Where a mesh encrypts and admits connections, a pod that leaves it is beside its policies. */
export const serviceMesh = podRule({
  id: 'service-mesh',
  severity: 'error',
  description: 'No pod leaves the service mesh that its cluster may have, or takes connections out of it.',
  remedy: 'Leave the annotations of the mesh out, and reserve their prefixes where customers set annotations.',
  source: 'https://istio.io/latest/docs/reference/config/annotations/',
  checks: ['D10'],
  find: function* ({ metadata }, { every }) {
    for (const key of every(['annotations', 'labels'])) {
      const at = metadata.get(key, INJECT);
      if (at.equals('false')) {
        yield { at, problem: 'the pod leaves the mesh' };
      }
    }
    for (const { key, value } of metadata.get('annotations').eachEntry()) {
      if (key.matches(TRAFFIC)) {
        yield { at: value, problem: 'connections go around the mesh' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [annotated({ [INJECT]: 'true', 'example.com/team': 'shop' })]],
    failing: [[annotated({ [INJECT]: 'false' })], [annotated({}, { [INJECT]: 'false' })], [annotated({ 'traffic.sidecar.istio.io/includeOutboundIPRanges': '' })], [annotated({ 'traffic.sidecar.istio.io/excludeOutboundPorts': '443' })]],
  },
});
