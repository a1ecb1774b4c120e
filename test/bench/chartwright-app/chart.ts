import type { HelmApp } from '../../../lib';
import { createBenchChart } from './bench-chart';

export function createChart(app: HelmApp): void {
  createBenchChart(app, 50);
}
