import { concatenation } from '../language/automaton';
import { automatonOfSet, listedTexts, textsWithin } from '../language/text-set';
import { NOTHING } from './domain';
import { domainIn, type Path } from './path';
import { idOf, type Symbolic, type TextSymbolic } from './symbolic';
import type { Position } from './position';

/** What a customer can set of what a value is computed from. */
export function sourcesOf(leaf: Symbolic): readonly Position[] {
  switch (leaf.kind) {
    case 'unknown':
      return leaf.position.of.kind === 'derived' ? leaf.position.of.sources : [leaf.position];
    case 'text':
      return leaf.parts.flatMap((part) => (typeof part === 'string' ? [] : sourcesOf({ kind: 'unknown', position: part })));
    case 'constant':
    case 'map':
    case 'list':
      return [];
  }
}

/** A joined text as something unknown of its own. */
export function textPosition(path: Path, text: TextSymbolic): Position {
  const parts = (): ReturnType<typeof concatenation> =>
    concatenation(text.parts.map((part) => automatonOfSet(typeof part === 'string' ? listedTexts([part]) : domainIn(path, part).texts)));
  return { id: idOf(text), domain: { ...NOTHING, texts: textsWithin(parts) }, of: { kind: 'derived', sources: sourcesOf(text), parts: text.parts } };
}
