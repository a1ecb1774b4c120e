import { v } from '../../lib';
import { blockOptions, jobFields, type JobDefaults } from '../job/job-values';
import type { ImageDefaults } from '../pod/image';
import type { ValueOf } from '../../lib';

/** What the jobs of an upgrade have unless the customer says otherwise. */
export interface LedgerUpgradeDefaults extends JobDefaults {
  /** All steps have one image, most often the ledger's own. */
  readonly image: ImageDefaults & { readonly repository: string };
}

/**
 * The values block of LedgerUpgrade: the knobs of a job, for each of its steps. The time limit is that of one step.
 *
 * @example
 * const values = defineValues({ ledgerUpgrade: ledgerUpgradeValues({ image: { repository: 'platform/evidence-vault' }, activeDeadlineSeconds: 3600 }) });
 */
export function ledgerUpgradeValues(defaults: LedgerUpgradeDefaults) {
  return v.object(
    {
      enabled: v.boolean({
        description: 'Whether an upgrade migrates the ledger first. For the first sync of Argo CD set it to false, because Argo CD takes that for an upgrade too, and the volumes are not there yet.',
        default: true,
      }),
      ...jobFields(defaults),
    },
    blockOptions(defaults),
  );
}

/** What the values block of an upgrade declares. */
export type LedgerUpgradeValues = ValueOf<ReturnType<typeof ledgerUpgradeValues>>;
