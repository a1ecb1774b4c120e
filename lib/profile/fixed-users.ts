import { isMap } from '../values/own-property';
import { POD_KINDS } from '../check/view/pod-view';

// What restricted-v2 compares with the ranges of the namespace; it leaves runAsGroup and supplementalGroups alone:
// https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/authentication_and_authorization/managing-pod-security-policies
const ASSIGNED = ['runAsUser', 'fsGroup'];

/** Places, as JSON pointers, at which a pod names the user or the group of volumes that its cluster assigns. */
export function fixedUsers(object: Readonly<Record<string, unknown>>): readonly string[] {
  return (POD_KINDS as readonly string[]).includes(String(object['kind'])) ? placesIn(object['spec'], '/spec') : [];
}

function placesIn(value: unknown, pointer: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => placesIn(item, `${pointer}/${String(index)}`));
  }
  if (!isMap(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = `${pointer}/${key}`;
    return key === 'securityContext' && isMap(entry) ? ASSIGNED.filter((id) => entry[id] !== undefined && entry[id] !== null).map((id) => `${at}/${id}`) : placesIn(entry, at);
  });
}
