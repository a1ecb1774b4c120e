import type { ChartFiles } from '../chart-files';
import type { ChartDependency } from '../chart-metadata';

/** A chart that somebody else wrote, read from a folder or an archive: plain data. Made by `readChart`. */
export interface VendoredChart {
  /** The path that it was read from; of a chart inside another, also where it lies there. */
  readonly source: string;
  readonly name: string;
  readonly version: string;
  /** @default - Chart.yaml has none */
  readonly appVersion?: string;
  readonly type: 'application' | 'library';
  /** What its Chart.yaml depends on, or its requirements.yaml, in that order. */
  readonly dependencies: readonly ChartDependency[];
  /** The annotations of its Chart.yaml that are texts. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Its values.yaml, as Helm reads it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Its values.schema.json. @default - it has none */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Its files by their path below its folder. */
  readonly files: ChartFiles;
  /** The archive that it was read from, byte for byte. @default - it was a folder */
  readonly archive?: Uint8Array;
  /** The charts in its charts/, by path. */
  readonly subcharts: readonly VendoredChart[];
}
