/**
 * YAML text in which Helm finds no action: each span from `{{` to `}}` becomes a raw string of its
 * own, which Helm prints as it is. A lone `}}` needs nothing.
 */
export function escapeBraces(yaml: string): string {
  return yaml.replaceAll(/\{\{(?:[^`\n]*?\}\})?/gu, (span) => `{{\`${span}\`}}`);
}
