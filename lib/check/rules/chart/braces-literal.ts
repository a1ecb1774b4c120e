import { rawUses } from '../../../chart/raw-uses';
import { printPath } from '../../../values';
import { walkFields } from '../../../values/walk-fields';
import { partsOfDocument } from '../../../template/parts-of-document';
import { partsOf } from '../../../reference/walk-expression';
import { pointerTo } from '../../../chart/images/image-parts';
import { rawCalls } from './raw-calls';
import type { Expression } from '../../../reference/expression';
import type { PlacedNode } from '../../../template/parts-of-document';
import type { TemplateRule } from '../../rule';

// What Helm gives to templates, and no other engine has under these names: https://helm.sh/docs/chart_template_guide/builtin_objects/
const HELM_EXPRESSION = /\{\{[^}]*?(?<![\w.])\$?\.(?:Values\.[A-Za-z]|Release\.(?:Name|Namespace|Service|Revision|IsUpgrade|IsInstall)\b|Chart\.[A-Z]|Capabilities\.[A-Z])/u;

// What these hold is read by programs that may well be given templates of Helm.
const HOLD_FILES = ['ConfigMap', 'Secret'];

/**
 * Text with braces arrives as it was written: that of customers is never run as a template, and no text of the chart
 * looks as if its author meant it to be. ConfigMaps and Secrets may hold templates of Helm for other programs.
 */
export const bracesLiteral: TemplateRule = {
  kind: 'template',
  id: 'braces-literal',
  severity: 'warning',
  description: 'Braces in text are text: no raw expression calls tpl, and no text holds an expression of Helm that nobody would run.',
  remedy: 'Write a reference such as values.name in place of "{{ .Values.name }}", and read text without tpl.',
  source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-tpl-function',
  check: function* ({ documents, definition }, chart) {
    for (const { text, path } of rawUses(chart).filter((use) => rawCalls(use.text).includes('tpl'))) {
      yield { place: path, problem: `the raw expression ${JSON.stringify(text)} calls tpl, which runs text of customers as a template` };
    }
    for (const document of documents.filter(({ root }) => !root.entries.some((entry) => entry.kind === 'entry' && entry.key === 'kind' && entry.value.kind === 'literal' && HOLD_FILES.includes(String(entry.value.value))))) {
      for (const { node, place } of partsOfDocument(document)) {
        if (textsOf(node).some((text) => HELM_EXPRESSION.test(text))) {
          yield { place: `${document.path} ${pointerTo(place)}`, source: document.source, problem: 'the text holds an expression of Helm, and is rendered as it stands' };
        }
      }
    }
    for (const { path, field } of walkFields(definition)) {
      if ('default' in field && typeof field.default === 'string' && HELM_EXPRESSION.test(field.default)) {
        yield { place: printPath(path), problem: 'the default holds an expression of Helm, and is rendered as it stands' };
      }
    }
  },
};

/** The constant texts of a part. */
function textsOf(node: PlacedNode['node']): readonly string[] {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'scalar':
    case 'passthrough':
      return constantsOf(node.expression);
    case 'map':
    case 'list':
      return [];
  }
}

function constantsOf(expression: Expression): readonly string[] {
  const own = expression.kind === 'literal' && typeof expression.value === 'string' ? [expression.value] : expression.kind === 'text' ? expression.parts.filter((part) => typeof part === 'string') : [];
  return [...own, ...partsOf(expression).flatMap(constantsOf)];
}
