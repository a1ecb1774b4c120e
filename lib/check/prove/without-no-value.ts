import { ANY_TEXT, isEmptySet, matchingTexts } from '../language/text-set';
import { NOTHING } from './domain';
import { sourcesOf } from './text-position';
import { constant, idOf, unknown, type Symbolic, type TextSymbolic } from './symbolic';
import type { Position } from './position';

// Helm deletes this text from everything it renders, wherever it comes from.
const NO_VALUE = '<no value>';

/** A text as Helm renders it. Where it could come together of several parts, nothing is known of the whole. */
export function withoutNoValue(symbolic: Symbolic): Symbolic {
  switch (symbolic.kind) {
    case 'constant':
      return typeof symbolic.value === 'string' ? constant(symbolic.value.replaceAll(NO_VALUE, '')) : symbolic;
    case 'text':
      return couldComeTogether(symbolic) ? rendered(symbolic) : { kind: 'text', parts: withoutConstant(symbolic) };
    case 'unknown':
    case 'map':
    case 'list':
      return symbolic;
  }
}

const CUTS = Array.from({ length: NO_VALUE.length - 1 }, (_, index) => ({ beginning: NO_VALUE.slice(0, index + 1), ending: NO_VALUE.slice(index + 1) }));

/** Whether a constant part ends as the text begins, or begins as it ends, or two parts that are not known could meet in it; no such part has any of it alone. */
function couldComeTogether({ parts }: TextSymbolic): boolean {
  return (
    parts.some((part, index) => typeof part === 'object' && couldMeet(part, parts[index + 1], parts[index + 2])) ||
    parts.some((part) => typeof part === 'string' && (CUTS.some(({ beginning, ending }) => part.endsWith(beginning) || part.startsWith(ending)) || NO_VALUE.includes(part)))
  );
}

/** Whether a part may end as the text begins, and the next one go on with it. Between three of them it may be cut twice. */
function couldMeet(part: Position, next: string | Position | undefined, afterNext: string | Position | undefined): boolean {
  if (typeof next !== 'object') {
    return false;
  }
  return typeof afterNext === 'object' ? [part, next, afterNext].some((each) => mayMatch(each, /[<>]/u)) : CUTS.some(({ beginning, ending }) => mayMatch(part, new RegExp(`${beginning}$`, 'u')) && mayMatch(next, new RegExp(`^${ending}`, 'u')));
}

function mayMatch({ domain }: Position, pattern: RegExp): boolean {
  return !isEmptySet(matchingTexts(domain.texts, pattern, true));
}

function withoutConstant({ parts }: TextSymbolic): TextSymbolic['parts'] {
  return parts.map((part) => (typeof part === 'string' ? part.replaceAll(NO_VALUE, '') : part));
}

function rendered(text: TextSymbolic): Symbolic {
  return unknown({ id: `rendered(${idOf(text)})`, domain: { ...NOTHING, texts: ANY_TEXT }, of: { kind: 'derived', sources: sourcesOf(text), parts: withoutConstant(text) } });
}
