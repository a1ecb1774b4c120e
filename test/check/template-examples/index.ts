import { bracesLiteralExamples } from './braces-literal';
import { capabilityGatesExamples } from './capability-gates';
import { deterministicExamples } from './deterministic';
import { imagesRelocatableExamples } from './images-relocatable';
import { nameSyntaxExamples } from './name-syntax';
import { namesFitExamples } from './names-fit';
import { noSecretValuesExamples } from './no-secret-values';
import { releaseSizeExamples } from './release-size';
import { releasesApartExamples } from './releases-apart';
import { valuesUsedExamples } from './values-used';
import type { TemplateExamples } from './template-examples';

/** The examples of every rule on templates, by the rule's id. */
export const TEMPLATE_EXAMPLES: Readonly<Record<string, TemplateExamples>> = {
  'braces-literal': bracesLiteralExamples,
  'capability-gates': capabilityGatesExamples,
  deterministic: deterministicExamples,
  'images-relocatable': imagesRelocatableExamples,
  'name-syntax': nameSyntaxExamples,
  'names-fit': namesFitExamples,
  'no-secret-values': noSecretValuesExamples,
  'release-size': releaseSizeExamples,
  'releases-apart': releasesApartExamples,
  'values-used': valuesUsedExamples,
};
