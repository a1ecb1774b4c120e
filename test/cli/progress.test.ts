import { createProgress } from '../../lib/cli/progress';

const { isTTY } = process.stderr;
const { CI } = process.env;

let now: number;
let printed: string;

beforeEach(() => {
  now = 0;
  printed = '';
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  process.stderr.isTTY = true;
  delete process.env['CI'];
});

afterEach(() => {
  jest.restoreAllMocks();
  process.stderr.isTTY = isTTY;
  if (CI !== undefined) process.env['CI'] = CI;
});

function stepsAt(...times: readonly number[]): string {
  const progress = createProgress();
  for (const time of times) {
    now = time;
    progress(`step ${String(time)}`);
  }
  return printed;
}

test('steps are printed from two seconds on', () => {
  expect(stepsAt(10, 1999, 2001, 3000)).toBe('step 2001 …\nstep 3000 …\n');
});

test('nothing is printed where nobody is looking', () => {
  process.stderr.isTTY = false;
  expect(stepsAt(5000)).toBe('');
});

test('nothing is printed in continuous integration', () => {
  process.env['CI'] = 'true';
  expect(stepsAt(5000)).toBe('');
});
