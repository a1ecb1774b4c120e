import type { ChartMetadata } from './chart-metadata';
import type { Expression, Helper } from '../reference/expression';
import type { DocumentTemplate, Guard } from '../template/node';
import type { SubchartUse } from './vendored/subchart-use';
import type { ValuesDefinition } from '../values';

/** Everything a chart consists of, as data: what print, evaluate and check read. */
export interface ChartTemplate {
  readonly metadata: ChartMetadata;
  readonly definition: ValuesDefinition<unknown>;
  /** The charts of others that are installed with it. */
  readonly subcharts: readonly SubchartUse[];
  readonly documents: readonly DocumentTemplate[];
  readonly guards: readonly Guard[];
  /** The named templates that documents, guards and notes call, directly or through each other. */
  readonly helpers: readonly Helper[];
  readonly notes: readonly Expression[];
  /** The greatest length of what all object names begin with. */
  readonly nameLimit: number;
}
