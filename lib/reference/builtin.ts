import { known } from './operations';
import { assertOneExpression } from './raw-text';
import { tokenOf } from './token';
import { expressionOf } from './convert';
import type { BuiltinName, ExpressionType, RawContext } from './expression';
import type { Reference, Value } from './value';

function builtin<T>(name: BuiltinName): Reference<T> {
  return known({ kind: 'builtin', name });
}

/** Facts about the release that is being installed. */
export const release = {
  /** The name given to `helm install`: at most 53 characters. It may look like a number. */
  name: builtin<string>('release.name'),
  namespace: builtin<string>('release.namespace'),
  /** 1 at the first installation. */
  revision: builtin<number>('release.revision'),
  /** Whether this is an upgrade. Argo CD always renders as for an installation. */
  isUpgrade: builtin<boolean>('release.isUpgrade'),
} as const;

/** Facts about the chart itself, as Chart.yaml says. */
export const chart = {
  name: builtin<string>('chart.name'),
  version: builtin<string>('chart.version'),
  appVersion: builtin<string>('chart.appVersion'),
} as const;

/** Facts about the cluster. Without one (`helm template`), Helm's own defaults. */
export const capabilities = {
  /** Such as `v1.31.0`. Helm 3 and Helm 4 write a short `--kube-version` differently. */
  kubeVersion: builtin<string>('capabilities.kubeVersion'),
  /** Whether the cluster serves an API version, such as `policy/v1` or `monitoring.coreos.com/v1/ServiceMonitor`. */
  has: (apiVersion: string): Reference<boolean> => known({ kind: 'has-api', apiVersion }),
} as const;

/** What a raw expression is, and what it computes. */
export interface RawOptions<T> {
  /** The type of the result, which decides how it is printed. */
  readonly type: ExpressionType;
  /** Computes in-process what the text computes in Helm. Must be pure. */
  readonly evaluate: (context: RawContext) => T;
}

/**
 * The escape hatch for what no operation expresses: one Helm expression, as it would stand between
 * `{{` and `}}`, with the function that computes the same. Listed by `rawUses(chart)`.
 *
 * @throws ChartError RAW_INVALID – when the text could end the action it stands in.
 * @example raw('.Values.name | upper', { type: 'string', evaluate: ({ values }) => values.name.toUpperCase() })
 */
export function raw<T>(text: string, options: RawOptions<T>): Reference<T> {
  assertOneExpression(text);
  return known({ kind: 'raw', text, type: options.type, evaluate: options.evaluate });
}

/**
 * Text that stands for a reference where a foreign construct takes text. The construct may place it
 * in longer text, but not cut it.
 *
 * @throws ChartError EXPRESSION_TYPE – when the reference cannot be written as text.
 * @example new kplus.ConfigMap(chart, 'settings', { data: { level: token(values.logLevel) } })
 */
export function token(value: Value<string | number | boolean>): string {
  return tokenOf(expressionOf(value));
}
