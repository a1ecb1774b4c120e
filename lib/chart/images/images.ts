import { allOf } from '../../reference/operations';
import { printForMessage } from '../../reference/expression-message';
import { partsOfDocument, type PlacedNode } from '../../template/parts-of-document';
import { defaultContext } from '../default-context';
import { templateOf } from '../template-of';
import { textsOf } from './default-texts';
import { imageParts, mayHoldImages, pointerTo, type ImagePart } from './image-parts';
import { leadingValues } from './leading-values';
import { readValues, valueName } from './value-names';
import type { EvaluationContext } from '../../evaluate/context';
import type { Expression } from '../../reference/expression';
import type { DocumentTemplate } from '../../template/node';
import type { HelmChart } from '../helm-chart';
import type { ImageUse } from './image-use';

/**
 * Every image that any values can render, with where it is used and which values decide it. Read from the templates,
 * not from a rendering: what is off by default is there too, hooks and tests among it.
 *
 * Found are the images of all containers (init and ephemeral ones too) and image volumes in objects of any kind, and
 * in custom resources every text under a key `image` or `imageName`. A value that holds whole containers is listed without an image.
 * Images that stand within other text, such as a pod template in a ConfigMap, are not found.
 *
 * @throws ChartError CHART_INVALID – when the chart has problems.
 * @example images(chart).filter(({ isRelocatable }) => !isRelocatable) // what an installation without internet cannot pull
 */
export function images(chart: HelmChart): readonly ImageUse[] {
  const { template } = templateOf(chart);
  const context = defaultContext(template);
  return template.documents.filter(mayHoldImages).flatMap((document) => usesIn(document, context));
}

function usesIn(document: DocumentTemplate, context: EvaluationContext): readonly ImageUse[] {
  const parts = [...partsOfDocument(document)];
  const found = imageParts(document, parts).map((part) => ({ part, condition: allOf(part.place.conditions) }));
  const possible = found.filter(({ condition }) => condition.kind !== 'literal' || condition.value === true);
  if (possible.length === 0) {
    return [];
  }
  const object = { kind: textAt(['kind'], parts, context), name: textAt(['metadata', 'name'], parts, context), template: document.path };
  return possible.map(({ part, condition }) => ({ ...object, ...useOf(part, condition, context) }));
}

type PartOfObject = Omit<ImageUse, 'kind' | 'name' | 'template'>;

function useOf({ kind, node, place, container }: ImagePart, condition: Expression, context: EvaluationContext): PartOfObject {
  const expressions = node.kind === 'scalar' || node.kind === 'passthrough' ? [node.expression] : [];
  const nameOf = (value: Parameters<typeof valueName>[0]): string => valueName(value, place.repeats);
  const values = unique(expressions.flatMap(readValues).map(nameOf));
  const relocatedBy = kind === 'holder' ? values : unique(expressions.flatMap(leadingValues).map(nameOf));
  const containers = container === undefined ? [] : unique(textsOf(container, place.repeats, context));
  return {
    path: pointerTo(place),
    ...(containers.length === 0 ? {} : { container: containers.join(', ') }),
    ...(condition.kind === 'literal' ? {} : { condition: printForMessage(condition) }),
    defaultImages: kind === 'holder' ? [] : unique(textsOf(node, place.repeats, context)),
    values,
    ...rolesOf(values),
    relocatedBy,
    isRelocatable: relocatedBy.length > 0,
  };
}

const ROLES = ['registry', 'repository', 'tag', 'digest'] as const;

/** Which values are the parts of the image, by the names that customers know. */
function rolesOf(values: readonly string[]): Pick<ImageUse, (typeof ROLES)[number]> {
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const name = values.find((value) => value.endsWith(`.${role}`));
      return name === undefined ? [] : [[role, name]];
    }),
  );
}

function textAt(path: readonly string[], parts: readonly PlacedNode[], context: EvaluationContext): string {
  const found = parts.filter(({ place }) => place.path.length === path.length && path.every((key, index) => key === place.path[index]));
  return found.flatMap(({ node, place }) => (node.kind === 'literal' ? [String(node.value)] : textsOf(node, place.repeats, context)))[0] ?? '';
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
