// Registered, so that two installed copies of this package recognise each other's charts.
const HELM_CHART = Symbol.for('chartwright.HelmChart');

/** Makes a construct known as a HelmChart. */
export function markHelmChart(construct: object): void {
  Object.defineProperty(construct, HELM_CHART, { value: true });
}

/** Whether something was marked as a HelmChart. */
export function isMarkedHelmChart(construct: unknown): boolean {
  return typeof construct === 'object' && construct !== null && HELM_CHART in construct;
}
