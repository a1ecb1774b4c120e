import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { isWindows } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

const dropped = { drop: ['ALL'] };

/** All capabilities are dropped; only that of binding to low ports may be given back. */
export const capabilitiesRestricted = podSecurityRule({
  id: 'capabilities-restricted',
  description: 'Every container drops all capabilities and adds none but NET_BIND_SERVICE.',
  remedy: "Set securityContext.capabilities to { drop: ['ALL'] }.",
  checks: ['H05', 'H06'],
  podSecurity: { id: 'capabilities_restricted', level: 'restricted', replaces: 'capabilities_baseline' },
  find: function* (pod) {
    if (isWindows(pod)) {
      return;
    }
    for (const container of eachContainer(pod)) {
      const capabilities = container.get('securityContext', 'capabilities');
      const drop = capabilities.get('drop');
      if (!drop.items().some((capability) => capability.equals('ALL'))) {
        yield { at: drop, problem: 'not all capabilities are dropped' };
      }
      for (const at of capabilities.get('add').each()) {
        if (!at.equals('NET_BIND_SERVICE')) {
          yield { at, problem: 'a capability other than NET_BIND_SERVICE is added' };
        }
      }
    }
  },
  examples: {
    passing: [
      [podWith({}, { securityContext: { capabilities: dropped } })],
      [podWith({}, { securityContext: { capabilities: { ...dropped, add: ['NET_BIND_SERVICE'] } } })],
      [podWith({ os: { name: 'windows' } })],
    ],
    failing: [
      [podWith({})],
      [podWith({}, { securityContext: { capabilities: { drop: ['NET_RAW'] } } })],
      [podWith({}, { securityContext: { capabilities: { ...dropped, add: ['CHOWN'] } } })],
      [podWith({ os: { name: 'linux' } })],
    ],
  },
});
