import { ConfigContract, SecretBackend, SecretContract, TlsContract, TrustBundle, type HelmChart } from '../../index';
import { secretKeys } from './secret-keys';
import type { complianceValues } from './values';

// doc-generator fills it in; the braces are its own.
const report = `# Evidence report: {{ .Subject }}

{{ range .Evidence }}- {{ .Time }} {{ .Title }} ({{ .Digest }})
{{ end }}`;

/** What the services are told, and what they are trusted with. */
export function createConfiguration(chart: HelmChart<typeof complianceValues>) {
  const { values } = chart;
  const backend = new SecretBackend(chart, 'secret-store', { values: values.secretBackend });
  new TrustBundle(chart, 'trust-bundle', { values: values.trustBundle });
  return {
    settings: new ConfigContract(chart, 'settings', { env: { LOG_LEVEL: values.logLevel } }),
    reports: new ConfigContract(chart, 'reports', { values: values.reports, files: { 'report.md': report } }),
    session: new SecretContract(chart, 'session', { values: values.secrets.session, keys: secretKeys.session, backend }),
    unlock: new SecretContract(chart, 'unlock', { values: values.secrets.unlock, keys: secretKeys.unlock, backend }),
    tls: new TlsContract(chart, 'tls', { values: values.tls }),
  };
}

/** What `createConfiguration` makes. */
export type Configuration = ReturnType<typeof createConfiguration>;
