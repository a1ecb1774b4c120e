import { POD_KINDS, podOf, type PodView } from '../../view/pod-view';
import type { KubernetesVersion } from '../../kubernetes-version';
import type { ObjectRule, RuleContext } from '../../rule';
import type { View } from '../../view/view';

/** How much a namespace asks of its pods (https://kubernetes.io/docs/concepts/security/pod-security-standards/). */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** One check of the Pod Security Standards, as the API server's admission names it. */
export interface PodSecurityCheck {
  readonly id: string;
  readonly level: Exclude<PodSecurityLevel, 'privileged'>;
  /** The first version that has it. @default - all that are checked for */
  readonly since?: KubernetesVersion;
  /** The check of the baseline level whose place it takes at the restricted level. @default - none */
  readonly replaces?: string;
}

/** A rule that is one check of the Pod Security Standards. */
export interface PodSecurityRule extends ObjectRule {
  readonly podSecurity: PodSecurityCheck;
}

/** A part of a pod that a check refuses. */
export interface PodProblem {
  readonly at: View;
  readonly problem: string;
}

/** What sets one check apart from the others. */
export interface PodSecurityRuleOptions extends Pick<ObjectRule, 'id' | 'description' | 'remedy' | 'checks' | 'perVersion' | 'examples'> {
  readonly podSecurity: PodSecurityCheck;
  readonly find: (pod: PodView, context: RuleContext) => Iterable<PodProblem>;
}

/** A rule on everything that describes pods; its findings name the check. */
export function podSecurityRule({ podSecurity, find, ...facts }: PodSecurityRuleOptions): PodSecurityRule {
  const check = `PodSecurity ${podSecurity.level}, ${podSecurity.id}`;
  return {
    kind: 'object',
    severity: 'error',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    appliesTo: POD_KINDS,
    ...facts,
    podSecurity,
    check: function* (object, context) {
      const pod = podOf(object);
      for (const { at, problem } of pod === undefined ? [] : find(pod, context)) {
        yield { object, at, problem: `${problem} (${check})` };
      }
    },
  };
}
