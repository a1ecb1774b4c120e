import { DEFAULT_API_VERSIONS } from '../evaluate/default-api-versions';
import type { EvaluationContext } from '../evaluate/context';
import type { PreparedChart } from './template-of';

/** What the templates of a chart read when nothing is set, in the release that `helm template` renders. */
export function defaultContext(template: PreparedChart['template']): EvaluationContext {
  const { name, version, appVersion = '' } = template.metadata;
  return {
    values: template.defaults,
    release: { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false },
    chart: { name, version, appVersion },
    capabilities: { kubeVersion: 'v1.36.0', apiVersions: new Set(DEFAULT_API_VERSIONS) },
    nameLimit: template.nameLimit,
    variables: new Map(),
    parameters: {},
  };
}
