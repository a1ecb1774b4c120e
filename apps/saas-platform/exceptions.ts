import type { RuleException } from '../../index';

const REASON = 'Customers may give variables of their own from their Secrets (extraEnvVars), and programs read the URL of a proxy, with its credentials, from the environment alone.';

/** Rules that parts of the platform need not keep. */
export const saasExceptions: readonly RuleException[] = ['web', 'api', 'worker', 'migrations', 'egress-proxy', 'self-check', 'smoke-test'].map((object) => ({
  rule: 'secrets-as-files',
  object,
  reason: REASON,
  expires: '2027-11-30',
}));
