import { expressionAt, objectsOf, partsAt, scalarsBelow } from './template-objects';
import { longestText } from './longest-text';
import type { PlacedNode } from '../../../template/parts-of-document';
import type { TemplateRule } from '../../rule';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;

/** Kinds whose names are shorter than a DNS subdomain. */
const LONGEST_OF_KIND: Readonly<Record<string, number>> = {
  // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec
  CronJob: 52,
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#writing-a-job-spec
  Job: LONGEST_LABEL,
  Namespace: LONGEST_LABEL,
  Service: LONGEST_LABEL,
  // Its pods have a label of the name and a hash of ten characters: https://github.com/kubernetes/kubernetes/issues/64023
  StatefulSet: 52,
};

/** Where labels stand whose values are limited as names are. */
const LABELS: readonly (readonly string[])[] = [
  ['metadata', 'labels'],
  ['spec', 'selector', 'matchLabels'],
  ['spec', 'template', 'metadata', 'labels'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels'],
];

/** For every release name that Helm admits, every namespace, every override of names and whatever else names are joined of. */
export const namesFit: TemplateRule = {
  kind: 'template',
  id: 'names-fit',
  severity: 'error',
  description: 'No name of an object is longer than its kind may have, and no label longer than 63 characters, however long the name of the release is.',
  remedy: 'Leave metadata.name to the HelmChart and give it a nameLimit, or limit the values that are part of it (maxLength, pattern).',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  checks: ['L05'],
  check: function* (template) {
    for (const object of template.documents.flatMap(objectsOf)) {
      const found = [
        ...partsAt(object, 'metadata', 'name').flatMap((part) => tooLong(part, LONGEST_OF_KIND[object.kind] ?? LONGEST_SUBDOMAIN, `the name of a ${object.kind}`)),
        ...LABELS.flatMap((path) => scalarsBelow(object, ...path)).flatMap((part) => tooLong(part, LONGEST_LABEL, `the label ${String(part.place.path.at(-1))}`)),
      ];
      yield* found.map((problem) => ({ place: object.document.path, source: object.document.source, problem }));
    }

    function tooLong(part: PlacedNode, most: number, what: string): readonly string[] {
      const expression = part.node.kind === 'passthrough' ? undefined : expressionAt(part);
      const length = expression === undefined ? 0 : longestText(expression, template);
      return length <= most ? [] : [`${what} may have ${String(most)} characters, and ${Number.isFinite(length) ? `can have ${String(length)}` : 'nothing limits it'}`];
    }
  },
};
