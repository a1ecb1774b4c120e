import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HelmApp, render } from '../../lib';
import { parseManifests } from '../helm/helm';
import { assertSameObjects } from './assert-same-objects';
import type { BenchRow } from './bench-row';
import { createBenchChart } from './chartwright-app/bench-chart';
import { cpuSecondsOf } from './cpu-seconds-of';

const ROOT = resolve(__dirname, '..', '..');
const ROUNDS = 4;
const OBJECTS = 50;

/**
 * The processor time of `chartwright synth`, from the start of the process to the written chart, against `cdk8s synth`
 * of an app with the same objects. Both load TypeScript; each has run once before, so that caches are filled. npm and
 * npx are left out of both. ts-node checks types, as in the template of `cdk8s init`, unless told to transpile only;
 * `chartwright synth` leaves that to the compiler.
 */
export function measureColdSynth(): readonly BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-bench-'));
  try {
    const own = (): number => cpuSecondsOf(ownCommand(join(folder, 'own')), ROOT);
    const checked = (): number => cpuSecondsOf(peerCommand('bin.js', join(folder, 'peer')), PEER_APP);
    const transpiled = (): number => cpuSecondsOf(peerCommand('bin-transpile.js', join(folder, 'peer')), PEER_APP);
    const [ownSeconds, checkedSeconds, transpiledSeconds] = smallestOfEach([own, checked, transpiled]);
    assertSameWork(join(folder, 'peer', 'bench.k8s.yaml'));
    const what = `cold synth of ${String(OBJECTS)} objects from TypeScript, CPU, against cdk8s synth with`;
    return [
      { what: `${what} ts-node`, measured: ownSeconds! / checkedSeconds!, budget: 0.25 },
      { what: `${what} ts-node --transpile-only`, measured: ownSeconds! / transpiledSeconds! },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PEER_APP = join(__dirname, 'cdk8s-app');

function ownCommand(outdir: string): readonly string[] {
  return ['node', join('lib', 'cli', 'bin.cjs'), 'synth', join('test', 'bench', 'chartwright-app'), '--out', outdir];
}

function peerCommand(tsNode: string, outdir: string): readonly string[] {
  const packages = join(ROOT, 'node_modules');
  const app = `node ${join(packages, 'ts-node', 'dist', tsNode)} main.ts`;
  return [
    'node',
    join(packages, 'cdk8s-cli', 'bin', 'cdk8s'),
    'synth',
    '--check-upgrade=false',
    '--app',
    app,
    '--output',
    outdir,
  ];
}

/** In turns, so that a disturbance of the machine does not meet one of them only. */
function smallestOfEach(measures: readonly (() => number)[]): readonly number[] {
  measures.forEach((measure) => measure());
  const rounds = Array.from({ length: ROUNDS }, () => measures.map((measure) => measure()));
  return measures.map((_, index) => Math.min(...rounds.map((round) => round[index]!)));
}

function assertSameWork(peerFile: string): void {
  assertSameObjects(render(createBenchChart(new HelmApp(), OBJECTS)), parseManifests(readFileSync(peerFile, 'utf8')));
}
