import { describe, isChartError, type Problem } from '../../diagnostic';
import { isMap } from '../../values/own-property';
import { valuesFromYaml } from '../../values/read/values-yaml';
import { fileBytes, type ChartFiles } from '../chart-files';
import { isSemanticVersion } from '../semver';
import { filesOfArchive } from './files-of-archive';
import { DEEPEST, type ReadBudget } from './read-budget';
import { referenceProblems } from './reference-problems';
import type { ChartDependency } from '../chart-metadata';
import type { VendoredChart } from './vendored-chart';

/** What a chart was read as. */
export interface ChartContent {
  readonly files: ChartFiles;
  readonly archive?: Uint8Array;
  readonly budget: ReadBudget;
}

type Content = Readonly<Record<string, unknown>>;

/** A chart from its files, and everything that is wrong with it and the charts inside it. */
export function chartFromFiles(
  { files, archive, budget }: ChartContent,
  source: string,
  around: readonly string[] = [],
): { readonly chart: VendoredChart; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const metadata = files.has('Chart.yaml') ? yamlOf(files, 'Chart.yaml', source, problems) : undefined;
  if (metadata === undefined && problems.length === 0) {
    problems.push(unreadableProblem(source, 'it has no Chart.yaml', 'give the folder that holds the Chart.yaml, or its archive'));
  }
  const name = textOf(metadata?.['name']);
  const schema = schemaOf(files, source, problems);
  if (metadata !== undefined) {
    problems.push(...metadataProblems(metadata, source), ...cycleProblems(name, around, source));
  }
  const isEndless = around.includes(name) || around.length >= DEEPEST;
  const inside = isEndless ? [] : chartsInside(files, source, budget, problems);
  const subcharts = inside.map(({ content, path }) => {
    const nested = chartFromFiles(content, `${source}/${path}`, [...around, name]);
    problems.push(...nested.problems);
    return nested.chart;
  });
  const appVersion = metadata?.['appVersion'];
  const chart: VendoredChart = {
    source,
    name,
    version: textOf(metadata?.['version']),
    type: metadata?.['type'] === 'library' ? 'library' : 'application',
    dependencies: dependenciesOf({ ...metadata, ...requirementsOf(files, source, problems) }),
    annotations: annotationsOf(metadata ?? {}),
    values: yamlOf(files, 'values.yaml', source, problems) ?? {},
    files,
    subcharts,
    ...(appVersion === undefined ? {} : { appVersion: textOf(appVersion) }),
    ...(schema === undefined ? {} : { schema }),
    ...(archive === undefined ? {} : { archive }),
  };
  return { chart, problems };
}

function metadataProblems(metadata: Content, source: string): readonly Problem[] {
  const { name, version } = metadata;
  // https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/metadata.go, Validate
  const isNamed = typeof name === 'string' && /^[A-Za-z0-9][-._A-Za-z0-9]*$/.test(name);
  return [
    ...(isNamed ? [] : [unreadableProblem(source, `its Chart.yaml has the name ${describe(name)}`, 'give it the name of its folder')]),
    ...(typeof version === 'string' && isSemanticVersion(version.replace(/^v/, ''))
      ? []
      : [unreadableProblem(source, `its Chart.yaml has the version ${describe(version)}`, 'give it a version of SemVer 2: 1.0.0')]),
  ];
}

function cycleProblems(name: string, around: readonly string[], source: string): readonly Problem[] {
  if (around.includes(name)) {
    return [{ code: 'SUBCHART_CYCLIC', what: `the chart ${describe(name)} lies inside itself: ${[...around, name].join(' → ')}`, in: source, fix: 'remove the inner chart, or rename it' }];
  }
  return around.length >= DEEPEST
    ? [unreadableProblem(source, `it lies inside more than ${String(DEEPEST)} charts`, 'remove inner charts')]
    : [];
}

/** The charts in charts/, as Helm finds them: folders and archives whose names begin neither with a dot nor with "_". */
function chartsInside(files: ChartFiles, source: string, budget: ReadBudget, problems: Problem[]): readonly { readonly path: string; readonly content: ChartContent }[] {
  const folders = new Map<string, Map<string, string | Uint8Array>>();
  const found: { readonly path: string; readonly content: ChartContent }[] = [];
  for (const [path, bytes] of files) {
    const [, entry = '', inner] = /^charts\/([^._/][^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
    if (inner !== undefined) {
      folders.set(entry, (folders.get(entry) ?? new Map<string, string | Uint8Array>()).set(inner, bytes));
    } else if (entry.endsWith('.tgz')) {
      const archive = fileBytes(bytes);
      try {
        found.push({ path, content: { files: filesOfArchive(archive, `${source}/${path}`, budget), archive, budget } });
      } catch (thrown) {
        if (!isChartError(thrown)) {
          throw thrown;
        }
        problems.push(...thrown.problems);
      }
    }
  }
  return [...[...folders].map(([entry, inner]) => ({ path: `charts/${entry}`, content: { files: inner, budget } })), ...found];
}

/** Charts of Helm 2 list what they depend on in a file of its own, and Helm reads it whatever Chart.yaml says. */
function requirementsOf(files: ChartFiles, source: string, problems: Problem[]): Content | undefined {
  return files.has('requirements.yaml') ? yamlOf(files, 'requirements.yaml', source, problems) : undefined;
}

function dependenciesOf({ dependencies }: Content): readonly ChartDependency[] {
  return (Array.isArray(dependencies) ? (dependencies as readonly unknown[]) : []).filter(isMap).map((dependency) => {
    const { name, version, repository, condition, alias, tags } = dependency;
    const texts = Object.entries({ repository, condition, alias }).filter(([, text]) => typeof text === 'string' && text !== '');
    return {
      name: textOf(name),
      version: textOf(version),
      ...(Object.fromEntries(texts) as Partial<ChartDependency>),
      ...(Array.isArray(tags) ? { tags: tags.map(textOf) } : {}),
    };
  });
}

function annotationsOf({ annotations }: Content): Readonly<Record<string, string>> {
  const texts = Object.entries(isMap(annotations) ? annotations : {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

function schemaOf(files: ChartFiles, source: string, problems: Problem[]): Content | undefined {
  const bytes = files.get('values.schema.json');
  if (bytes === undefined) {
    return undefined;
  }
  const place = `${source}/values.schema.json`;
  try {
    const schema: unknown = JSON.parse(new TextDecoder().decode(fileBytes(bytes)));
    if (isMap(schema)) {
      problems.push(...referenceProblems(schema, place));
      return schema;
    }
  } catch {
    // Told below: what the parser of this runtime says differs from version to version.
  }
  problems.push(unreadableProblem(place, 'its schema is not a JSON object', 'correct the file: Helm refuses the chart as well'));
  return undefined;
}

function yamlOf(files: ChartFiles, path: string, source: string, problems: Problem[]): Content | undefined {
  const text = new TextDecoder().decode(fileBytes(files.get(path) ?? ''));
  const parsed = valuesFromYaml(text);
  if ('values' in parsed) {
    return parsed.values;
  }
  for (const { what, fix, offset } of parsed.faults) {
    const line = text.slice(0, offset).split('\n').length;
    problems.push(unreadableProblem(`${source}/${path}:${String(line)}`, what, fix));
  }
  return undefined;
}

function unreadableProblem(place: string, what: string, fix: string): Problem {
  return { code: 'SUBCHART_UNREADABLE', what: `the chart cannot be read: ${what}`, in: place, fix };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
