import { defaultsOf, printValuesSchema, type ValuesDefinition } from '../../lib/values';
import { withChartFolder } from '../helm/chart-folder';
import { helmTemplate } from '../helm/helm';
import type { HelmBinary } from '../helm/helm-binaries';

/** What Helm makes of values under a definition's schema. */
export interface HelmVerdict {
  /** The keys at the top below which something is refused; empty when Helm accepts the values. */
  readonly refused: ReadonlySet<string>;
  readonly stderr: string;
}

/** Asks Helm which keys at the top of the values its schema check refuses. */
export function helmVerdict(helm: HelmBinary, definition: ValuesDefinition<unknown>, overrides: object): HelmVerdict {
  const files = {
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values.yaml': JSON.stringify(defaultsOf(definition)),
    'values.schema.json': printValuesSchema(definition),
    'templates/out.yaml': 'out: 1\n',
  };
  const result = withChartFolder(files, (folder) => helmTemplate(helm, folder, { values: overrides }));
  if (result.ok) {
    return { refused: new Set(), stderr: '' };
  }
  const refused = new Set(result.stderr.split('\n').flatMap((line) => keysOf(line)));
  if (refused.size === 0) {
    throw new Error(`Helm failed, but not because of the values: ${result.stderr}`);
  }
  return { refused, stderr: result.stderr };
}

/**
 * The keys at the top that a line of Helm's errors names: `- case1.a: …` or `- (root): case1 is required` of Helm 3;
 * `- at '/case1/a': …` or `- at '': missing properties 'case1', 'case2'` of Helm 4.
 */
function keysOf(line: string): readonly string[] {
  const atRoot = /^\s*- at '': (?:missing|additional) propert(?:y|ies) (.*)/.exec(line)?.[1];
  if (atRoot !== undefined) {
    return [...atRoot.matchAll(/'([^']+)'/g)].map(([, key]) => key ?? '');
  }
  const key =
    /^\s*- at '\/([^/']+)/.exec(line) ??
    /^- \(root\): (?:Additional property )?([^ ]+) is/.exec(line) ??
    /^- (?!\(root\)|at )([^.: ]+)/.exec(line);
  return key?.[1] === undefined ? [] : [key[1]];
}
