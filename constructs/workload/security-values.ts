import { v } from '../../lib';

// A high number that no account of a node has: some scanners ask for 10000 and above.
const DEFAULT_ID = 10_001;
const HIGHEST_ID = 2_147_483_647;

/** The numeric user and groups of a pod. Zero, which is root, cannot be set. */
export function securityValues() {
  const id = (description: string) =>
    v.integer({ description, default: DEFAULT_ID, minimum: 1, maximum: HIGHEST_ID, removable: true });
  return v.object(
    {
      runAsUser: id('User that the containers run as.'),
      runAsGroup: id('Group that the containers run as.'),
      fsGroup: id('Group that owns the volumes.'),
    },
    { description: 'User and groups of the pods. On OpenShift, which assigns them itself, they are left out (global.compatibility.openshift); set one to null to leave it to another cluster.' },
  );
}
