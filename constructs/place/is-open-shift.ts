import { and, capabilities, commonValues, defineHelper, equals, isSet, or, when, type BooleanValue } from '../../lib';

const MODE = commonValues.global.compatibility.openshift.adaptSecurityContext;

const isOpenShiftHelper = defineHelper(
  'isOpenShift',
  { description: 'Text that is not empty where the cluster is OpenShift, or the values say so.', parameters: {} },
  () => when(or(equals<string>(MODE, 'force'), and(equals<string>(MODE, 'auto'), capabilities.has('security.openshift.io/v1'))), 'true', ''),
);

/** Whether a HelmChart is installed on OpenShift. */
export function isOpenShift(): BooleanValue {
  return isSet(isOpenShiftHelper({}));
}
