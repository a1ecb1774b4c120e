/**
 * YAML text in which Helm finds no action: each span from `{{` to `}}` becomes a raw string of its
 * own, which Helm prints as it is. A lone `}}` needs nothing. Looks at each character once.
 */
export function escapeBraces(yaml: string): string {
  const closing = finder(yaml, /\}\}/gu);
  // A raw string cannot hold a backtick, and a span of several lines would be hard to read.
  const barrier = finder(yaml, /[`\n]/gu);
  let escaped = '';
  let end = 0;
  for (let at = yaml.indexOf('{{'); at !== -1; at = yaml.indexOf('{{', end)) {
    const close = closing(at + 2);
    const span = close < barrier(at + 2) ? yaml.slice(at, close + 2) : '{{';
    escaped += `${yaml.slice(end, at)}{{\`${span}\`}}`;
    end = at + span.length;
  }
  return escaped + yaml.slice(end);
}

/** Where a pattern is next found from a place on; Infinity when nowhere. Places must not go back. */
function finder(text: string, pattern: RegExp): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      pattern.lastIndex = from;
      found = pattern.exec(text)?.index ?? Infinity;
    }
    return found;
  };
}
