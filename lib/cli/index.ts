export { findApps } from './find-apps';
export { selectCharts } from './find-charts';
export type { Selection } from './find-charts';
export type { AppFile } from './find-apps';
export { runCommandLine } from './main';
export { printSynthSummary } from './print-synth-summary';
export { synthApps } from './synth-apps';
export type { ChartSummary, SynthOptions, SynthSummary } from './synth-apps';
