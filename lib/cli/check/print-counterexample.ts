import { printYaml } from '../print-yaml';
import { shownText } from './shown-text';
import type { Counterexample, FoundProblem } from '../../check';

/** The values of a counterexample as YAML. Empty ones are the defaults. */
export function printValues({ values }: Counterexample): string {
  return printYaml(values);
}

/** The options of `helm template` that a counterexample needs besides its values. */
export function helmOptions({ release, apiVersions, kubernetes }: Counterexample): readonly string[] {
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
    `helm template ${chart} --values <this file> ${helmOptions(counterexample).join(' ')}`,
    ...(release.revision === undefined ? [] : [`as revision ${String(release.revision)} of the release`]),
  ];
  return `${lines.map((line) => `# ${shownText(line)}\n`).join('')}${printValues(counterexample)}`;
}

function shellWord(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
