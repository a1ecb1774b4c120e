// A path below .Values as text/template reads one, and one that index reads (https://pkg.go.dev/text/template).
const FIELDS = /\.Values((?:\.[A-Za-z_]\w*)*)/gu;
const KEYS = /^\s*((?:"[^"\\]*"\s*)+)/u;

/** The places of the values that a raw expression reads, as far as they are written out; all that lies below is read with them. */
export function rawReads(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(FIELDS)].flatMap((found) => {
    const before = text.slice(0, found.index);
    if (isInString(before)) {
      return [];
    }
    const fields = (found[1] ?? '').split('.').filter((key) => key !== '');
    const keys = /\bindex\s+\$?$/u.test(before) ? (KEYS.exec(text.slice(found.index + found[0].length))?.[1] ?? '') : '';
    return [[...fields, ...[...keys.matchAll(/"([^"]*)"/gu)].map((key) => key[1] ?? '')]];
  });
}

function isInString(before: string): boolean {
  return /["`]/u.test(before.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/gu, ''));
}
