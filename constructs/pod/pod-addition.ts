import { Chart } from 'cdk8s';
import { ChartError } from '../../lib';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';

/** An environment variable that is added: its name, and its item of `env`, which may be conditional. */
export interface AddedVariable {
  readonly name: string;
  readonly item: unknown;
}

/** Files that are added: a volume, and where it is mounted. */
export interface AddedFiles {
  /** The name of the volume. */
  readonly name: string;
  readonly path: string;
  readonly volume: unknown;
  readonly volumeMount: unknown;
}

/** What is added to every container of every pod of a chart: to init containers, sidecars, hooks and tests too. */
export interface PodAddition {
  /** The construct's kind. A chart has one of each. */
  readonly id: string;
  /** Variables of the containers of a component's pods. Asked when the chart is synthesized. */
  readonly env: (component: string) => readonly AddedVariable[];
  readonly files?: AddedFiles;
}

// A registered symbol, so that two installed copies of this package see each other's additions.
const ADDITIONS = Symbol.for('chartwright.PodAdditions');

interface Extended {
  readonly [ADDITIONS]?: readonly PodAddition[];
}

/** What is added to the containers of the chart that a construct is in. */
export function podAdditionsOf(construct: Construct): readonly PodAddition[] {
  return (Chart.of(construct) as Extended)[ADDITIONS] ?? [];
}

/** The files that are added to the containers of a place. */
export function addedFiles({ podAdditions }: Pick<Place, 'podAdditions'>): readonly AddedFiles[] {
  return podAdditions().flatMap(({ files }) => files ?? []);
}

/**
 * Adds to all containers of the chart that a construct is in, also to those that were made before.
 *
 * @throws ChartError CONSTRUCT_INVALID – when the chart has this addition already.
 */
export function addToPods(construct: Construct, addition: PodAddition): void {
  const additions = podAdditionsOf(construct);
  if (additions.some(({ id }) => id === addition.id)) {
    throw new ChartError('CONSTRUCT_INVALID', `the chart has a second ${addition.id}`, { in: construct.node.path, fix: 'create it once: it reaches every pod of its chart' });
  }
  Object.defineProperty(Chart.of(construct), ADDITIONS, { value: [...additions, addition], configurable: true });
}
