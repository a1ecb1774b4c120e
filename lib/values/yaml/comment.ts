/** The columns that comments keep to where they can. */
export const COMMENT_WIDTH = 100;

/** Text as lines of a comment, wrapped so that they end before column 100. */
export function commentLines(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainText(text).split(' ')) {
    if (line !== '' && indent + '## '.length + line.length + 1 + word.length > COMMENT_WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].filter((each) => each !== '').map((each) => `## ${each}`);
}

/** The first sentence of a text, and what follows it. */
export function splitFirstSentence(text: string): readonly [first: string, rest: string] {
  const plain = plainText(text);
  const end = /[.!?](?= [^a-z])/.exec(plain)?.index ?? plain.length;
  return [plain.slice(0, end + 1), plain.slice(end + 2)];
}

/** Text on one line, without the characters that YAML bars from comments. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\s\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]+/gu, ' ')
    .trim();
}
