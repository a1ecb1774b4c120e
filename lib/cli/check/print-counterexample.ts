import { printYaml } from '../print-yaml';
import { shownText } from './shown-text';
import type { Counterexample, FoundProblem } from '../../check';

/** The values of a counterexample as YAML. Empty ones are the defaults. */
export function printValues({ values }: Counterexample): string {
  return printYaml(values);
}

/** The command that renders a chart with the values of a file; without a file, with its defaults. The chart is where synth writes it. */
export function helmCommand(chart: string, counterexample: Counterexample, file: string | undefined): string {
  return shownText(['helm template', `dist/charts/${chart}`, ...(file === undefined ? [] : ['--values', file]), ...helmOptions(counterexample)].join(' '));
}

function helmOptions({ release, apiVersions, kubernetes }: Counterexample): readonly string[] {
  const { name, namespace, isUpgrade } = release;
  return [
    ...(name === undefined ? [] : ['--name-template', name]),
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    ...(isUpgrade === true ? ['--is-upgrade'] : []),
    ...apiVersions.flatMap((apiVersion) => ['--api-versions', apiVersion]),
    '--kube-version',
    kubernetes,
  ].map(shellWord);
}

/** A problem in one line: object, place within it, and what is wrong. */
export function printFoundProblem({ object, pointer, problem }: FoundProblem): string {
  return shownText(`${object}${pointer === '' ? '' : ` ${pointer}`}: ${problem}`);
}

/** What emits the object of a problem: the construct, and the template where there is one. */
export function printSource({ source, templatePath }: FoundProblem): string {
  return shownText(templatePath === undefined ? source : `${source} (${templatePath})`);
}

/** A values file that says in comments what it breaks and how to see it. */
export function printCounterexampleFile(chart: string, rule: string, counterexample: Counterexample): string {
  const { problems, release } = counterexample;
  const lines = [
    `With these values the chart ${chart} breaks the rule ${rule}:`,
    ...problems.map((problem) => `  ${printFoundProblem(problem)}`),
    helmCommand(chart, counterexample, '<this file>'),
    ...(release.revision === undefined ? [] : [`as revision ${String(release.revision)} of the release`]),
  ];
  return `${lines.map((line) => `# ${shownText(line)}\n`).join('')}${printValues(counterexample)}`;
}

/** A word as a shell takes it for one. */
export function shellWord(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
