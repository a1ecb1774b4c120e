import { podWith } from '../examples';
import { eachContainer, type PodView } from '../../view/pod-view';
import { isRelaxedByUserNamespace } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';
import type { PodProblem } from '../pod-rule';

/** Every container that sees more of /proc than containers do by default. */
export function* unmaskedProcMounts(pod: PodView): Iterable<PodProblem> {
  for (const container of eachContainer(pod)) {
    const at = container.get('securityContext', 'procMount');
    if (at.isPresent() && !at.equals('Default')) {
      yield { at, problem: 'parts of /proc are not hidden' };
    }
  }
}

/** Containers see of /proc what they do by default, unless root in them is nobody on the node. */
export const procMount = podSecurityRule({
  id: 'proc-mount',
  description: 'No container sees more of /proc than by default, unless it has users of its own (from 1.35 on).',
  remedy: 'Remove securityContext.procMount.',
  checks: ['H13'],
  perVersion: true,
  podSecurity: { id: 'procMount', level: 'baseline' },
  find: function* (pod, context) {
    if (!isRelaxedByUserNamespace(pod, context)) {
      yield* unmaskedProcMounts(pod);
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, { securityContext: { procMount: 'Default' } })], [podWith({ hostUsers: false }, { securityContext: { procMount: 'Unmasked' } })]],
    failing: [[podWith({}, { securityContext: { procMount: 'Unmasked' } })], [podWith({ hostUsers: true }, { securityContext: { procMount: 'Unmasked' } })]],
  },
});
