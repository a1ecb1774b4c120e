import type { Command } from 'commander';

/** The values that a command line gives, as it was written. */
export interface ValuesOptions {
  readonly values?: readonly string[];
  readonly setJson?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
}

/** Adds Helm's options that give values. Each may be repeated. */
export function addValuesOptions(command: Command): Command {
  return command
    .option('-f, --values <file>', 'values file in YAML or JSON, - for standard input; may be repeated', append)
    .option('--set <key=value>', 'one or more values, typed as Helm types them; may be repeated', append)
    .option('--set-string <key=value>', 'like --set, but always text; may be repeated', append)
    .option('--set-json <key=json>', 'one or more values as JSON; may be repeated', append);
}

function append(text: string, texts: readonly string[] = []): readonly string[] {
  return [...texts, text];
}
