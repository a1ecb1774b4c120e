import { counted } from './check/counted';
import type { MatrixRendering, MatrixReport, Profile } from '../profile';

/** Matrices as tables: a row for each environment, a column for each profile, and below them what is wrong. */
export function printMatrix(reports: readonly MatrixReport[], profiles: readonly Profile[]): string {
  const clusters = profiles.map(({ name, title, kubeVersion }) => [name, kubeVersion, title]);
  const sections = [
    ['Rendered for these kinds of clusters, as their documents describe them. Nothing was installed or tested on any.', '', ...table(clusters).map((line) => `  ${line}`)],
    ...reports.map((report) => reportLines(report, profiles)),
    [summaryOf(reports)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function reportLines({ chart, version, renderedFor }: MatrixReport, profiles: readonly Profile[]): readonly string[] {
  const environments = [...new Set(renderedFor.map(({ environment }) => environment))];
  const names = profiles.map(({ name }) => name);
  const rows = environments.map((environment) => [environment, ...names.map((profile) => cellOf(renderedFor.find((each) => each.environment === environment && each.profile === profile)))]);
  return [`${chart} ${version}: objects that were rendered for`, '', ...table([['', ...names], ...rows]).map((line) => `  ${line}`), ...problemLines(renderedFor)];
}

function cellOf(rendering: MatrixRendering | undefined): string {
  const count = rendering?.problems.length ?? 0;
  return count === 0 ? String(rendering?.objects ?? '') : counted(count, 'problem');
}

/** Each problem once, with the places that have it and the renderings in which they do. */
function problemLines(renderings: readonly MatrixRendering[]): readonly string[] {
  const placed = groupBy(
    renderings.flatMap(({ environment, profile, problems }) => problems.map((found) => ({ found, where: `${environment} for ${profile}` }))),
    ({ found }) => found,
  ).map((group) => ({ found: group.map(({ found }) => found)[0], where: group.map(({ where }) => where) }));
  return groupBy(placed, ({ found, where }) => [found?.check, found?.problem, where]).flatMap((group) => [
    '',
    `  ${group[0]?.found?.check ?? ''}: ${(group[0]?.found?.problem ?? '').trim()}`,
    ...group.map(({ found }) => `    in: ${found?.place ?? ''}`),
    `    rendered as: ${(group[0]?.where ?? []).join(', ')}`,
  ]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function summaryOf(reports: readonly MatrixReport[]): string {
  const all = reports.flatMap(({ renderedFor }) => renderedFor);
  const broken = all.filter(({ problems }) => problems.length > 0).length;
  return `${counted(all.length, 'rendering')}: ${broken === 0 ? 'no problems' : `${String(broken)} with problems`}`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}
