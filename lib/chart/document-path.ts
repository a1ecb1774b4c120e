import { hasToken } from '../reference/token';
import { dnsLabel, objectIds, shortened } from './object-ending';
import type { ApiObject, Chart } from 'cdk8s';

/** `templates/<component>/<kind>.yaml`, with the rest of the ids where a component has several objects of a kind. */
export function documentPaths(chart: Chart, objects: readonly ApiObject[]): ReadonlyMap<ApiObject, string> {
  const wanted = objects.map((object) => ({
    object,
    path: `${folderOf(chart, object)}/${fileOf(object.kind)}`,
  }));
  const counts = countBy(wanted.map(({ path }) => path));
  const taken = new Set<string>();
  return new Map(
    wanted.map(({ object, path }) => {
      const rest = shortened(dnsLabel(objectIds(chart, object).slice(1).join('-')), LONGEST_PART);
      const telling = rest !== '' && !path.endsWith(`/${rest}`);
      const plain = (counts.get(path) ?? 0) > 1 && telling ? `${path}-${rest}` : path;
      return [object, `templates/${untaken(plain, taken)}.yaml`];
    }),
  );
}

function folderOf(chart: Chart, object: ApiObject): string {
  const [component = 'objects'] = objectIds(chart, object).map(dnsLabel);
  return component === '' ? 'objects' : shortened(component, LONGEST_PART);
}

// Two parts make one file name, of which an archive holds 100 bytes.
const LONGEST_PART = 40;

/** The kind as a file name. What is computed, or has no letter of a DNS label, is just an object. */
function fileOf(kind: unknown): string {
  const label = typeof kind === 'string' && !hasToken(kind) ? dnsLabel(kind).replaceAll('-', '') : '';
  return label === '' ? 'object' : shortened(label, LONGEST_PART);
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
