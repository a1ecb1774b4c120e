import { stringify } from 'yaml';

/** A key with its value as lines of YAML that YAML 1.1, as Helm reads it, and YAML 1.2 read alike. */
export function yamlEntry(key: string, value: unknown): readonly string[] {
  const text = stringify({ [key]: value }, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
  return text.replace(/\n$/, '').split('\n');
}

/** The line that opens a map whose entries follow, indented. */
export function yamlOpening(key: string): string {
  return (yamlEntry(key, {})[0] ?? '').replace(/ \{\}$/, '');
}

/** Lines that are two columns further to the right. Empty lines stay empty. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** Lines as a comment that becomes YAML again when its `# ` is removed. */
export function commentedOut(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${line}`.trimEnd());
}
