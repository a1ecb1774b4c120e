import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { HelmBinary } from './helm-binaries';

/** What one Helm command left behind. */
export interface HelmRun {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

// Empty folders of our own: no plugin, repository or cluster of the person who runs the tests is seen.
const HOME = resolve(__dirname, '..', '..', 'node_modules', '.cache', 'chartwright', 'helm', 'home');

const ENVIRONMENT = {
  HOME,
  HELM_CACHE_HOME: join(HOME, 'cache'),
  HELM_CONFIG_HOME: join(HOME, 'config'),
  HELM_DATA_HOME: join(HOME, 'data'),
  KUBECONFIG: '/dev/null',
  // Half of the time of a short run is garbage collection, of memory that the system takes back a moment later.
  ...(process.env['JEST_WORKER_ID'] === undefined ? {} : { GOGC: 'off', GOMEMLIMIT: '1GiB' }),
};

const MAXIMUM_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Runs one Helm command and waits for it. Throws only when Helm could not be started. */
export function runHelm(binary: HelmBinary, args: readonly string[]): HelmRun {
  const { status, stdout, stderr, error } = spawnSync(binary.path, args, {
    encoding: 'utf8',
    env: ENVIRONMENT,
    maxBuffer: MAXIMUM_OUTPUT_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) throw new Error(`Helm ${binary.version} did not run: ${error.message}`, { cause: error });
  return { ok: status === 0, stdout, stderr };
}
