import type { CommanderError } from 'commander';
import type { Problem } from '../diagnostic';

const COMMANDS: readonly string[] = ['synth', 'render', 'validate', 'images', 'check', 'matrix', 'import'];

/** What commander found wrong with a command line. */
export function usageProblem({ message }: CommanderError, args: readonly string[]): Problem {
  const command = args.find((arg) => !arg.startsWith('-')) ?? '';
  return {
    code: 'USAGE_INVALID',
    what: message
      .replace(/^error: /, '')
      .replaceAll("'", '"')
      .replace(/\s*\(Did you mean (?:one of )?(.*)\?\)$/, (_, names: string) => `. Did you mean ${names}?`),
    fix: `see chartwright ${COMMANDS.includes(command) ? `${command} ` : ''}--help`,
  };
}
