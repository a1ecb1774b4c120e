import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ChartError, throwProblems } from '../diagnostic';
import { manifestsFromYaml } from './manifests-yaml';
import { readText, shownPath, syntaxProblem } from './read-values-file';

/** An object of a rendered stream, and where it stands. */
export interface Manifest {
  readonly object: unknown;
  /** Where it comes from, as people read it: the template, where the stream names it, and the place in the stream. */
  readonly source: string;
  /** The template, where the stream names it and is no file itself; otherwise the file. */
  readonly file: string;
  /** The line of that file on which it begins; the first one of a template. */
  readonly line: number;
}

/** How a chart's folder is rendered. */
export interface ManifestsOptions {
  /** The Helm to render a chart's folder with. @default - a chart's folder is refused */
  readonly helm?: string;
}

// The API server takes objects of 1.5 MiB at most, and Helm releases of 1 MiB.
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The objects of a rendered stream: of a file, of all YAML and JSON files of a folder, of the standard input (`-`),
 * or of a chart's folder, which Helm renders with its default values.
 *
 * @throws ChartError MANIFESTS_UNREADABLE – when something cannot be read, or Helm cannot render it.
 * @throws ChartError MANIFESTS_SYNTAX – when it is not a stream of objects that all parsers read alike.
 */
export function readManifests(path: string, { helm }: ManifestsOptions = {}): readonly Manifest[] {
  if (path === '-' || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return manifestsOfFile(path);
  }
  if (existsSync(join(path, 'Chart.yaml'))) {
    return manifestsOfText(renderWithHelm(path, helm), path, false);
  }
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ya?ml|json)$/i.test(file)).sort();
  const chart = files.find((file) => basename(file) === 'Chart.yaml');
  if (chart !== undefined) {
    throw needsHelm(join(path, dirname(chart)));
  }
  if (files.length === 0) {
    throw unreadable(path, 'the folder holds no YAML and no JSON', 'name a file, a folder of rendered manifests, or -');
  }
  return files.flatMap((file) => manifestsOfFile(join(path, file)));
}

function manifestsOfFile(path: string): readonly Manifest[] {
  return manifestsOfText(readText(path, { code: 'MANIFESTS_UNREADABLE', noun: 'rendered file' }), path, path !== '-');
}

function manifestsOfText(text: string, path: string, isFile: boolean): readonly Manifest[] {
  if (text.length > MOST_BYTES) {
    throw unreadable(path, 'they are larger than 64 MiB', 'check them in parts');
  }
  const parsed = manifestsFromYaml(text);
  if ('manifests' in parsed) {
    const lines = lineCounter(text);
    return parsed.manifests.map(({ object, offset, template }) => placedManifest(object, { path, line: lines(offset), isFile }, template));
  }
  throwProblems('MANIFESTS_SYNTAX', `${path} cannot be read as rendered manifests`, parsed.faults.map((fault) => syntaxProblem(fault, text, path, 'MANIFESTS_SYNTAX')));
  return [];
}

function placedManifest(object: unknown, { path, line, isFile }: { readonly path: string; readonly line: number; readonly isFile: boolean }, template: string | undefined): Manifest {
  const place = `${shownPath(path)}:${String(line)}`;
  const source = template === undefined ? place : `${template} (${place})`;
  return isFile || template === undefined ? { object, source, file: shownPath(path), line } : { object, source, file: template, line: 1 };
}

/** Counts lines; asked for offsets in their order, it looks at the text once. */
function lineCounter(text: string): (offset: number) => number {
  let [seen, line] = [0, 1];
  return (offset) => {
    for (let next = text.indexOf('\n', seen); next !== -1 && next < offset; next = text.indexOf('\n', seen)) {
      seen = next + 1;
      line += 1;
    }
    return line;
  };
}

function renderWithHelm(path: string, helm: string | undefined): string {
  if (helm === undefined) {
    throw needsHelm(path);
  }
  const { status, stdout, stderr, error } = spawnSync(helm, ['template', 'release-name', path, '--include-crds'], { encoding: 'utf8', maxBuffer: MOST_BYTES });
  if (status !== 0) {
    throw unreadable(path, `Helm cannot render them: ${error?.message ?? stderr.trim()}`, 'render the chart with the values that it needs, and give what helm template prints');
  }
  return stdout;
}

/** What to do with a chart that nobody has rendered. */
export function needsHelm(chart: string): ChartError {
  return new ChartError('USAGE_INVALID', 'the folder is a chart, whose templates only Helm can render', {
    in: chart,
    fix: `name a Helm, --rendered ${chart} --helm helm, or give what helm template prints: helm template release ${chart} | chartwright check --rendered -`,
  });
}

function unreadable(path: string, reason: string, fix: string): ChartError {
  return new ChartError('MANIFESTS_UNREADABLE', `the rendered objects cannot be read: ${reason}`, { in: path, fix });
}
