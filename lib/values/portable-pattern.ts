/** Why a pattern does not mean the same to Helm (RE2) and JavaScript, and what to write instead. */
export interface PatternProblem {
  /** The end of a sentence that begins with the pattern. */
  readonly what: string;
  readonly fix: string;
}

/** What is known while a pattern is read from left to right. */
interface Scan {
  readonly names: Set<string>;
  /** For each open group, and the pattern itself, how often its costliest part is repeated. */
  readonly repeats: number[];
  /** How often the last part is repeated, counting repetitions inside it. */
  last: number;
}

// https://github.com/google/re2/wiki/Syntax; the general categories that both Unicode tables define alike.
const CATEGORY = /^\\[pP]\{(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?)\}/;
const CLASS = /^\[\^?(?:\\[^]|[^\\\]])*\]/u;
const ESCAPE = /^\\(?:[dDwWbBnrtfv^$\\.*+?()[\]{}|/-]|x[0-9A-Fa-f]{2})/;
const GROUP_NAME = /^\(\?<([A-Za-z_]\w*)>/;
const REPEAT = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/;

// RE2 refuses more than 1000 repetitions, those of nested groups multiplied
// (https://pkg.go.dev/regexp/syntax, ErrInvalidRepeatSize).
const MOST_REPEATS = 1000;

// RE2 refuses expressions of a height above 1000 (https://pkg.go.dev/regexp/syntax, ErrNestingDepth).
const MOST_GROUPS = 100;

/** The first reason why Helm and JavaScript would not read a pattern alike, or undefined when they do. */
export function findPatternProblem(pattern: string): PatternProblem | undefined {
  const scan: Scan = { names: new Set(), repeats: [1], last: 1 };
  let rest = pattern;
  while (rest !== '') {
    const step = readToken(rest, scan);
    if (typeof step !== 'number') {
      return step;
    }
    rest = rest.slice(step);
  }
  return compileProblem(pattern);
}

function compileProblem(pattern: string): PatternProblem | undefined {
  if (/\p{Surrogate}/u.test(pattern)) {
    return { what: 'holds half of a surrogate pair', fix: 'write the whole character' };
  }
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.replace(/^.*: /s, '') : String(thrown);
    return { what: `is no regular expression: ${reason}`, fix: 'correct its syntax' };
  }
}

/** The length of the token at the beginning of the text, or what is wrong with it. */
function readToken(rest: string, scan: Scan): number | PatternProblem {
  const repeat = REPEAT.exec(rest);
  if (repeat !== null) {
    return readRepeat(repeat, scan);
  }
  scan.last = 1;
  switch (rest[0]) {
    case '.':
      return {
        what: 'uses `.`, which is no carriage return in JavaScript, but is in RE2',
        fix: 'write [^\\n] in its place',
      };
    case '\\':
      return readEscape(rest);
    case '[':
      return readClass(rest);
    case '(':
      return readGroup(rest, scan);
    case ')':
      return closeGroup(scan);
    default:
      return 1;
  }
}

function readRepeat([token, least, comma, most]: RegExpExecArray, scan: Scan): number | PatternProblem {
  const counted =
    least === undefined ? 1 : Math.max(Number(least), comma === undefined || most === '' ? 0 : Number(most), 1);
  scan.last *= counted;
  scan.repeats.push(Math.max(scan.repeats.pop() ?? 1, scan.last));
  if (scan.last > MOST_REPEATS) {
    return {
      what: `repeats a part more than ${String(MOST_REPEATS)} times, which RE2 refuses`,
      fix: 'use maxLength in its place',
    };
  }
  return token.length;
}

function readEscape(rest: string): number | PatternProblem {
  const token = ESCAPE.exec(rest)?.[0] ?? CATEGORY.exec(rest)?.[0];
  if (token !== undefined) {
    return token.length;
  }
  const seen = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9A-Fa-f]{4}|k<[^>]*>|[^]?)/u.exec(rest)?.[0] ?? '\\';
  return { what: `uses ${seen}, which RE2 and JavaScript do not read alike`, fix: escapeFix(seen) };
}

function escapeFix(escape: string): string {
  switch (escape[1]) {
    case 's':
      return 'write [ \\t\\r\\n] in its place';
    case 'S':
      return 'write [^ \\t\\r\\n] in its place';
    case 'u':
      return 'write the character itself in its place';
    case 'p':
    case 'P':
      return 'name a general category of letters, marks, numbers, punctuation, symbols or separators, such as \\p{Lu}';
    case 'k':
      return 'write the pattern without a backreference';
    default:
      return /\d/.test(escape[1] ?? '')
        ? 'write the pattern without a backreference'
        : 'write the character itself or a class of characters';
  }
}

function readClass(rest: string): number | PatternProblem {
  const token = CLASS.exec(rest)?.[0];
  if (token === undefined) {
    return { what: 'has a [ without its ]', fix: 'close the class, or write \\[' };
  }
  const inside = token.slice(token.startsWith('[^') ? 2 : 1, -1);
  if (inside === '') {
    return { what: `has the empty class ${token}`, fix: 'name the characters of the class' };
  }
  for (let at = 0; at < inside.length;) {
    if (inside[at] === '[') {
      return {
        what: `has an unescaped [ inside the class ${token}`,
        fix: 'write \\[ for the character, or list the characters of a named class',
      };
    }
    const step = inside[at] === '\\' ? readClassEscape(inside.slice(at)) : 1;
    if (typeof step !== 'number') {
      return step;
    }
    at += step;
  }
  return token.length;
}

function readClassEscape(rest: string): number | PatternProblem {
  return /^\\[bB]/.test(rest)
    ? {
        what: `uses ${rest.slice(0, 2)} inside a class, which RE2 refuses`,
        fix: 'write the character itself in its place',
      }
    : readEscape(rest);
}

function readGroup(rest: string, scan: Scan): number | PatternProblem {
  scan.repeats.push(1);
  if (scan.repeats.length > MOST_GROUPS) {
    return { what: `nests more than ${String(MOST_GROUPS)} groups`, fix: 'write a simpler pattern' };
  }
  if (rest[1] !== '?') {
    return 1;
  }
  if (rest.startsWith('(?:')) {
    return 3;
  }
  const [token, name] = GROUP_NAME.exec(rest) ?? [];
  if (token === undefined || name === undefined) {
    return groupProblem(rest);
  }
  if (scan.names.has(name)) {
    return { what: `names two groups ${name}, which RE2 refuses`, fix: 'name each group differently, or write (?:' };
  }
  scan.names.add(name);
  return token.length;
}

function groupProblem(rest: string): PatternProblem {
  if (/^\(\?<?[=!]/.test(rest)) {
    return {
      what: `uses ${rest.slice(0, rest[2] === '<' ? 4 : 3)} (look-around), which RE2 refuses`,
      fix: 'write the pattern without look-ahead and look-behind, for example ^[a-z]',
    };
  }
  return {
    what: `uses ${rest.slice(0, 3)}, which RE2 and JavaScript do not read alike`,
    fix: 'write ( or (?: or (?<name> in its place',
  };
}

function closeGroup(scan: Scan): number {
  scan.last = scan.repeats.length > 1 ? (scan.repeats.pop() ?? 1) : 1;
  scan.repeats.push(Math.max(scan.repeats.pop() ?? 1, scan.last));
  return 1;
}
