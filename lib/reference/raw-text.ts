import { ChartError, describe } from '../diagnostic';
import { hasToken } from './token';

/**
 * Refuses text that is not one expression: that closes its action or a parenthesis it did not open,
 * leaves a string open, or holds a comment or a line break.
 *
 * @throws ChartError RAW_INVALID
 */
export function assertOneExpression(text: string): void {
  const fault = faultOf(text);
  if (fault !== undefined) {
    throw new ChartError('RAW_INVALID', `the raw expression ${describe(text)} ${fault}`, {
      fix: 'write a single Helm expression as it would stand between the braces, without the braces',
    });
  }
}

function faultOf(text: string): string | undefined {
  const outside = text.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/gu, '""');
  if (hasToken(text)) {
    return 'holds a token';
  }
  if (text.trim() === '') {
    return 'is empty';
  }
  if (/["`\n\r]/u.test(outside.replaceAll('""', ''))) {
    return 'leaves a string open or holds a line break';
  }
  if (/\{\{|\}\}|\/\*/u.test(outside)) {
    return 'holds braces or a comment';
  }
  if (
    /^-|-$/u.test(outside.trim()) ||
    /^\s*(?:if|else|end|range|with|define|template|block|break|continue)\b/u.test(outside)
  ) {
    return 'is a statement, not an expression';
  }
  return balance(outside) ? undefined : 'has parentheses that do not match';
}

function balance(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}
