import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkChart, checkRendered, type CheckReport, type FoundProblem, type KubernetesVersion, type Rule } from '../../check';
import { problemsOf, throwProblems, type Problem } from '../../diagnostic';
import { findApp } from '../find-apps';
import { chartsOf, selectCharts } from '../find-charts';
import { createProgress } from '../progress';
import { needsHelm, readManifests } from '../read-manifests';
import type { FilePlace } from './print-sarif';

/** Reports, and the files that they are about. */
export interface PlacedReports {
  readonly reports: readonly CheckReport[];
  /** The file of a problem: the app's definition, or the rendered file, or the template that was rendered. */
  readonly placeOf: (report: CheckReport, problem?: FoundProblem) => FilePlace;
}

/** What is checked, and for which versions. */
export interface RulesAndVersions {
  readonly rules: readonly Rule[];
  readonly kubernetes: readonly KubernetesVersion[];
}

/**
 * Checks charts of apps.
 *
 * @throws ChartError USAGE_INVALID – when a name is the folder of a chart that Helm has to render.
 * @throws ChartError CHART_INVALID – when apps or charts have several problems, otherwise the code of the only one.
 */
export function checkApps(names: readonly string[], options: RulesAndVersions): PlacedReports {
  throwProblems('USAGE_INVALID', 'some folders are charts', names.filter((name) => findApp(name) === undefined && existsSync(join(name, 'Chart.yaml'))).flatMap((name) => needsHelm(name).problems));
  const progress = createProgress();
  const today = new Date().toISOString().slice(0, 10);
  const problems: Problem[] = [];
  const places = new Map<CheckReport, FilePlace>();
  for (const selection of selectCharts(names)) {
    progress(`loading ${selection.app.name}`);
    const found = problemsOf(() => {
      for (const chart of chartsOf(selection)) {
        progress(`checking ${chart.metadata.name}`);
        problems.push(...problemsOf(() => places.set(checkChart(chart, { ...options, today }), { file: selection.app.place, line: 1 })));
      }
    });
    problems.push(...found);
  }
  throwProblems('CHART_INVALID', 'some charts cannot be checked', problems);
  return { reports: [...places.keys()], placeOf: (report) => places.get(report) ?? { file: report.subject, line: 1 } };
}

/**
 * Checks what was rendered already.
 *
 * @throws ChartError MANIFESTS_UNREADABLE, MANIFESTS_SYNTAX – when it cannot be read.
 * @throws ChartError USAGE_INVALID – when a chart's folder is given without a Helm.
 */
export function checkManifests(path: string, helm: string | undefined, options: RulesAndVersions): PlacedReports {
  const manifests = readManifests(path, helm === undefined ? {} : { helm });
  const subject = path === '-' ? 'standard input' : path;
  const places = new Map(manifests.map(({ source, file, line }): [string, FilePlace] => [source, { file, line }]));
  const report = checkRendered(manifests.map(({ object }) => object), { subject, ...options, sourceOf: (index) => manifests[index]?.source ?? subject });
  return { reports: [report], placeOf: (_report, problem) => places.get(problem?.source ?? '') ?? { file: subject, line: 1 } };
}
