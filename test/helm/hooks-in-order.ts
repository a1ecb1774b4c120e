import type { KubernetesObject } from '../../index';

// The beginning of InstallOrder of https://github.com/helm/helm/blob/v4.2.3/pkg/release/v1/util/kind_sorter.go, as far as our hooks have it.
const KINDS = ['NetworkPolicy', 'ServiceAccount', 'Secret', 'ConfigMap', 'PersistentVolumeClaim', 'Pod', 'Job'];

/**
 * The hooks of an event in the order in which Helm runs them, each ended before the next begins: by weight, then by
 * kind, then by name (hookByWeight of https://github.com/helm/helm/blob/v4.2.3/pkg/action/hooks.go).
 */
export function hooksInOrder(objects: readonly KubernetesObject[], event: string): readonly KubernetesObject[] {
  const all = objects.flatMap((object) => {
    const { name, annotations = {} } = object['metadata'] as { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
    const events = (annotations['helm.sh/hook'] ?? '').split(',');
    const kind = KINDS.indexOf(String(object['kind']));
    return events.includes(event) ? [{ object, name, weight: Number(annotations['helm.sh/hook-weight'] ?? '0'), kind: kind < 0 ? KINDS.length : kind }] : [];
  });
  return all.sort((a, b) => a.weight - b.weight || a.kind - b.kind || (a.name < b.name ? -1 : 1)).map(({ object }) => object);
}
