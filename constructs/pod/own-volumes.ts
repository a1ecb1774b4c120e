import { isSet, missing, not, text, throwProblems, valuesPathOf, type Problem, type Reference } from '../../lib';
import { volumeName, type Mount } from './mount';
import { addedFiles } from './pod-addition';
import { requireDistinct } from './require-distinct';
import { nameOf } from './service-account';
import type { ContainerValues } from './container-values';
import type { FurtherContainerOptions } from './further-containers';
import type { PodValues } from './pod-values';
import type { Place } from '../place/place';

type MountingContainer = { readonly values: Pick<Reference<ContainerValues>, 'extraVolumeMounts'>; readonly mounts: readonly Mount[] };

/** What decides the volumes of a pod. */
export interface VolumesOptions {
  readonly component: string;
  readonly values: Pick<Reference<PodValues>, 'extraVolumes' | 'extraVolumeMounts'>;
  readonly mounts: readonly Mount[];
  readonly further?: { readonly [Key in keyof FurtherContainerOptions]: readonly (MountingContainer & { readonly name: string })[] };
}

/**
 * No volume that a customer adds has the name of one of the chart, and none is mounted where the chart mounts one, which
 * the schema refuses; names and paths that come twice, and mounts of volumes that were not added, a rule refuses.
 * Literals are compared when the chart is synthesized, by `assertLiteralVolumes`.
 */
export function requireOwnVolumes(place: Place, pod: VolumesOptions): void {
  const { extraVolumes } = pod.values;
  if (valuesPathOf(extraVolumes) !== undefined) {
    place.reserveNames(extraVolumes, 'name', () => namesOfVolumes(place, pod));
    requireDistinct(place, extraVolumes, 'name', 'extraVolumes');
  }
  for (const { values: { extraVolumeMounts }, mounts } of containersOf(pod)) {
    if (valuesPathOf(extraVolumeMounts) !== undefined) {
      place.reserveNames(extraVolumeMounts, 'mountPath', () => pathsOfMounts(place, mounts));
      requireDistinct(place, extraVolumeMounts, 'mountPath', 'extraVolumeMounts');
    }
    if ([extraVolumes, extraVolumeMounts].some((list) => valuesPathOf(list) !== undefined)) {
      const unknown = missing(extraVolumeMounts, 'name', extraVolumes);
      const volumes = nameOf(extraVolumes, 'extraVolumes');
      place.require(not(isSet(unknown)), text`${nameOf(extraVolumeMounts, 'extraVolumeMounts')} mounts ${unknown}, which ${volumes} does not have`, `add it to ${volumes}, or remove the mount`);
    }
  }
}

/** Refuses literal volumes and mounts that have what another has already, and mounts of no volume. */
export function assertLiteralVolumes(place: Place, pod: VolumesOptions): void {
  const { component, values: { extraVolumes } } = pod;
  const volumes = textsOf([...extraVolumes], 'name');
  const forAll = addedFiles(place).map(({ path }) => path);
  const isLiteral = valuesPathOf(extraVolumes) === undefined;
  const problem = (what: string, fix: string): Problem => ({ code: 'VOLUME_INVALID', what, fix });
  throwProblems('VOLUME_INVALID', `the volumes of ${component} are invalid`, [
    ...twiceIn([...namesOfVolumes(place, pod), ...volumes]).map((name) => problem(`${component} has two volumes with the name ${name}`, 'leave it out of extraVolumes, or name it once')),
    ...containersOf(pod).flatMap(({ values: { extraVolumeMounts }, mounts }) => {
      const added = [...extraVolumeMounts];
      const unknown = isLiteral ? [...new Set(textsOf(added, 'name'))].filter((name) => !volumes.includes(name)) : [];
      return [
        ...mounts.filter(({ path }) => forAll.includes(path)).map(({ path }) => problem(`${component} mounts a volume at "${path}", where every container of the chart has another`, 'give one of them another path')),
        ...twiceIn([...new Set(pathsOfMounts(place, mounts)), ...textsOf(added, 'mountPath')]).map((path) => problem(`${component} has two mounts at "${path}"`, 'leave it out of extraVolumeMounts, or give one of them another path')),
        ...unknown.map((name) => problem(`${component} mounts ${name}, which extraVolumes does not have`, 'add it to extraVolumes, or remove the mount')),
      ];
    }),
  ]);
}

function containersOf({ values, mounts, further = { initContainers: [], sidecars: [] } }: VolumesOptions): readonly MountingContainer[] {
  return [{ values, mounts }, ...further.initContainers, ...further.sidecars];
}

/** The names of all volumes that the chart itself may give a pod. */
function namesOfVolumes(place: Place, pod: VolumesOptions): readonly string[] {
  const mounts = containersOf(pod).flatMap((each) => each.mounts);
  return [...new Set([...mounts.map(volumeName), ...addedFiles(place).map(({ name }) => name)])];
}

/** The paths at which the chart itself may mount something in a container. */
function pathsOfMounts(place: Place, mounts: readonly Mount[]): readonly string[] {
  return [...mounts, ...addedFiles(place)].map(({ path }) => path);
}

/** What members that are written out have at a key. */
function textsOf(members: readonly unknown[], key: string): readonly string[] {
  return members.flatMap((member) => {
    const found = typeof member === 'object' && member !== null && Object.hasOwn(member, key) ? (member as Readonly<Record<string, unknown>>)[key] : undefined;
    return typeof found === 'string' ? [found] : [];
  });
}

function twiceIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];
}
