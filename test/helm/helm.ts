import { parseAllDocuments } from 'yaml';
import type { HelmBinary } from './helm-binaries';
import { runHelm } from './run-helm';
import { withValuesFile } from './values-file';

/** The values of one Helm command. Later ones win: files in order, then `values`, then the `set` forms. */
export interface HelmValues {
  readonly valuesFiles?: readonly string[];
  readonly values?: object;
  readonly setJson?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setFile?: readonly string[];
  readonly setLiteral?: readonly string[];
}

export interface HelmTemplateOptions extends HelmValues {
  /** @default 'release-name' */
  readonly release?: string;
  /** @default 'default' */
  readonly namespace?: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  /** @default false */
  readonly isUpgrade?: boolean;
  /** Whether hooks are part of the output. @default true */
  readonly showHooks?: boolean;
}

export type HelmTemplateResult =
  | { readonly ok: true; readonly objects: readonly unknown[]; readonly text: string }
  | { readonly ok: false; readonly stderr: string };

/** What `helm template` makes of a chart folder or archive; documents that hold nothing are left out. */
export function helmTemplate(binary: HelmBinary, chart: string, options: HelmTemplateOptions = {}): HelmTemplateResult {
  const args = ['template', options.release ?? 'release-name', chart, '--namespace', options.namespace ?? 'default'];
  if (options.kubeVersion !== undefined) args.push('--kube-version', options.kubeVersion);
  for (const apiVersion of options.apiVersions ?? []) args.push('--api-versions', apiVersion);
  if (options.isUpgrade === true) args.push('--is-upgrade');
  if (options.showHooks === false) args.push('--no-hooks');
  const { ok, stdout, stderr } = runWithValues(binary, args, options);
  return ok ? { ok, objects: parseManifests(stdout), text: stdout } : { ok: false, stderr };
}

/** What `helm lint` says of a chart folder. */
export function helmLint(
  binary: HelmBinary,
  folder: string,
  options: HelmValues & { readonly strict?: boolean } = {},
): { readonly ok: boolean; readonly text: string } {
  const args = ['lint', folder, ...(options.strict === true ? ['--strict'] : [])];
  const { ok, stdout, stderr } = runWithValues(binary, args, options);
  return { ok, text: stdout + stderr };
}

/** Packs a chart folder with `helm package` into a destination folder. */
export function helmPackage(
  binary: HelmBinary,
  folder: string,
  destination: string,
): { readonly ok: true; readonly archive: string } | { readonly ok: false; readonly stderr: string } {
  const { ok, stdout, stderr } = runHelm(binary, ['package', folder, '--destination', destination]);
  if (!ok) return { ok, stderr };
  const archive = /saved it to: (.*)/.exec(stdout)?.[1];
  if (archive === undefined) throw new Error(`helm package named no archive: ${stdout}`);
  return { ok, archive };
}

/** What `helm show` prints of a chart folder or archive. */
export function helmShow(
  binary: HelmBinary,
  part: 'all' | 'chart' | 'values' | 'readme' | 'crds',
  chart: string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly stderr: string } {
  const { ok, stdout, stderr } = runHelm(binary, ['show', part, chart]);
  return ok ? { ok, text: stdout } : { ok: false, stderr };
}

/** Parses a stream of manifests as a Kubernetes client of our day does; throws on what is no YAML. */
export function parseManifests(text: string): readonly unknown[] {
  return parseAllDocuments(text, { version: '1.2' }).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`Helm printed what is no YAML: ${error.message}\n${text}`);
    const value: unknown = document.toJS({ maxAliasCount: -1 });
    return value === null ? [] : [value];
  });
}

function runWithValues(binary: HelmBinary, args: readonly string[], options: HelmValues): ReturnType<typeof runHelm> {
  const flag = (name: string, list: readonly string[] = []): string[] => list.flatMap((item) => [name, item]);
  const sets = [
    ...flag('--set-json', options.setJson),
    ...flag('--set', options.set),
    ...flag('--set-string', options.setString),
    ...flag('--set-file', options.setFile),
    ...flag('--set-literal', options.setLiteral),
  ];
  const run = (...files: string[]): ReturnType<typeof runHelm> =>
    runHelm(binary, [...args, ...flag('--values', [...(options.valuesFiles ?? []), ...files]), ...sets]);
  return options.values === undefined ? run() : withValuesFile(options.values, (file) => run(file));
}
