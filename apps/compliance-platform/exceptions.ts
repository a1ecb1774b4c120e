import type { RuleException } from '../../index';

const REASON = 'Customers may give variables of their own from their Secrets (extraEnvVars), and programs read the URL of a proxy, with its credentials, from the environment alone.';

/** Rules that parts of the platform need not keep. */
export const complianceExceptions: readonly RuleException[] = ['gateway-api', 'risk-engine', 'doc-generator', 'evidence-vault', 'egress-proxy', 'upgrade', 'key-backup', 'self-check', 'smoke-test'].map((object) => ({
  rule: 'secrets-as-files',
  object,
  reason: REASON,
  expires: '2027-11-30',
}));
