import { podWith } from '../examples';
import { eachSecurityContext } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

const windowsOptions = (hostProcess: boolean): object => ({ securityContext: { windowsOptions: { hostProcess } } });

/** No container on Windows is a process of its node. */
export const windowsHostProcess = podSecurityRule({
  id: 'windows-host-process',
  description: 'No container on Windows is a process of its node.',
  remedy: 'Remove securityContext.windowsOptions.hostProcess, or set it to false.',
  checks: ['H18'],
  podSecurity: { id: 'windowsHostProcess', level: 'baseline' },
  find: function* (pod) {
    for (const context of eachSecurityContext(pod)) {
      const at = context.get('windowsOptions', 'hostProcess');
      if (at.equals(true)) {
        yield { at, problem: 'the container is a process of its node' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith(windowsOptions(false))]],
    failing: [[podWith(windowsOptions(true))], [podWith({}, windowsOptions(true))]],
  },
});
