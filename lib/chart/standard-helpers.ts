import { NAME_LIMIT } from '../reference/expression';
import { known } from '../reference/operations';
import { reservedLabelPrefixes } from '../values/reserved-prefixes';
import type {
  CallExpression,
  DictExpression,
  Expression,
  FunctionExpression,
  Helper,
  TextExpression,
  ValueExpression,
} from '../reference/expression';
import type { Field } from '../values/field';
import type { Reference } from '../reference/value';

const releaseName: Expression = { kind: 'builtin', name: 'release.name' };
const chartName: Expression = { kind: 'builtin', name: 'chart.name' };
// Kubernetes limits label values and most names to 63 characters
// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/).
const LABEL_LIMIT = 63;
const HASH_LENGTH = 8;

/** The chart's name, or nameOverride. */
export const nameHelper: Helper = {
  name: 'name',
  description: 'The name of the chart, or nameOverride.',
  parameters: [],
  body: truncate({ kind: 'default', value: textValue('nameOverride'), fallback: chartName }, LABEL_LIMIT),
  dnsName: true,
};

const unlimitedHelper: Helper = {
  name: 'fullnameUnlimited',
  description:
    'The release and the chart, or the release alone where its name contains the chart\'s, or fullnameOverride.',
  parameters: [],
  body: choose(
    { kind: 'is-set', value: textValue('fullnameOverride') },
    textValue('fullnameOverride'),
    choose(
      { kind: 'function', name: 'contains', value: releaseName, constants: [], needle: call(nameHelper) },
      releaseName,
      joined(releaseName, '-', call(nameHelper)),
    ),
  ),
  dnsName: true,
};

/**
 * What all object names of a release begin with. It leaves room for the longest ending of the chart's
 * objects; what has to be cut, a dot, or a digit at the beginning is replaced by a hash, so that two releases
 * never get the same names.
 */
export const fullnameHelper: Helper = {
  name: 'fullname',
  description:
    'What all object names begin with: a letter. A hash replaces what would make the longest of them exceed 63 characters, and dots.',
  parameters: [],
  body: choose(
    // Release names may begin with a digit, Service names may not.
    { kind: 'function', name: 'matches', value: call(unlimitedHelper), constants: ['^[0-9]'] },
    shortened('r'),
    choose(
      {
        kind: 'logical',
        operator: 'or',
        operands: [
          { kind: 'function', name: 'longer-than', value: call(unlimitedHelper), constants: [NAME_LIMIT] },
          // Release names may have dots, Service names may not.
          { kind: 'function', name: 'contains', value: call(unlimitedHelper), constants: ['.'] },
        ],
      },
      shortened(''),
      call(unlimitedHelper),
    ),
  ),
  dnsName: true,
};

/** The beginning of a name, and a hash of all of it. */
function shortened(letter: string): TextExpression {
  const hash: Expression = { kind: 'function', name: 'sha256', value: call(unlimitedHelper), constants: [HASH_LENGTH] };
  return joined(...(letter === '' ? [] : [letter]), truncate(withoutDots(call(unlimitedHelper)), NAME_LIMIT, letter.length + HASH_LENGTH + 1), '-', hash);
}

/** The labels by which Services, Deployments and policies find the pods of this release. They never change. */
export const selectorLabelsHelper: Helper = {
  name: 'selectorLabels',
  description: 'Labels that select the pods of this release. They must never change.',
  parameters: [],
  body: dict({ 'app.kubernetes.io/name': call(nameHelper), 'app.kubernetes.io/instance': releaseName }),
};

/** The labels of every object. */
export const labelsHelper: Helper = {
  name: 'labels',
  description: 'Labels of every object.',
  parameters: [],
  body: {
    kind: 'dict',
    entries: [
      entry('helm.sh/chart', labelValue(joined(chartName, '-', { kind: 'builtin', name: 'chart.version' }))),
      { kind: 'spread', value: call(selectorLabelsHelper) },
      entry('app.kubernetes.io/version', labelValue({ kind: 'builtin', name: 'chart.appVersion' })),
      entry('app.kubernetes.io/managed-by', { kind: 'literal', value: 'Helm' }),
      { kind: 'spread', value: { kind: 'value', path: ['commonLabels'], field: commonLabelsField(), certain: 1 } },
    ],
  },
};

/** A call of a helper that takes no arguments. */
export function call(helper: Helper): CallExpression {
  return { kind: 'call', helper, arguments: {} };
}

/** The name of an object of the chart: what all names begin with, and an ending. */
export function nameWithEnding(ending: string): Expression {
  return joined(call(fullnameHelper), `-${ending}`);
}

/** The name of an object of the whole cluster: the same, and a hash of the namespace, so that releases of the same name stay apart. */
export function nameInCluster(ending: string): Expression {
  return joined(call(fullnameHelper), `-${ending}-`, { kind: 'function', name: 'sha256', value: { kind: 'builtin', name: 'release.namespace' }, constants: [HASH_LENGTH] });
}

/** How many characters more such a name has. */
export const CLUSTER_ENDING_LENGTH = HASH_LENGTH + 1;

/** The labels of every object, as a reference to be spread. */
export function standardLabels(): Reference<Readonly<Record<string, string>>> {
  return known(call(labelsHelper));
}

/** The labels that select the pods of this release, as a reference to be spread. */
export function selectorLabels(): Reference<Readonly<Record<string, string>>> {
  return known(call(selectorLabelsHelper));
}

// A function, because the helpers above are built before constants below them exist.
function commonLabelsField(): Field {
  return {
    kind: 'map',
    description: 'commonLabels',
    entry: { kind: 'string', description: 'label' },
    reservedPrefixes: reservedLabelPrefixes,
  };
}

function textValue(key: string): ValueExpression {
  return { kind: 'value', path: [key], field: { kind: 'string', description: key }, certain: 1 };
}

function choose(condition: Expression, then: Expression, otherwise: Expression): Expression {
  return { kind: 'choose', condition, then, otherwise };
}

function joined(...parts: readonly (string | Expression)[]): TextExpression {
  return { kind: 'text', parts };
}

function truncate(value: Expression, ...constants: readonly (string | number)[]): FunctionExpression {
  return { kind: 'function', name: 'truncate', value, constants };
}

function withoutDots(value: Expression): Expression {
  return { kind: 'function', name: 'replace', value, constants: ['.', '-'] };
}

/** Text as a label value: a version may hold `+`, which labels may not. */
function labelValue(value: Expression): Expression {
  return truncate({ kind: 'function', name: 'replace', value, constants: ['+', '_'] }, LABEL_LIMIT);
}

function dict(entries: Readonly<Record<string, Expression>>): DictExpression {
  return { kind: 'dict', entries: Object.entries(entries).map(([key, value]) => entry(key, value)) };
}

function entry(key: string, value: Expression): DictExpression['entries'][number] {
  return { kind: 'entry', key, value };
}
