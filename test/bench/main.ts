import { availableParallelism } from 'node:os';
import { isWithinBudget, printRows, type BenchRow } from './bench-row';
import { measureCheck } from './check-growth';
import { measureColdSynth } from './cold-synth';
import { measureSynthGrowth } from './synth-growth';
import { measureWarmRender } from './warm-render';

// `npm run bench` prints the ratios of the budgets; `npm run bench -- --json` prints them for machines.
// The exit code is 1 when a budget is broken. Times differ from machine to machine, so that only ratios are told.

const machine = { cores: availableParallelism(), node: process.version, date: new Date().toISOString().slice(0, 10) };
const rows: readonly BenchRow[] = [...measureColdSynth(), ...measureWarmRender(), ...measureSynthGrowth(), ...measureCheck()];

if (process.argv.includes('--json')) {
  const told = rows.map((row) => ({ ...row, ok: isWithinBudget(row) }));
  console.log(JSON.stringify({ ...machine, rows: told }, undefined, 2));
} else {
  console.log(`${String(machine.cores)} cores, Node ${machine.node}, ${machine.date}\n`);
  console.log(printRows(rows));
}
process.exitCode = rows.every(isWithinBudget) ? 0 : 1;
