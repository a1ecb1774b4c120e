import { ApiObject, App, Chart } from 'cdk8s';
import { ChartError, problemsOf, throwProblems, withinDepth } from '../diagnostic';
import { expressionOf } from '../reference/convert';
import { walkValue } from '../reference/inspect';
import { hasToken } from '../reference/token';
import { walkExpression } from '../reference/walk-expression';
import { nodeOf } from '../template/from-object';
import { documentPaths } from './document-path';
import { findInvalidObjects } from './check-objects';
import { distinctGuards } from './guard';
import { findDuplicates } from './find-duplicates';
import { conditionAt } from './condition-scope';
import { existenceOf } from './repetition-scope';
import { findForeignReferences, UsedValuesLog } from './check-owners';
import { findLostReads } from './check-reads';
import { findOrdinaryCharts } from './ordinary-charts';
import { definitionWithReservedNames, reservedNameProblems } from './reserve-names';
import { calledHelpers } from './called-helpers';
import { definitionWithSubcharts } from './vendored/effective-values';
import { liftOf } from './lift';
import { withCommonAnnotations } from './common-annotations';
import type { ChartTemplate } from './chart-template';
import type { HelmChart } from './helm-chart';
import type { Problem } from '../diagnostic';
import type { Expression } from '../reference/expression';
import type { DocumentTemplate, Node } from '../template/node';

/**
 * The template of a chart. All problems of all objects are collected.
 *
 * @throws ChartError CHART_INVALID – when there are several problems, otherwise the code of the only one:
 *   LOST_REFERENCE, REFERENCE_OUTSIDE_CHART, UNPRINTABLE_VALUE, UNSUPPORTED_STRUCTURE, OBJECT_INVALID, OBJECT_DUPLICATE.
 */
export function compileChart(chart: HelmChart): ChartTemplate {
  const objects = chart.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart);
  const paths = documentPaths(chart, objects);
  const used = new UsedValuesLog();
  const useIn =
    (place: string) =>
    (part: Expression): void => {
      if (part.kind === 'value') {
        used.note(part, place);
      }
    };
  const problems: Problem[] = [...findOrdinaryCharts(chart), ...chart.nameProblems];
  const documents = objects.flatMap((object) => {
    const use = useIn(object.node.path);
    const document = collect(problems, object, () => documentOf(chart, object, paths.get(object) ?? '', use));
    return document === undefined || isNever(document) ? [] : [document];
  });
  const use = useIn(chart.node.path);
  const notes = (chart.notes ?? []).map(expressionOf);
  const guards = distinctGuards(chart.guards);
  walkValue(chart.notes, use);
  const direct = [...notes, ...guards.flatMap(({ condition, message }) => [condition, message])];
  direct.forEach((expression) => walkExpression(expression, use));
  chart.subcharts.forEach(({ reads, place }) => reads.forEach(useIn(place)));
  problems.push(...findForeignReferences(used.values, chart.definition), ...reservedNameProblems(chart.definition, chart.reservedNames));
  if (problems.length === 0) {
    problems.push(
      ...findDuplicates(documents, chart.node.path),
      ...findLostReads(chart.readLog, used.values.keys(), chart.node.path),
    );
  }
  throwProblems('CHART_INVALID', `the chart ${chart.metadata.name} has problems`, problems);
  const { nameLimit, subcharts } = chart;
  const definition = definitionWithReservedNames(definitionWithSubcharts(chart.definition, subcharts), chart.reservedNames);
  return { metadata: metadataOf(chart), definition, subcharts: [...subcharts], documents, guards, notes, nameLimit, helpers: calledHelpers(documents, direct) };
}

function metadataOf({ metadata, subcharts }: HelmChart): ChartTemplate['metadata'] {
  const dependencies = [...(metadata.dependencies ?? []), ...subcharts.map(({ dependency }) => dependency)];
  return subcharts.length === 0 ? metadata : { ...metadata, dependencies };
}

function documentOf(
  chart: HelmChart,
  object: ApiObject,
  path: string,
  use: (expression: Expression) => void,
): DocumentTemplate {
  if (hasToken(object.node.path)) {
    throw new ChartError('LOST_REFERENCE', 'a token stands in the id of a construct, which is known at synth', {
      fix: 'write the id as text, and give the object a metadata.name where its name depends on values',
    });
  }
  const lifted = liftOf(App.of(object)).lift(object);
  walkValue(lifted, use);
  const { condition, repeat } = existenceOf(object);
  // The conditions one by one: together with a literal they may come to nothing that reads values.
  [...object.node.scopes.map(conditionAt), repeat?.source].filter((each) => each !== undefined).forEach((expression) => {
    walkExpression(expression, use);
  });
  const root = asMap(nodeOf(withCommonAnnotations(chart, lifted)), object);
  throwProblems('OBJECT_INVALID', 'the object is invalid', findInvalidObjects(root, object.node.path));
  const source = object.node.path.slice(chart.node.path.length + 1).replace(/\/Default$/u, '');
  return { path, source, root, ...(condition === undefined ? {} : { condition }), ...(repeat === undefined ? {} : { repeat }) };
}

/** Whether a literal condition leaves the object out, whatever the values are: then nothing of it is printed. */
function isNever({ condition, repeat }: DocumentTemplate): boolean {
  return [condition, repeat?.condition].some((each) => each?.kind === 'literal' && each.value === false);
}

function asMap(node: Node, object: ApiObject): DocumentTemplate['root'] {
  if (node.kind !== 'map') {
    throw new ChartError('UNSUPPORTED_STRUCTURE', `${object.kind} is not written out key by key`, {
      in: object.node.path,
      fix: 'write apiVersion, kind and metadata as keys, and place references below them',
    });
  }
  return node;
}

/** The result, or undefined when the work found problems; each gets the object's path where it has none. */
function collect<T>(problems: Problem[], object: ApiObject, work: () => T): T | undefined {
  let result: T | undefined;
  const found = problemsOf(() => {
    result = withinDepth(work, () => endless(object));
  });
  problems.push(...found.map((problem) => ({ ...problem, in: placeOf(object, problem) })));
  return result;
}

function endless(object: ApiObject): ChartError {
  return new ChartError('UNPRINTABLE_VALUE', `${object.kind} holds a value that contains itself, or is nested too deeply`, {
    in: object.node.path,
    fix: 'pass data that ends',
  });
}

function placeOf(object: ApiObject, problem: Problem): string {
  const { path } = object.node;
  return problem.in === undefined || problem.in === path ? path : `${path}: ${problem.in}`;
}
