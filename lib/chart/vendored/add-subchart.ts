import { describe, throwProblems, type Problem } from '../../diagnostic';
import { deferredOf } from '../../reference/deferred';
import type { ValueExpression } from '../../reference/expression';
import type { BooleanValue, Value } from '../../reference';
import type { ChartDependency } from '../chart-metadata';
import type { HelmChart } from '../helm-chart';
import { innerChartProblems } from './inner-chart-problems';
import { subchartValueProblems } from './subchart-value-problems';
import type { SubchartUse } from './subchart-use';
import type { VendoredChart } from './vendored-chart';
import { versionInRange } from './version-range';

/** A chart of somebody else as part of a HelmChart. */
export interface SubchartProps {
  /** The chart, as `readChart` gives it. */
  readonly chart: VendoredChart;
  /**
   * What the chart passes to it: `chart.values.<key>` of a block made by `subchartValues` at the top of the values. A key
   * that is not the subchart's name becomes its alias. Not for library charts, which install nothing.
   * @default - nothing; customers may set all of its values under its name
   */
  readonly values?: Value<object>;
  /** The value that decides whether it is installed: a switch of this chart's values that has a default. @default - always installed */
  readonly condition?: BooleanValue;
  /** Switches under `tags` of this chart's values: it is not installed while all of them are off. A condition wins over them. @default - none */
  readonly tags?: readonly BooleanValue[];
  /** The range that its version must be in, in the words of Helm: `^16.2.0`. @default - exactly the version that it has */
  readonly version?: string;
  /** Where it comes from: `https://…` or `oci://…`. With it an archive stays as it is. @default - it lies in charts/ */
  readonly repository?: string;
}

/** Adds a subchart to a HelmChart, or throws everything that is wrong with it. */
export function addSubchart(chart: HelmChart, place: string, props: SubchartProps): SubchartUse {
  const { chart: vendored, version = vendored.version, repository } = props;
  const block = expressionOf(props.values);
  const key = block?.path[0] ?? vendored.name;
  const condition = expressionOf(props.condition);
  const tags = props.tags?.map(expressionOf);
  const misplaced = blockProblems(props, block, place);
  throwProblems('SUBCHART_INVALID', `the subchart ${vendored.name} cannot be added`, [
    ...nameProblems(chart, vendored, key, place),
    ...misplaced,
    ...(props.condition === undefined ? [] : conditionProblems(condition, place)),
    ...(tags ?? []).flatMap((tag) => (tag?.path.length === 2 && tag.path[0] === 'tags' ? conditionProblems(tag, place) : [tagProblem(tag, place)])),
    ...versionProblems(vendored, version, place),
    ...innerChartProblems(vendored, place),
    ...(misplaced.length === 0 ? subchartValueProblems(chart.definition, { chart: vendored, key, place, condition: condition?.path }) : []),
  ]);
  const dependency: ChartDependency = {
    name: vendored.name,
    version,
    ...(repository === undefined ? {} : { repository }),
    ...(condition === undefined ? {} : { condition: condition.path.join('.') }),
    ...(tags === undefined ? {} : { tags: tags.map((tag) => tag?.path[1] ?? '') }),
    ...(key === vendored.name ? {} : { alias: key }),
  };
  const hasFields = block?.field.kind === 'object' && Object.keys(block.field.fields).length > 0;
  const reads = [condition, hasFields ? undefined : block, ...(tags ?? [])].filter((each) => each !== undefined);
  const use: SubchartUse = { chart: vendored, key, dependency, place, reads, ...(condition === undefined ? {} : { condition: condition.path }) };
  chart.subcharts.push(use);
  return use;
}

function expressionOf(value: unknown): ValueExpression | undefined {
  const deferred = deferredOf(value);
  return deferred?.kind === 'expression' && deferred.expression.kind === 'value' ? deferred.expression : undefined;
}

function nameProblems(chart: HelmChart, { name, source }: VendoredChart, key: string, place: string): readonly Problem[] {
  if (name === chart.metadata.name) {
    return [{ code: 'SUBCHART_CYCLIC', what: `the chart ${describe(name)} is its own subchart`, in: place, fix: `name another chart than ${source}` }];
  }
  const others = [...(chart.metadata.dependencies ?? []), ...chart.subcharts.map(({ dependency }) => dependency)];
  const isTaken = others.some((other) => (other.alias ?? other.name) === key);
  const rival = chart.subcharts.find((other) => other.chart.name === name && other.chart.source !== source);
  return [
    ...(isTaken ? [invalid(place, `another subchart has the key ${describe(key)} already`, 'give it a block of values of its own: the block\'s key becomes its alias')] : []),
    ...(rival === undefined ? [] : [invalid(place, `${source} and ${rival.chart.source} are both called ${name}, and one charts/ holds one of them`, 'read the chart once, and use it twice')]),
  ];
}

function blockProblems({ chart, values }: SubchartProps, block: ValueExpression | undefined, place: string): readonly Problem[] {
  if (values === undefined) {
    return [];
  }
  if (chart.type === 'library') {
    return [invalid(place, `${chart.name} is a library chart, which installs nothing and takes no values`, 'leave out values')];
  }
  if (block?.path.length !== 1 || block.field.kind !== 'object' || block.field.open !== true) {
    return [invalid(place, `values is ${block === undefined ? 'no value of the chart' : `values.${block.path.join('.')}`}, which is no block of a subchart at the top of the values`, 'declare the block with subchartValues, and pass chart.values.<key>')];
  }
  // https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/chart.go, aliasNameFormat
  return /^[a-zA-Z0-9_-]+$/.test(block.path[0] ?? '') ? [] : [invalid(place, `the key ${describe(block.path[0])} is no alias that Helm accepts`, 'use letters, digits, "_" and "-"')];
}

// Helm splits paths at dots and lists at commas, and installs a subchart whose condition it does not find.
function conditionProblems(condition: ValueExpression | undefined, place: string): readonly Problem[] {
  const { field, path = [] } = condition ?? {};
  if (field?.kind !== 'boolean') {
    return [invalid(place, `its condition is ${path.length === 0 ? 'no value of the chart' : `values.${path.join('.')}`}, which Helm cannot read as a switch`, 'pass a reference to a v.boolean of the chart\'s values; what follows from other values belongs into a guard')];
  }
  if (field.default === undefined || field.removable === true) {
    return [invalid(place, `its condition values.${path.join('.')} may be absent, and Helm installs the subchart then`, 'give the switch a default')];
  }
  return path.every((key) => /^[^.,\s]+$/.test(key)) ? [] : [invalid(place, `its condition values.${path.join('.')} has a key that Helm cannot find`, 'rename the key to letters and digits')];
}

function tagProblem(tag: ValueExpression | undefined, place: string): Problem {
  return invalid(place, `the tag ${tag === undefined ? '' : `values.${tag.path.join('.')} `}is no switch directly under tags`, 'declare tags: v.object({ <tag>: v.boolean(…) }) at the top of the values, and pass values.tags.<tag>');
}

function versionProblems({ name, version, source }: VendoredChart, range: string, place: string): readonly Problem[] {
  const found = versionInRange(version, range);
  if (found === 'inside') {
    return [];
  }
  return found === 'unreadable'
    ? [{ code: 'SUBCHART_VERSION', what: `${describe(range)} is no range of versions`, in: place, fix: `write ^${version}, or leave it out` }]
    : [{ code: 'SUBCHART_VERSION', what: `${name} in ${source} has the version ${version}, which is not in ${describe(range)}`, in: place, fix: `vendor a version of that range, or write ^${version}` }];
}

function invalid(place: string, what: string, fix: string): Problem {
  return { code: 'SUBCHART_INVALID', what, in: place, fix };
}
