import { ConfigContract, exposureUrl, SecretBackend, SecretContract, text, TlsContract, TrustBundle, type HelmChart } from '../../index';
import { secretKeys } from './secret-keys';
import type { saasValues } from './values';

/** What the services are told, and what they are trusted with. */
export function createConfiguration(chart: HelmChart<typeof saasValues>) {
  const { values } = chart;
  const { features } = values;
  const backend = new SecretBackend(chart, 'secret-store', { values: values.secretBackend });
  new TrustBundle(chart, 'trust-bundle', { values: values.trustBundle });
  return {
    settings: new ConfigContract(chart, 'settings', {
      env: {
        LOG_FORMAT: 'json',
        LOG_LEVEL: values.logLevel,
        FEATURE_ANALYTICS: text`${features.analytics}`,
        FEATURE_ADVANCED_REPORTING: text`${features.advancedReporting}`,
        FEATURE_AI_ASSISTANT: text`${features.aiAssistant}`,
        PUBLIC_URL: exposureUrl(values.exposure),
      },
    }),
    session: new SecretContract(chart, 'session', { values: values.secrets.session, keys: secretKeys.session, backend }),
    credentials: {
      database: new SecretContract(chart, 'database-password', { values: values.secrets.database, keys: secretKeys.database, backend }),
      cache: new SecretContract(chart, 'cache-password', { values: values.secrets.cache, keys: secretKeys.cache, backend }),
      queue: new SecretContract(chart, 'queue-password', { values: values.secrets.queue, keys: secretKeys.queue, backend }),
      objectStore: new SecretContract(chart, 'object-store-key', { values: values.secrets.objectStore, keys: secretKeys.objectStore, backend }),
    },
    tls: new TlsContract(chart, 'tls', { values: values.tls }),
  };
}

/** What `createConfiguration` makes. */
export type Configuration = ReturnType<typeof createConfiguration>;
