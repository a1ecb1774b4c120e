type Layer = Readonly<Record<string, unknown>>;

/** Maps merged deeply, as Helm's mergeOverwrite does: a later layer wins, lists are replaced whole. The inputs stay as they are. */
export function mergeDeep(layers: readonly Layer[]): Layer {
  return layers.reduce<Layer>(mergeTwo, {});
}

function mergeTwo(base: Layer, over: Layer): Layer {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isMap(below) && isMap(value) ? mergeTwo(below, value) : value);
  }
  // fromEntries defines own properties, so that a key such as __proto__ stays a key.
  return Object.fromEntries(merged);
}

function isMap(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
