export { joinLines, printDocument } from './print-document';
export { GUARD_HEADING, printGuards, printGuardsFile } from './print-guards';
export { printHelper } from './print-helper';
export { printFreeText } from './print-scalar';
export { rootScope } from './scope';
