export { ChartwrightProject } from './chartwright-project';
export type { ChartwrightProjectOptions } from './chartwright-project';
