import { done, printJson, type CommandResult } from './command-result';
import { selectCharts } from './find-charts';
import { printSynthSummary } from './print-synth-summary';
import { createProgress } from './progress';
import { synthApps } from './synth-apps';

/** Options of `chartwright synth`. */
export interface SynthCommandOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** Does what `chartwright synth` says. */
export function runSynth(names: readonly string[], { out, json }: SynthCommandOptions): CommandResult {
  const summary = synthApps(selectCharts(names), { outdir: out, removeOthers: names.length === 0, progress: createProgress() });
  return done(json === true ? printJson(summary) : printSynthSummary(summary));
}
