import { inlined } from '../../../reference/with-arguments';
import { longestAfterSlash } from '../../language/longest-match';
import { declaredField } from './declared-field';
import { lengthOfName } from './name-forms';
import { textsOfField } from './field-language';
import { textLanguage } from './text-language';
import { ANY_TEXTS, listed, patternTexts, type Texts } from './texts';
import type { ChartTemplate } from '../../../chart/chart-template';
import type { DictExpression, Expression } from '../../../reference/expression';
import type { Field } from '../../../values';

/** Entries of a map that is not written out in the object: what their keys can be, and their values. */
export interface FreeEntries {
  readonly keys: Texts;
  /** How many characters a key has at most after its last `/`. */
  readonly longestName: number;
  readonly values: Texts;
}

/** The entries of all maps that an expression can yield. */
export function freeEntriesOf(given: Expression, template: ChartTemplate): readonly FreeEntries[] {
  const expression = inlined(given);
  const of = (part: Expression): readonly FreeEntries[] => freeEntriesOf(part, template);
  switch (expression.kind) {
    case 'default':
      return [expression.value, expression.fallback].flatMap(of);
    case 'choose':
      return [expression.then, expression.otherwise].flatMap(of);
    case 'merge':
      return expression.layers.flatMap(of);
    case 'dict':
      return expression.entries.flatMap((entry) => entriesOfPart(entry, template));
    case 'literal':
      return [];
    case 'value':
    case 'variable':
      return [entriesOfField(declaredField(expression, template))];
    default:
      return [{ keys: ANY_TEXTS, longestName: Infinity, values: ANY_TEXTS }];
  }
}

function entriesOfPart(part: DictExpression['entries'][number], template: ChartTemplate): readonly FreeEntries[] {
  return part.kind === 'spread' ? freeEntriesOf(part.value, template) : [{ keys: listed(part.key), longestName: lengthOfName(part.key), values: textLanguage(part.value, template) }];
}

function entriesOfField(field: Field): FreeEntries {
  const values = field.kind === 'map' ? textsOfField(field.entry) : ANY_TEXTS;
  const keyPattern = field.kind === 'map' ? field.keyPattern : undefined;
  return keyPattern === undefined ? { keys: ANY_TEXTS, longestName: Infinity, values } : { keys: patternTexts(keyPattern), longestName: longestAfterSlash(keyPattern), values };
}
