import { podOf, type PodView } from '../../view/pod-view';
import type { ObjectView } from '../../object-view';

/** An object that describes pods, and the pods. */
export interface PodObject {
  readonly object: ObjectView;
  readonly pod: PodView;
}

/** All objects that describe pods. */
export function podsAmong(objects: readonly ObjectView[]): readonly PodObject[] {
  return objects.flatMap((object) => {
    const pod = podOf(object);
    return pod === undefined ? [] : [{ object, pod }];
  });
}
