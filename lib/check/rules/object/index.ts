import { claimRequests } from './claim-requests';
import { recommendedLabels } from './recommended-labels';
import type { Rule } from '../../rule';

/** Rules on single objects that describe no pods. */
export const OBJECT_RULES: readonly Rule[] = [recommendedLabels, claimRequests];
