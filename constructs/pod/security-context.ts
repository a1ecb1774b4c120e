import { and, isSet, not, when, type Reference, type Value } from '../../lib';
import type { Place } from '../place/place';
import type { PodValues } from './pod-values';

type SecuritySettings = Reference<PodValues>['podSecurityContext'];

// The restricted level: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
const seccompProfile = { type: 'RuntimeDefault' } as const;

/** The security context of a pod. Nothing in it but the numbers of user and groups can be changed. */
export function podSecurityContext(place: Pick<Place, 'isOpenShift'>, { runAsUser, runAsGroup, fsGroup }: SecuritySettings) {
  return {
    runAsNonRoot: true,
    runAsUser: unlessAssigned(place, runAsUser),
    runAsGroup: unlessAssigned(place, runAsGroup),
    fsGroup: unlessAssigned(place, fsGroup),
    // A large volume is otherwise gone through file by file whenever its pod starts.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile,
  };
}

/** The security context of a container: what the pod's says once more, for tools that read only this one, and the rest. */
export function containerSecurityContext(place: Pick<Place, 'isOpenShift'>, { runAsUser, runAsGroup }: SecuritySettings) {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: unlessAssigned(place, runAsUser),
    runAsGroup: unlessAssigned(place, runAsGroup),
    seccompProfile,
  };
}

/** A user or group, unless the customer removed it or OpenShift assigns it. */
function unlessAssigned({ isOpenShift }: Pick<Place, 'isOpenShift'>, id: Value<number>): unknown {
  return when(and(not(isOpenShift), isSet(id)), id);
}
