import type { Place, PlacedNode } from '../../template/parts-of-document';
import type { DocumentTemplate, MapNode, Node } from '../../template/node';

/** One place of an image. */
export interface ImagePart {
  /** An image as text, or a value that holds a whole container or what containers stand in. */
  readonly kind: 'image' | 'holder';
  readonly node: Node;
  readonly place: Place;
  /** The container's name, where it has one that is written out. */
  readonly container: Node | undefined;
}

// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
const CONTAINERS = '(?:containers|initContainers|ephemeralContainers)';
const CONTAINER_IMAGE = new RegExp(`/${CONTAINERS}/[^/]+/image$`, 'u');
const IMAGE_VOLUME = /\/volumes\/[^/]+\/image\/reference$/u;
const CONTAINER_OR_LIST = new RegExp(`/${CONTAINERS}(?:/[^/]+)?$`, 'u');
const BUILT_IN_GROUP = /^(?:v\d\w*$|[^./]+\/|[^/]*\.k8s\.io\/)/u;

// Where the pods of the built-in kinds are.
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** Whether objects of this kind can hold an image: the built-in ones that make pods, and all custom resources. */
export function mayHoldImages({ root }: DocumentTemplate): boolean {
  return literalText(root, 'kind') in POD_SPECS || isCustomResource(root);
}

/** All places among the parts of an object that hold an image, or a value in which a customer may write one. */
export function imageParts(document: DocumentTemplate, parts: readonly PlacedNode[]): readonly ImagePart[] {
  const kind = literalText(document.root, 'kind');
  const isCustom = isCustomResource(document.root);
  const names = namesByOwner(parts);
  return parts.flatMap(({ node, place }): readonly ImagePart[] => {
    if (node.kind === 'passthrough') {
      return mayHoldContainers(kind, pointerTo(place)) ? [{ kind: 'holder', node, place, container: undefined }] : [];
    }
    return (node.kind === 'scalar' || node.kind === 'literal') && isImagePlace(place, isCustom)
      ? [{ kind: 'image', node, place, container: containerOf(place, names) }]
      : [];
  });
}

function isImagePlace(place: Place, isCustom: boolean): boolean {
  const last = place.path.at(-1);
  // Asked first, because nearly all parts are something else.
  if (last !== 'image' && last !== 'imageName' && last !== 'reference') {
    return false;
  }
  const pointer = pointerTo(place);
  return CONTAINER_IMAGE.test(pointer) || IMAGE_VOLUME.test(pointer) || (isCustom && last !== 'reference');
}

/** A place as a JSON pointer (RFC 6901). */
export function pointerTo({ path }: Place): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Whether what stands at a place can be, or hold, a container. */
function mayHoldContainers(kind: string, pointer: string): boolean {
  const podSpec = POD_SPECS[kind]?.map((key) => `/${key}`).join('');
  const holdsPod = podSpec !== undefined && `${podSpec}/`.startsWith(`${pointer}/`);
  return holdsPod || CONTAINER_OR_LIST.test(pointer);
}

function namesByOwner(parts: readonly PlacedNode[]): ReadonlyMap<MapNode, Node> {
  const names = new Map<MapNode, Node>();
  for (const { node, place } of parts) {
    if (place.owner !== undefined && place.path.at(-1) === 'name') {
      names.set(place.owner, node);
    }
  }
  return names;
}

function containerOf(place: Place, names: ReadonlyMap<MapNode, Node>): Node | undefined {
  const isInContainer = CONTAINER_IMAGE.test(pointerTo(place));
  return isInContainer && place.owner !== undefined ? names.get(place.owner) : undefined;
}

function isCustomResource(root: MapNode): boolean {
  return !BUILT_IN_GROUP.test(literalText(root, 'apiVersion'));
}

function literalText(map: MapNode, key: string): string {
  const entry = map.entries.find((each) => each.kind === 'entry' && each.key === key);
  return entry?.kind === 'entry' && entry.value.kind === 'literal' ? String(entry.value.value) : '';
}
