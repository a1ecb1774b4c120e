import { dnsLabel, objectIds } from './object-ending';
import type { ApiObject, Chart } from 'cdk8s';

/** `templates/<component>/<kind>.yaml`, with the rest of the ids where a component has several objects of a kind. */
export function documentPaths(chart: Chart, objects: readonly ApiObject[]): ReadonlyMap<ApiObject, string> {
  const wanted = objects.map((object) => ({
    object,
    path: `${folderOf(chart, object)}/${dnsLabel(object.kind).replaceAll('-', '')}`,
  }));
  const counts = countBy(wanted.map(({ path }) => path));
  const taken = new Set<string>();
  return new Map(
    wanted.map(({ object, path }) => {
      const rest = dnsLabel(objectIds(chart, object).slice(1).join('-'));
      const telling = rest !== '' && !path.endsWith(`/${rest}`);
      const plain = (counts.get(path) ?? 0) > 1 && telling ? `${path}-${rest}` : path;
      return [object, `templates/${untaken(plain, taken)}.yaml`];
    }),
  );
}

function folderOf(chart: Chart, object: ApiObject): string {
  const [component = 'objects'] = objectIds(chart, object).map(dnsLabel);
  return component === '' ? 'objects' : component;
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function untaken(path: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${String(number)}`;
    if (!taken.has(candidate)) {
      taken.add(candidate);
      return candidate;
    }
  }
}
