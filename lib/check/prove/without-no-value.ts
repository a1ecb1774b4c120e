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

/** Whether a constant part ends as the text begins, or begins as it ends; no part that is not known has any of it alone. */
function couldComeTogether({ parts }: TextSymbolic): boolean {
  const beginnings = Array.from({ length: NO_VALUE.length - 1 }, (_, index) => NO_VALUE.slice(0, index + 1));
  const endings = Array.from({ length: NO_VALUE.length - 1 }, (_, index) => NO_VALUE.slice(index + 1));
  const isBetweenUnknowns = parts.some((part, index) => typeof part !== 'string' && typeof parts[index + 1] !== 'string' && parts[index + 1] !== undefined);
  return (isBetweenUnknowns && parts.some((part) => typeof part !== 'string' && mayHaveBrackets(part))) || parts.some((part) => typeof part === 'string' && (beginnings.some((each) => part.endsWith(each)) || endings.some((each) => part.startsWith(each)) || NO_VALUE.includes(part)));
}

function mayHaveBrackets({ domain }: Position): boolean {
  return !isEmptySet(matchingTexts(domain.texts, /[<>]/u, true));
}

function withoutConstant({ parts }: TextSymbolic): TextSymbolic['parts'] {
  return parts.map((part) => (typeof part === 'string' ? part.replaceAll(NO_VALUE, '') : part));
}

function rendered(text: TextSymbolic): Symbolic {
  return unknown({ id: `rendered(${idOf(text)})`, domain: { ...NOTHING, texts: ANY_TEXT }, of: { kind: 'derived', sources: sourcesOf(text), parts: withoutConstant(text) } });
}
