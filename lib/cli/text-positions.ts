/** What ends a line. */
export const LINE_BREAK = /\r\n|\r|\n/;

/** A place in a text, both counted from 1; columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a text into lines and columns. The text is looked at once. */
export function textPositions(text: string): (offset: number) => TextPosition {
  const starts = [0, ...[...text.matchAll(new RegExp(LINE_BREAK, 'g'))].map((found) => found.index + found[0].length)];
  return (offset) => {
    let [first, last] = [0, starts.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      [first, last] = (starts[middle] ?? 0) <= offset ? [middle, last] : [first, middle - 1];
    }
    return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
  };
}
