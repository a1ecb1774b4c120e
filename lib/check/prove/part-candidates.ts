import { concatenation, intersection, anyText, automatonOfTexts } from '../language/automaton';
import { automatonOfSet, someTexts, textsWithin } from '../language/text-set';
import { domainIn, type Path } from './path';
import type { Position } from './position';

/**
 * Texts for one part of joined texts of which something was assumed: what it has to be for the whole to be
 * so, while the other parts are what is preferred.
 */
export function partCandidates(path: Path, wanted: Position, preferred: (position: Position) => unknown): readonly string[] {
  return [...path.positions.values()].flatMap((whole) => {
    const parts = whole.of.kind === 'derived' ? whole.of.parts : undefined;
    const at = parts?.findIndex((part) => typeof part === 'object' && part.id === wanted.id) ?? -1;
    if (parts === undefined || at < 0 || !path.domains.has(whole.id)) {
      return [];
    }
    const written = parts.map((part) => (typeof part === 'string' ? part : textOf(preferred(part))));
    const [before, after] = [written.slice(0, at).join(''), written.slice(at + 1).join('')];
    const around = concatenation([automatonOfTexts([before]), anyText(), automatonOfTexts([after])]);
    const texts = domainIn(path, whole).texts;
    const wholes = someTexts(textsWithin(() => intersection(automatonOfSet(texts), around)), MOST);
    return wholes.map((text) => text.slice(before.length, text.length - after.length));
  });
}

const MOST = 4;

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
