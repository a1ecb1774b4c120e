import { ifSet } from '../../lib';
import type { Reference } from '../../lib';
import type { PodValues } from './pod-values';

type SecuritySettings = Reference<PodValues>['podSecurityContext'];

// The restricted level: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
const seccompProfile = { type: 'RuntimeDefault' } as const;

/** The security context of a pod. Nothing in it but the numbers of user and groups can be changed. */
export function podSecurityContext({ runAsUser, runAsGroup, fsGroup }: SecuritySettings) {
  return {
    runAsNonRoot: true,
    runAsUser: ifSet(runAsUser),
    runAsGroup: ifSet(runAsGroup),
    fsGroup: ifSet(fsGroup),
    // A large volume is otherwise gone through file by file whenever its pod starts.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile,
  };
}

/** The security context of a container: what the pod's says once more, for tools that read only this one, and the rest. */
export function containerSecurityContext({ runAsUser, runAsGroup }: SecuritySettings) {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: ifSet(runAsUser),
    runAsGroup: ifSet(runAsGroup),
    seccompProfile,
  };
}
