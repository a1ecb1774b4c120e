import { helmBinaries } from './helm-binaries';

/** Jest's global setup: unpacks the Helm binaries once, before two workers could both start to. */
function unpackHelm(): void {
  helmBinaries();
}

export = unpackHelm;
