import type { RuleException } from '../../index';

const REASON = 'Customers may give variables of their own from their Secrets (extraEnvVars), and programs read the URL of a proxy, with its credentials, from the environment alone.';

const EXPIRES = '2027-11-30';

/** The servers of CloudNativePG are not pods of the chart. Without the Kubernetes API they do not know which of them is written to. */
const operatedDatabase: RuleException = {
  rule: 'sole-egress',
  object: 'network/if-database-cluster',
  reason: 'The servers that CloudNativePG runs ask the Kubernetes API, at the addresses in network.apiServer.cidrs, which the customer names; nothing else outside is among what they may reach.',
  expires: EXPIRES,
};

/** Rules that parts of the platform need not keep. */
export const saasExceptions: readonly RuleException[] = [operatedDatabase, ...['web', 'api', 'worker', 'assistant', 'migrations', 'egress-proxy', 'database', 'cache', 'queue', 'object-store', 'self-check', 'smoke-test'].map((object) => ({
  rule: 'secrets-as-files',
  object,
  reason: REASON,
  expires: EXPIRES,
}))];
