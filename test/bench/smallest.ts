/** The smallest of several measurements: what disturbs one only ever makes it larger. */
export function smallest(runs: number, measure: () => number): number {
  return Math.min(...Array.from({ length: runs }, measure));
}
