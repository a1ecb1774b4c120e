import { podWith } from '../examples';
import { podRule } from '../pod-rule';

/** Names that only one pod knows, and containers that see each other's processes, surprise whoever looks for a fault. */
export const ownNamesAndProcesses = podRule({
  id: 'own-names-and-processes',
  severity: 'warning',
  description: 'No pod has hosts of its own, and no container sees the processes of another.',
  remedy: 'Let the DNS of the cluster answer, and leave hostAliases and shareProcessNamespace out.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
  checks: ['D07'],
  find: function* ({ spec }) {
    const shared = spec.get('shareProcessNamespace');
    if (shared.equals(true)) {
      yield { at: shared, problem: 'containers see and end the processes of others, and read their files' };
    }
    const aliases = spec.get('hostAliases');
    if (aliases.isPresent() && aliases.items().length > 0) {
      yield { at: aliases, problem: 'the pod has hosts of its own' };
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({ shareProcessNamespace: false, hostAliases: [] })]],
    failing: [[podWith({ shareProcessNamespace: true })], [podWith({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['database'] }] })]],
  },
});
