/** A table; without rows nothing. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return rows.length === 0 ? '' : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What would end a cell is escaped; GitHub reads the escape inside code too. */
function cell(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ').replaceAll('|', '\\|');
}

/** Text as code within a line. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Lines as a block of code. */
export function block(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/gu)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Something that is read on demand. */
export function folded(summary: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
}

/** A page of its parts, of which those that are empty are left out. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Where GitHub links to a heading. */
export function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w\- ]/gu, '').replaceAll(' ', '-');
}
