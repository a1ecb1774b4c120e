import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from './place';

/** Creates an object each of whose parts went through `convert`: functions when it is synthesized, the rest at once. */
export function makeObject(scope: Construct, id: string, manifest: Manifest, convert: (part: unknown) => unknown): ApiObject {
  const props: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(manifest)) {
    if (typeof part === 'function') {
      Object.defineProperty(props, key, { enumerable: true, get: () => convert((part as () => unknown)()) });
    } else {
      props[key] = convert(part);
    }
  }
  return new ApiObject(scope, id, props as unknown as ApiObjectProps);
}
