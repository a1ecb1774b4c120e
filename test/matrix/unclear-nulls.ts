import { walkFields, type HelmChart } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { helmTemplate, type HelmTemplateResult } from '../helm/helm';
import type { HelmBinary } from '../helm/helm-binaries';
import type { ChartFiles } from '../../index';

/** The keys of a chart's values that hold a map or list, as paths. */
export function structuredPaths(chart: HelmChart): readonly (readonly string[])[] {
  return walkFields(chart.definition)
    .filter(({ field }) => ['object', 'union', 'map', 'list', 'kubernetes', 'secret-key-ref'].includes(field.kind))
    .map(({ path }) => path.map(String));
}

/** Which maps and lists Helm neither renders without nor names as missing, when they are null. */
export function unclearNulls(binary: HelmBinary, chart: HelmChart, files: ChartFiles): readonly string[] {
  const paths = structuredPaths(chart);
  const depths = [...new Set(paths.map(({ length }) => length))];
  return withChartFolder(files, (folder) =>
    // Paths of one depth do not hold each other, so that one file may null them all.
    depths.flatMap((depth) => nullUntilClear(paths.filter(({ length }) => length === depth), (values) => helmTemplate(binary, folder, { values }))),
  );
}

/** Nulls paths; leaves out those that Helm names as missing, until it renders the others. What it refuses without naming any is unclear. */
function nullUntilClear(paths: readonly (readonly string[])[], template: (values: object) => HelmTemplateResult): readonly string[] {
  const helm = template(nulledAt(paths));
  if (helm.ok) return [];
  const named = missingIn(helm.stderr);
  const others = paths.filter((path) => !named.has(path.join('.')));
  return others.length === paths.length ? [`${paths.map((path) => path.join('.')).join(', ')}: ${helm.stderr}`] : nullUntilClear(others, template);
}

function nulledAt(paths: readonly (readonly string[])[]): object {
  const values: Record<string, unknown> = {};
  for (const path of paths) {
    const parents = path.slice(0, -1);
    const parent = parents.reduce((inner, key) => (inner[key] ??= {}) as Record<string, unknown>, values);
    parent[String(path.at(-1))] = null;
  }
  return values;
}

/** The paths that Helm says are missing, or null: `- a.b: c is required` of Helm 3, `- at '/a/b': missing properties 'c', 'd'` of Helm 4. */
function missingIn(stderr: string): ReadonlySet<string> {
  const required = [...stderr.matchAll(/^ *- (\S+): (\S+) is required$/gmu)].map(([, parent, key]) => (parent === '(root)' ? String(key) : `${String(parent)}.${String(key)}`));
  const missing = [...stderr.matchAll(/^ *- at '([^']*)': missing propert(?:y|ies) (.+)$/gmu)].flatMap(([, pointer, keys]) =>
    [...String(keys).matchAll(/'([^']+)'/gu)].map(([, key]) => `${String(pointer)}/${String(key)}`.slice(1).replaceAll('/', '.')),
  );
  const given = [...stderr.matchAll(/^ *- (\S+): Invalid type\. Expected: \S+, given: null$/gmu)].map(([, path]) => String(path));
  const got = [...stderr.matchAll(/^ *- at '\/([^']*)': got null, want .+$/gmu)].map(([, pointer]) => String(pointer).replaceAll('/', '.'));
  return new Set([...required, ...missing, ...given, ...got]);
}
