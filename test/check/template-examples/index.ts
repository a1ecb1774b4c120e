import { valuesUsedExamples } from './values-used';
import type { TemplateExamples } from './template-examples';

/** The examples of every rule on templates, by the rule's id. */
export const TEMPLATE_EXAMPLES: Readonly<Record<string, TemplateExamples>> = {
  'values-used': valuesUsedExamples,
};
