import { Chart } from 'cdk8s';
import { throwProblems } from '../diagnostic';
import { referencesTo } from '../reference/references';
import { tokenOf } from '../reference/token';
import { checkChartMetadata } from './check-chart-metadata';
import { isMarkedHelmChart, markHelmChart } from './helm-chart-mark';
import { nameWithEnding, standardLabels } from './standard-helpers';
import { objectEnding, shortened } from './object-ending';
import { createReadLog } from './read-log';
import { render } from './render';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ChartMetadata } from './chart-metadata';
import type { ExtraFile } from './add-file';
import type { ReadLog } from './read-log';
import type { Guard } from '../template/node';
import type { Reference, Value } from '../reference';
import type { ValuesDefinition, ValuesOf } from '../values';

/** What a HelmChart is made of: Chart.yaml's fields, its values, and the text shown after installation. */
export interface HelmChartProps<Values extends ValuesDefinition<unknown>> extends Omit<ChartMetadata, 'name'> {
  /** The chart's name. @default - the construct's id */
  readonly name?: string;
  /** Everything that the customer can set. */
  readonly values: Values;
  /**
   * Paragraphs of NOTES.txt, which Helm prints after installation; a function is given the values.
   * @default - the release's name and how to see its pods
   */
  readonly notes?: readonly Value<string>[] | ((values: Reference<ValuesOf<Values>>) => readonly Value<string>[]);
}

// Leaves ten characters of a name for what all names begin with: one, a dash and the hash of eight.
const LONGEST_ENDING = 52;

/**
 * A Helm chart. Every cdk8s ApiObject below it becomes a template; references to `values` become
 * `{{ .Values… }}`. Objects are named `<fullname>-<id>` unless they have a name of their own.
 */
export class HelmChart<Values extends ValuesDefinition<unknown> = ValuesDefinition<unknown>> extends Chart {
  /** The declaration of everything that the customer can set. */
  readonly definition: Values;
  /** References to everything that the customer can set. */
  readonly values: Reference<ValuesOf<Values>>;
  readonly metadata: ChartMetadata;
  readonly notes: readonly Value<string>[] | undefined;
  /** Rules across values, in the order of their declaration. Added by `guard`. */
  readonly guards: Guard[] = [];
  /** Files that are no templates, in the order in which they were added. Added by `addFile`. */
  readonly extraFiles: ExtraFile[] = [];
  /** @internal */
  readonly readLog: ReadLog;
  private longestEnding = 0;

  /**
   * @throws ChartError CHART_NAME_INVALID, CHART_VERSION_INVALID, CHART_METADATA_INVALID – when Helm would refuse Chart.yaml.
   */
  constructor(scope: Construct, id: string, props: HelmChartProps<Values>) {
    super(scope, id, { labels: standardLabels() as unknown as Record<string, string> });
    const { values, notes, name, ...rest } = props;
    this.metadata = { ...rest, name: name ?? id };
    throwProblems('CHART_INVALID', `the chart ${id} cannot be made`, checkChartMetadata(this.metadata));
    this.definition = values;
    this.readLog = createReadLog();
    this.values = referencesTo(values.root, this.readLog.note);
    this.notes = typeof notes === 'function' ? notes(this.values) : notes;
    markHelmChart(this);
  }

  /** Whether a construct is a HelmChart, also one of a second installed copy of this package. */
  static isHelmChart(construct: unknown): construct is HelmChart {
    return isMarkedHelmChart(construct);
  }

  /** The HelmChart that a construct is in, or undefined when it is in an ordinary cdk8s Chart. */
  static find(construct: Construct): HelmChart | undefined {
    return [...construct.node.scopes].reverse().find((scope): scope is HelmChart => HelmChart.isHelmChart(scope));
  }

  /** What every object's name may begin with at most, so that the longest name has 63 characters. */
  get nameLimit(): number {
    return 63 - this.longestEnding;
  }

  /** The text that stands for the name `<fullname>-<ending>`; may be placed wherever text is taken. */
  objectName(ending: string): string {
    const short = shortened(ending, LONGEST_ENDING);
    this.longestEnding = Math.max(this.longestEnding, short.length + 1);
    return tokenOf(nameWithEnding(short));
  }

  /** Names an object after its place below the chart. */
  override generateObjectName(apiObject: ApiObject): string {
    return this.objectName(objectEnding(this, apiObject));
  }

  /** The objects that the chart renders to with its default values, so that cdk8s's Testing.synth works. */
  override toJson(): unknown[] {
    return [...render(this)];
  }
}
