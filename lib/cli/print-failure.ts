import { CommanderError } from 'commander';
import { isChartError, printProblem, type Problem } from '../diagnostic';
import { printJson, type CommandResult, type ExitCode } from './command-result';
import { usageProblem } from './usage-problem';

/** How a failure is told. */
export interface FailureOptions {
  /** The command line that failed. */
  readonly args: readonly string[];
  /** Whether the stack is told. */
  readonly isDebug: boolean;
}

/**
 * What a command that threw leaves behind: all problems as text for standard error and, with `--json`, as
 * `{ "problems": [...] }` for standard output. Help and version, which commander throws too, are no failures.
 */
export function printFailure(thrown: unknown, { args, isDebug }: FailureOptions): CommandResult & { readonly error: string } {
  if (thrown instanceof CommanderError && isHelp(thrown)) {
    return { output: '', error: '', exitCode: thrown.code === 'commander.help' ? 2 : 0 };
  }
  const problems = problemsOfThrown(thrown, args);
  const text = isChartError(thrown) ? thrown.message : problems.map(printProblem).join('\n');
  const stack = isDebug && thrown instanceof Error ? `${thrown.stack ?? ''}\n` : '';
  return {
    output: asksForJson(args) ? printJson({ problems }) : '',
    error: `${text}\n${stack}`,
    exitCode: exitCodeOf(problems),
  };
}

function asksForJson(args: readonly string[]): boolean {
  return args.some((arg, index) => arg === '--json' || arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json'));
}

/** The exit code that tells the worst of several problems. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  const codes = problems.map(({ code }) => code);
  if (codes.includes('INTERNAL')) {
    return 70;
  }
  return codes.every((code) => code === 'USAGE_INVALID' || code === 'APP_NOT_FOUND') ? 2 : 1;
}

function problemsOfThrown(thrown: unknown, args: readonly string[]): readonly Problem[] {
  if (isChartError(thrown)) {
    return thrown.problems;
  }
  if (thrown instanceof CommanderError) {
    return [usageProblem(thrown, args)];
  }
  return [
    {
      code: 'INTERNAL',
      what: `chartwright failed: ${String(thrown)}`,
      fix: 'report the command with the stack that it prints when CHARTWRIGHT_DEBUG=1 is set',
    },
  ];
}

// `commander.help` is a command line without a command: its help went to standard error.
function isHelp({ code }: CommanderError): boolean {
  return code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version';
}
