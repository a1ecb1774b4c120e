import type { CST } from 'yaml';

import type { TextFault } from './values-yaml-text';

/** How many lists and maps may be inside each other: Helm's limit is 10,000, no chart comes near this, and the stack holds it. */
export const DEEPEST = 200;

/** What is wrong with values of more levels. */
export const TOO_DEEP = `lists and maps are nested in more than ${String(DEEPEST)} levels`;

/** Lists and maps inside each other beyond any use, which would exhaust the stack. Counted before the text is parsed. */
export function depthFault(documents: readonly CST.Token[]): TextFault | undefined {
  const waiting = documents.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) {
      return { what: TOO_DEEP, fix: 'give the values fewer levels', offset: token.offset };
    }
    waiting.push(...partsOf(token).map((part) => ({ token: part, depth: depth + 1 })));
  }
  return undefined;
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') {
    return token.value === undefined ? [] : [token.value];
  }
  if (!('items' in token)) {
    return [];
  }
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
