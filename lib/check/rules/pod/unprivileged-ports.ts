import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const listening = (containerPort: number): object => podWith({}, { ports: [{ containerPort }] });

/** Below 1024 a process needs a capability, or a node that is set up for it; the Service may well have such a port. */
export const unprivilegedPorts = podRule({
  id: 'unprivileged-ports',
  severity: 'warning',
  description: 'No container listens to a port below 1024.',
  remedy: 'Let the program listen to a port of 1024 or above, and let the Service lead to it.',
  source: 'https://www.w3.org/Daemon/User/Installation/PrivilegedPorts.html',
  checks: ['D08'],
  find: function* ({ spec }) {
    for (const list of ['initContainers', 'containers']) {
      for (const container of spec.get(list).each()) {
        for (const port of container.get('ports').each()) {
          const at = port.get('containerPort');
          if (!at.atLeast(1024)) {
            yield { at, problem: 'the port is one of root' };
          }
        }
      }
    }
  },
  examples: { passing: [[podWith({})], [listening(1024)], [listening(8080)]], failing: [[listening(80)], [listening(22)], [listening(1023)], [podWith({ initContainers: [{ name: 'proxy', ports: [{ containerPort: 80 }] }] })]] },
});
