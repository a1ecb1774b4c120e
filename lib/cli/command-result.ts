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

// JSON escapes control characters below U+0020 only; these too are obeyed by terminals instead of shown.
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Data as the text that `--json` prints. */
export function printJson(data: unknown): string {
  const text = JSON.stringify(data, undefined, 2).replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${text}\n`;
}
