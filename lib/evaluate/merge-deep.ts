import { ownValue, setOwn } from '../values/own-property';

type Layer = Readonly<Record<string, unknown>>;

/** Maps merged deeply, as Helm's mergeOverwrite does: a later layer wins, lists are replaced whole. The inputs stay as they are. */
export function mergeDeep(layers: readonly Layer[]): Layer {
  const merged: Record<string, unknown> = {};
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      mergeEntry(merged, key, value);
    }
  }
  return merged;
}

/** Sets one key of a map that is being built. Maps below it are replaced by merged ones, never written to. */
export function mergeEntry(merged: Record<string, unknown>, key: string, value: unknown): void {
  const below = ownValue(merged, key);
  setOwn(merged, key, isMap(below) && isMap(value) ? mergeDeep([below, value]) : value);
}

function isMap(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
