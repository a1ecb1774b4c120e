import { describe } from '../../diagnostic';
import { unreadable } from './read-budget';

/** Whether Helm leaves out what lies at a path below the chart's folder. */
export type IgnoreRules = (path: string, isFolder: boolean) => boolean;

interface IgnoreRule {
  readonly pattern: RegExp;
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
  readonly isForNames: boolean;
}

/**
 * The rules of a chart's own .helmignore, as Helm follows them. They differ from those of git:
 * https://github.com/helm/helm/blob/v4.2.3/pkg/ignore/rules.go
 *
 * @throws ChartError SUBCHART_UNREADABLE – when a rule is none to Helm.
 */
export function ignoreRules(text: string, source: string): IgnoreRules {
  const lines = text.replace(/^\uFEFF/, '').split('\n').map((line) => line.trim());
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => ruleOf(line, source));
  return (path, isFolder) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return rules.some(({ pattern, isNegated, isForFolders, isForNames }) => {
      const isMatched = (!isForFolders || isFolder) && pattern.test(isForNames ? name : path);
      return isMatched !== isNegated;
    });
  };
}

function ruleOf(line: string, source: string): IgnoreRule {
  const isNegated = line.startsWith('!');
  const isForFolders = line.endsWith('/');
  const rule = line.slice(isNegated ? 1 : 0, isForFolders ? -1 : undefined);
  const pattern = line.includes('**') ? undefined : expressionOf(rule.replace(/^\//, ''));
  if (pattern === undefined) {
    throw unreadable(source, `its .helmignore has the rule ${describe(line)}, which is no pattern of Helm`, 'correct the rule: Helm refuses the folder as well');
  }
  return { pattern, isNegated, isForFolders, isForNames: !rule.includes('/') };
}

// What a pattern of Go is made of: https://pkg.go.dev/path/filepath#Match
const PIECE = /\\(?<escaped>.)|(?<star>\*)|(?<any>\?)|\[(?<not>\^?)(?<set>(?:\\.|[^\\\]])+)\]|(?<plain>[^\\[])/gsuy;

function expressionOf(pattern: string): RegExp | undefined {
  let text = '';
  let length = 0;
  for (const { 0: piece, groups = {} } of pattern.matchAll(PIECE)) {
    length += piece.length;
    text += pieceOf(groups);
  }
  try {
    return length === pattern.length ? new RegExp(`^${text}$`, 'su') : undefined;
  } catch {
    return undefined;
  }
}

function pieceOf({ escaped, star, any, not, set, plain }: Readonly<Record<string, string | undefined>>): string {
  if (star !== undefined || any !== undefined) {
    return star === undefined ? '[^/]' : '[^/]*';
  }
  if (set !== undefined) {
    return `[${not ?? ''}${set.replaceAll(/\\(.)|([[^])/gsu, (_, quoted: string | undefined, own: string | undefined) => quotedInSet(quoted ?? own ?? ''))}]`;
  }
  return (escaped ?? plain ?? '').replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
}

function quotedInSet(character: string): string {
  return /[\\\]^[-]/.test(character) ? `\\${character}` : character;
}
