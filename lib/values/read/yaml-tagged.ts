import { isScalar, type Scalar } from 'yaml';

import { describe } from '../../diagnostic';
import { addFault, type Decoding } from './yaml-decoding';
import { type YamlScalar, yamlScalarOf } from './yaml-scalar';

const PREFIX = 'tag:yaml.org,2002:';

const TYPES: Readonly<Record<string, readonly YamlScalar['type'][]>> = {
  [`${PREFIX}int`]: ['integer'],
  [`${PREFIX}float`]: ['float', 'integer'],
  [`${PREFIX}bool`]: ['boolean'],
  [`${PREFIX}null`]: ['null'],
};

/** What a scalar node means, by its tag, its quotes and its text. An absent node is null. */
export function scalarOfNode(decoding: Decoding, node: unknown): YamlScalar {
  if (!isScalar(node)) {
    return { type: 'null' };
  }
  const text = textOfNode(decoding, node);
  checkEscapes(decoding, node);
  return taggedScalar(decoding, node, text);
}

/** A block text at the end of a file whose last line does not end has no line break at its end. */
function textOfNode(decoding: Decoding, node: Scalar): string {
  const text = node.source ?? '';
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const endsFile = isBlock && node.range?.[1] === decoding.text.length && /[^ \r\n]$/.test(decoding.text);
  return endsFile ? text.replace(/\n$/, '') : text;
}

function taggedScalar(decoding: Decoding, node: Scalar, text: string): YamlScalar {
  const { tag } = node;
  if (tag === undefined) {
    return node.type === 'PLAIN' ? yamlScalarOf(text) : { type: 'text', value: text };
  }
  if (tag === `${PREFIX}binary` || tag === `${PREFIX}timestamp`) {
    addFault(
      decoding,
      node,
      `the tag !!${tag.slice(PREFIX.length)} has no meaning in values`,
      'write a text in quotes',
    );
  }
  const types = TYPES[tag];
  const scalar = yamlScalarOf(text);
  if (types === undefined) {
    return { type: 'text', value: text };
  }
  if (!types.includes(scalar.type)) {
    addFault(
      decoding,
      node,
      `${describe(text)} is not of the type !!${tag.slice(PREFIX.length)}`,
      'remove the tag or correct the value',
    );
  }
  return scalar;
}

/** Escapes of JSON that are none to Helm: halves of surrogate pairs, also where they would make a pair, and `\\/`. */
function checkEscapes(decoding: Decoding, node: Scalar): void {
  const source = node.type === 'QUOTE_DOUBLE' ? decoding.text.slice(node.range?.[0], node.range?.[1]) : '';
  const escapes = source.match(/\\(?:u[\dA-Fa-f]{4}|.)/gs) ?? [];
  const foreign = escapes.find((escape) => /^\\(?:u[dD][89A-Fa-f]|\/)/.test(escape));
  if (foreign !== undefined) {
    addFault(
      decoding,
      node,
      `Helm does not know the escape ${foreign}`,
      'write the character itself, or \\U and eight digits',
    );
  }
}
