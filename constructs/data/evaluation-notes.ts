import { equals, text, valuesPathOf, when, type Value } from '../../lib';

/** A choice of which `bundled` is one. */
export interface BundledChoice {
  readonly mode: Value<string>;
}

/**
 * Paragraphs for the customer about what is bundled, and for evaluation only. For the notes of a HelmChart.
 *
 * @example notes: (values) => [...evaluationNotes([values.database, values.cache])]
 */
export function evaluationNotes(choices: readonly BundledChoice[]): readonly Value<string>[] {
  return choices.map(({ mode }) => {
    const name = valuesPathOf(mode) ?? 'mode';
    return when(equals(mode, 'bundled'), text`FOR EVALUATION ONLY: ${name} is bundled: one pod, no failover, and no backup. Before anybody relies on it, set ${name} to another mode; data is not carried over.`);
  });
}
