import type { Command } from 'commander';

/** The values that a command line gives, as it was written. */
export interface ValuesOptions {
  readonly environment?: string;
  readonly values?: readonly string[];
  readonly setJson?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setFile?: readonly string[];
  readonly setLiteral?: readonly string[];
}

/** Adds Helm's options that give values, each of which may be repeated, and the one that names an environment. */
export function addValuesOptions(command: Command): Command {
  return command
    .option('-f, --values <file>', 'values file in YAML or JSON, - for standard input; may be repeated', append)
    .option('--set <key=value>', 'one or more values, typed as Helm types them; may be repeated', append)
    .option('--set-string <key=value>', 'like --set, but always text; may be repeated', append)
    .option('--set-json <key=json>', 'one or more values as JSON; may be repeated', append)
    .option('--set-file <key=path>', 'one or more values that are the text of a file; may be repeated', append)
    .option('--set-literal <key=value>', 'one value as it stands, commas and braces included; may be repeated', append)
    .option('--environment <name>', 'environment of the chart, whose values come before all others');
}

function append(text: string, texts: readonly string[] = []): readonly string[] {
  return [...texts, text];
}
