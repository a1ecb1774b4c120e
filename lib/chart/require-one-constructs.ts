import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Construct, type IConstruct } from 'constructs';
import { ChartError } from '../diagnostic';

const CONSTRUCTS_FILE = /[\\/]constructs[\\/]lib[\\/]construct\.js$/u;

/**
 * Refuses a construct whose tree comes from another installed copy of the package constructs than ours does.
 *
 * @throws ChartError DEPENDENCY_DUPLICATE – with both versions, both folders, and the fix.
 */
export function requireOneConstructs(construct: IConstruct): void {
  const foreign = construct.node.scopes.find((scope) => !(scope instanceof Construct));
  if (foreign === undefined) {
    return;
  }
  const own = folderOf((exported) => exported === Construct);
  const other = folderOf((exported) => typeof exported === 'function' && foreign instanceof exported);
  // One folder loaded twice, as test frameworks do, is no mistake of an installation; what a bundler hid is not known.
  if (own === undefined || other === undefined || own === other) {
    return;
  }
  throw new ChartError(
    'DEPENDENCY_DUPLICATE',
    `two copies of "constructs" are installed: ${versionOf(own)} in ${own}, which chartwright uses, and ${versionOf(other)} in ${other}, which ${foreign.constructor.name} uses`,
    {
      in: construct.node.path,
      fix: `keep one of them: write "overrides": { "constructs": "${newer(versionOf(own), versionOf(other))}" } into package.json (npm, pnpm; "resolutions" for yarn), and install again`,
    },
  );
}

/** The folder of the loaded copy of constructs whose class satisfies a question. */
function folderOf(isWanted: (exported: unknown) => boolean): string | undefined {
  const file = Object.keys(require.cache).find((key) => CONSTRUCTS_FILE.test(key) && isWanted((require.cache[key]?.exports as { readonly Construct?: unknown } | undefined)?.Construct));
  return file === undefined ? undefined : dirname(dirname(file));
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version;
}

function newer(a: string, b: string): string {
  return a.localeCompare(b, 'en', { numeric: true }) > 0 ? a : b;
}
