/** The functions that a raw expression names outside its texts, in the order of their first use. */
export function rawCalls(text: string): readonly string[] {
  const outside = text.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/gu, '""');
  return [...new Set([...outside.matchAll(/(?<![.$\w])[a-z]\w*/giu)].map(([name]) => name))];
}
