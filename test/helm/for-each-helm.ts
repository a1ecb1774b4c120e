import { helmBinaries, type HelmBinary } from './helm-binaries';

/** Declares the same tests for each Helm of the matrix. */
export function forEachHelm(declareTests: (binary: HelmBinary) => void): void {
  describe.each(helmBinaries())('Helm $version', declareTests);
}
