import { imageParts, mayHoldImages, pointerTo } from '../../../chart/images/image-parts';
import { partsOfDocument } from '../../../template/parts-of-document';
import { beginningsWhileSet, isAt, truthWhileSet } from './assume-set';
import type { Expression } from '../../../reference/expression';
import type { PlacedNode } from '../../../template/parts-of-document';
import type { TemplateRule } from '../../rule';

const REGISTRY = 'global.imageRegistry';

/**
 * Whatever else is set, also a tag or a digest. Containers that customers write themselves (`extraContainers`) are
 * theirs, and images that stand within other text, such as a pod template in a ConfigMap, are not found.
 */
export const imagesRelocatable: TemplateRule = {
  kind: 'template',
  id: 'images-relocatable',
  severity: 'error',
  description: 'Every image of the chart is pulled from global.imageRegistry where that is set.',
  remedy: 'Begin the image with global.imageRegistry where that is set, as imageValues and the constructs do.',
  source: 'https://helm.sh/docs/chart_best_practices/pods/#images',
  check: function* ({ documents }) {
    for (const document of documents.filter(mayHoldImages)) {
      for (const { kind, node, place } of imageParts(document, [...partsOfDocument(document)])) {
        const problem = kind === 'image' && isPossible(place.conditions) ? problemOf(node) : undefined;
        if (problem !== undefined) {
          yield { place: `${document.path} ${pointerTo(place)}`, source: document.source, problem };
        }
      }
    }
  },
};

function isPossible(conditions: readonly Expression[]): boolean {
  return conditions.every((condition) => truthWhileSet(condition, REGISTRY) !== false);
}

function problemOf(node: PlacedNode['node'] | { readonly kind: 'choice' }): string | undefined {
  switch (node.kind) {
    case 'literal':
      return `the image ${JSON.stringify(node.value)} comes from no value`;
    case 'scalar': {
      const others = beginningsWhileSet(node.expression, REGISTRY).filter((each) => !isAt(each, REGISTRY));
      const [first] = others;
      return first === undefined ? undefined : `the image begins with ${nameOf(first)} although ${REGISTRY} is set`;
    }
    default:
      return undefined;
  }
}

function nameOf(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'value':
      return `values.${expression.path.join('.')}`;
    default:
      return 'something else';
  }
}
