import { HelmChart, defineValues, type HelmApp } from '../../../lib';
import { addComponent, componentValues, type ComponentReference } from './component';

const OBJECTS_OF_A_COMPONENT = 5;
// Helm loads files of at most 5 MiB: with a block for each component, the schema of 10,000 objects would have more.
const COMPONENTS_OF_A_BLOCK = 2;

/** A chart with a number of objects: five for each component, and a block of values for every two components. */
export function createBenchChart(app: HelmApp, objects: number): HelmChart {
  const components = Array.from({ length: objects / OBJECTS_OF_A_COMPONENT }, (_, index) => ({
    name: `web${String(index)}`,
    block: `web${String(index - (index % COMPONENTS_OF_A_BLOCK))}`,
  }));
  const values = defineValues(Object.fromEntries(components.map(({ block }) => [block, componentValues])));
  const chart = new HelmChart(app, 'bench', { version: '1.0.0', appVersion: '1.4.0', values });
  const blocks = chart.values as unknown as Readonly<Record<string, ComponentReference>>;
  for (const { name, block } of components) {
    addComponent(chart, name, blocks[block]!);
  }
  return chart;
}
