import { referencesTo } from '../reference/references';
import { commonFields } from '../values/definition/common-block';
import type { CommonValues } from '../values';
import type { Reference } from '../reference';

/** References to the values that every chart has: `global`, `commonLabels`, `clusterDomain` and the others. */
export const commonValues: Reference<CommonValues> = referencesTo({
  kind: 'object',
  description: '',
  fields: commonFields,
});
