import { ownServiceAccount } from './own-service-account';
import { roleBindings } from './role-bindings';
import { rolePowers } from './role-powers';
import { roleWildcards } from './role-wildcards';
import type { Rule } from '../../rule';

/** Rules on who may do what with the API server. */
export const ACCESS_RULES: readonly Rule[] = [ownServiceAccount, roleWildcards, rolePowers, roleBindings];
