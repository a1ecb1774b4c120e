import { autoscalerTargets } from './autoscaler-targets';
import { disruptionBudgets } from './disruption-budgets';
import { podsSpread } from './pods-spread';
import { updateStrategy } from './update-strategy';
import type { Rule } from '../../rule';

/** Rules on pods that are replaced, scaled and lost. */
export const AVAILABILITY_RULES: readonly Rule[] = [disruptionBudgets, podsSpread, updateStrategy, autoscalerTargets];
