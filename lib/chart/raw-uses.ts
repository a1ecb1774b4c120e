import { walkExpression } from '../reference/walk-expression';
import { walkDocument } from '../template/walk-node';
import { templateOf } from './template-of';
import type { HelmChart } from './helm-chart';
import type { Expression } from '../reference/expression';

/** A raw expression and where it is printed. */
export interface RawUse {
  /** The Helm expression. */
  readonly text: string;
  /** The template file, or `guards` or `notes`. */
  readonly path: string;
}

/** Every use of `raw` in a chart, for review: these are the places where Helm and the evaluator could disagree. */
export function rawUses(chart: HelmChart): readonly RawUse[] {
  const { template } = templateOf(chart);
  const uses: RawUse[] = [];
  const note = (path: string) => (expression: Expression) => {
    walkExpression(expression, (part) => {
      if (part.kind === 'raw') {
        uses.push({ text: part.text, path });
      }
    });
  };
  template.documents.forEach((document) => {
    walkDocument(document, note(document.path));
  });
  template.guards.flatMap(({ condition, message }) => [condition, message]).forEach(note('guards'));
  template.notes.forEach(note('notes'));
  return uses;
}
