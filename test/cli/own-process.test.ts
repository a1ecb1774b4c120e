import { LIBRARY, makeProject } from './project';
import { runCli, runOwnProcess } from './run-cli';

// An app that remembers, prints and changes what a process has one of.
const project = makeProject({
  'apps/odd/chart.ts': `import { HelmChart, defineValues, v, type HelmApp } from ${JSON.stringify(LIBRARY)};
import { count } from './count';
export function createChart(app: HelmApp): void {
  console.log('made', String(count()), process.env['ODD'], process.cwd());
  process.env['ODD'] = 'set by the app';
  console.log = () => undefined;
  const values = defineValues({ pods: v.integer({ description: 'Pods.', default: 1, minimum: 1 }) });
  const chart = new HelmChart(app, 'odd', { version: '1.0.0', values });
  if (process.env['CHARTWRIGHT_DEBUG'] === '1') Object.defineProperty(chart.node, 'findAll', { value: () => { throw new Error('inside'); } });
}
`,
  'apps/odd/count.ts': 'let made = 0;\nexport const count = (): number => (made += 1);\n',
});

afterAll(() => project.remove());

const options = { cwd: project.folder };
const withoutStack = ({ stderr, ...run }: ReturnType<typeof runCli>): object => ({ ...run, stderr: stderr.replaceAll(/^ {4}at .*\n?/gmu, '') });

test.each([
  ['a result', ['render', 'odd', '--json'], {}, 0],
  ['problems', ['validate', 'odd', '--set', 'pods=0', '--json'], { ODD: 'of the command' }, 1],
  ['wrong usage', ['synth', 'od', '--jsn'], {}, 2],
  ['a failure of its own, with its stack', ['render', 'odd'], { CHARTWRIGHT_DEBUG: '1' }, 70],
] as const)('a command that follows others says and leaves what it does in a process of its own: %s', (_name, args, environment, exitCode) => {
  const own = runOwnProcess(args, { ...options, environment });
  expect(own.exitCode).toBe(exitCode);
  const together = [1, 2].map(() => runCli(args, { ...options, environment }));
  expect(together.map(withoutStack)).toEqual([own, own].map(withoutStack));
});
