/** What a command leaves behind. */
export interface CommandResult {
  /** The text for standard output. */
  readonly output: string;
  readonly exitCode: ExitCode;
}

/** 0: done. 1: problems in apps, values or files. 2: wrong usage. 70: chartwright itself failed. */
export type ExitCode = 0 | 1 | 2 | 70;

/** Takes the result of the command that was called. */
export type Finish = (result: CommandResult) => void;

/** The result of a command that did what it was asked for. */
export function done(output: string): CommandResult {
  return { output, exitCode: 0 };
}

/** Data as the text that `--json` prints. */
export function printJson(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
