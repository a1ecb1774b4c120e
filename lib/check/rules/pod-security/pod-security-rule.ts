import { podRule, type PodRuleOptions } from '../pod-rule';
import type { KubernetesVersion } from '../../kubernetes-version';
import type { ObjectRule } from '../../rule';

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

/** What sets one check apart from the others. */
export interface PodSecurityRuleOptions extends Omit<PodRuleOptions, 'severity' | 'source'> {
  readonly podSecurity: PodSecurityCheck;
}

/** A rule on everything that describes pods; its findings name the check. */
export function podSecurityRule({ podSecurity, find, ...facts }: PodSecurityRuleOptions): PodSecurityRule {
  const check = `PodSecurity ${podSecurity.level}, ${podSecurity.id}`;
  const rule = podRule({
    severity: 'error',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ...facts,
    find: function* (pod, context, object) {
      for (const { at, problem } of find(pod, context, object)) {
        yield { at, problem: `${problem} (${check})` };
      }
    },
  });
  return { ...rule, podSecurity };
}
