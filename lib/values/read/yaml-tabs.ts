import { type Document, isCollection, isScalar, type Range, visit } from 'yaml';

import type { TextFault } from './values-yaml-text';

// Blanks and the signs of lists and keys, then a tab.
const TAB_AS_INDENTATION = /^(?: |[-?:](?=[ \t]))*\t/gm;

/**
 * A tab where a line's indentation is read, which Helm refuses and other parsers allow here and there. Inside
 * quotes, block texts, braces and brackets it is allowed.
 */
export function tabFault(documents: readonly Document[], text: string): TextFault | undefined {
  if (!text.includes('\t')) {
    return undefined;
  }
  const free = documents.flatMap(rangesWithoutIndentation);
  const found = [...text.matchAll(TAB_AS_INDENTATION)].find(
    ({ index }) => !free.some(([start, end]) => start < index && index < end),
  );
  return found === undefined
    ? undefined
    : {
        what: 'there is a tab in the indentation',
        fix: 'indent with spaces',
        offset: found.index + found[0].length - 1,
      };
}

function rangesWithoutIndentation(document: Document): readonly Range[] {
  const ranges: Range[] = [];
  visit(document, {
    Node: (_key, node) => {
      const isFree = isScalar(node) ? node.type !== 'PLAIN' : isCollection(node) && node.flow === true;
      if (isFree && node.range !== null && node.range !== undefined) {
        ranges.push(node.range);
      }
    },
  });
  return ranges;
}
