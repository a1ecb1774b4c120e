import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { OutputGroup } from '../../lib/chart/output-plan';

/** A chart as it is written: a folder and an archive. */
export function group(name: string, version: string, files: Readonly<Record<string, string>> = {}): OutputGroup {
  const below = Object.entries({ 'Chart.yaml': `version: ${version}\n`, ...files });
  return {
    name,
    files: new Map<string, string | Uint8Array>([
      ...below.map(([path, text]) => [`${name}/${path}`, text] as const),
      [`${name}-${version}.tgz`, Uint8Array.of(1, 2, 3)],
    ]),
  };
}

/** Everything below a folder: path and text. */
export function tree(root: string, below = ''): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...readdirSync(join(root, below), { withFileTypes: true }).map((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory()
        ? tree(root, path)
        : { [path]: entry.isSymbolicLink() ? 'link' : readFileSync(join(root, path), 'utf8') };
    }),
  ) as Readonly<Record<string, string>>;
}

/** The paths below a folder. */
export function paths(root: string): readonly string[] {
  return Object.keys(tree(root)).sort();
}
