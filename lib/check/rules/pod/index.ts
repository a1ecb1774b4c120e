import { nonRoot } from './non-root';
import { readOnlyRootFilesystem } from './read-only-root-filesystem';
import { secretsAsFiles } from './secrets-as-files';
import { selectorMatchesPods } from './selector-matches-pods';
import type { Rule } from '../../rule';

/** What is asked of pods beyond the Pod Security Standards. */
export const POD_RULES: readonly Rule[] = [
  nonRoot,
  readOnlyRootFilesystem,
  secretsAsFiles,
  selectorMatchesPods,
];
