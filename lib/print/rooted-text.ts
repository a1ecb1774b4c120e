import type { PrintScope } from './scope';

// A string, or the dot that begins a path or stands alone: after a blank, an opening parenthesis, a pipe or a comma.
const STRING_OR_DOT = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<=^|[\s(|,])\.(?=[A-Za-z_]|[\s)|,]|$)|\$(?=\.|[\s)|,]|$)/gu;

/**
 * A raw expression, written for the top of a template, as it means the same where the root context is
 * reached otherwise: the dot and `$` of the author stand for the root everywhere.
 */
export function rootedText(text: string, root: PrintScope['root']): string {
  if (root === '') {
    return text;
  }
  const base = root === '$' ? '$' : '$.root';
  return text.replaceAll(STRING_OR_DOT, (found, at: number) => {
    if (found.length > 1 || (found !== '.' && found !== '$')) {
      return found;
    }
    const isPath = found === '.' && /[A-Za-z_]/u.test(text[at + 1] ?? '');
    return isPath ? `${base}.` : base;
  });
}
