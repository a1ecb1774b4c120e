/** Printed text as an argument: in parentheses unless it is one word. */
export function asOneWord(printed: string): string {
  return isOneWord(printed) ? printed : `(${printed})`;
}

/** Whether printed text is a single operand: a path, a literal, or one pair of parentheses around everything. */
function isOneWord(printed: string): boolean {
  if (/^"(?:[^"\\]|\\.)*"$/u.test(printed) || /^[^\s"()|]+$/u.test(printed)) {
    return true;
  }
  return (
    printed.startsWith('(') &&
    closingParenthesis(printed) === (/\)[.\w]*$/u.exec(printed)?.index ?? -1) &&
    !/\s/u.test(printed.slice(closingParenthesis(printed)))
  );
}

function closingParenthesis(printed: string): number {
  let depth = 0;
  const blanked = printed.replaceAll(/"(?:[^"\\]|\\.)*"/gu, (literal) => '_'.repeat(literal.length));
  for (let index = 0; index < blanked.length; index += 1) {
    depth += blanked[index] === '(' ? 1 : blanked[index] === ')' ? -1 : 0;
    if (depth === 0) {
      return index;
    }
  }
  return -1;
}
