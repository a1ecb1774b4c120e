import { ChartError } from '../diagnostic';
import { sameExpression, walkExpression } from '../reference/walk-expression';
import { walkDocument } from '../template/walk-node';
import { fullnameHelper, labelsHelper, nameHelper, selectorLabelsHelper } from './standard-helpers';
import type { Expression, Helper } from '../reference/expression';
import type { DocumentTemplate } from '../template/node';

const FIRST: readonly string[] = ['name', 'fullnameUnlimited', 'fullname', 'labels', 'selectorLabels'];

/**
 * The named templates that are called, each once: the usual ones first, the others by name.
 *
 * @throws ChartError HELPER_INVALID – when two have the same name.
 */
export function calledHelpers(
  documents: readonly DocumentTemplate[],
  others: readonly Expression[],
): readonly Helper[] {
  const helpers = new Map<string, Helper>();
  const note = (expression: Expression): void => {
    walkExpression(expression, (part) => {
      if (part.kind === 'call') {
        assertSame(part.helper, helpers.get(part.helper.name) ?? part.helper);
        helpers.set(part.helper.name, part.helper);
      }
    });
  };
  // The usual helpers are there in every chart, called or not: chart authors and subcharts expect them.
  [nameHelper, fullnameHelper, labelsHelper, selectorLabelsHelper].forEach((helper) => {
    note({ kind: 'call', helper, arguments: {} });
  });
  documents.forEach((document) => {
    walkDocument(document, note);
  });
  others.forEach(note);
  return [...helpers.values()].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** Two copies of this package may define the same helper twice. */
function assertSame(helper: Helper, other: Helper): void {
  if (helper !== other && !sameExpression(helper.body, other.body)) {
    throw new ChartError('HELPER_INVALID', `two helpers of the chart have the name ${helper.name}`, {
      fix: 'give one of them another name; every chart has name, fullname, labels and selectorLabels',
    });
  }
}

function rank(helper: Helper): number {
  const index = FIRST.indexOf(helper.name);
  return index === -1 ? FIRST.length : index;
}
