import { codes, type Code } from '../../lib';
import { code, table } from './markdown';
import type { Library } from './library';
import type { Member } from './members';
import type { Thrown } from './docstring';

/** Properties that somebody sets. */
export function propertyTable(members: readonly Member[], library: Library): string {
  return table(
    ['property', 'type', 'default', 'what it is'],
    members.map((member) => [code(member.name), typeCell(member.type, library), defaultCell(member), member.docstring.text]),
  );
}

/** Properties and methods that somebody uses. */
export function memberTable(members: readonly Member[], library: Library): string {
  return table(['member', 'type', 'what it is'], members.map(({ name, type, docstring }) => [code(name), typeCell(type, library), docstring.text]));
}

/** Errors, each with the meaning of its code. */
export function errorTable(thrown: readonly (Thrown & { readonly by?: string })[]): string {
  const rows = thrown.flatMap(({ codes: names, when, by }) => names.map((name) => [code(name), `${by === undefined ? '' : `${code(by)}: `}${when}`, meaningOf(name)]));
  return table(['code', 'when', 'meaning'], rows);
}

function meaningOf(name: string): string {
  if (!(name in codes)) throw new Error(`a docstring names the code ${name}, which is not in lib/diagnostic/codes.ts`);
  return codes[name as Code].meaning;
}

function defaultCell({ isOptional, docstring: { fallback } }: Member): string {
  if (fallback === undefined) return isOptional ? '' : 'required';
  if (fallback.startsWith('- ')) return fallback.slice(2);
  // A value is code, what is said about it is text.
  const value = /^(?:'[^']*'|\[.*\]|\d+|true|false)/u.exec(fallback)?.[0] ?? '';
  return value === '' ? fallback : `${code(value)}${fallback.slice(value.length)}`;
}

/** A type as code, and the pages of the names in it. */
export function typeCell(type: string, { pageOf }: Library): string {
  const names = [...new Set(type.match(/\b[A-Z]\w+/gu) ?? [])];
  const links = names.flatMap((name) => {
    const page = pageOf(name);
    return page === undefined ? [] : [`[${name}](${page})`];
  });
  return `${code(type)}${links.length === 0 ? '' : ` (${links.join(', ')})`}`;
}
