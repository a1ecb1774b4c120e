import { Chart } from 'cdk8s';
import { throwProblems, type Problem } from '../diagnostic';
import { referencesTo } from '../reference/references';
import { tokenOf } from '../reference/token';
import { isOfCluster } from './cluster-kinds';
import { checkChartMetadata } from './check-chart-metadata';
import { requireOneConstructs } from './require-one-constructs';
import { isMarkedHelmChart, markHelmChart } from './helm-chart-mark';
import { CLUSTER_ENDING_LENGTH, nameInCluster, nameWithEnding, standardLabels } from './standard-helpers';
import { guardExclusions } from './exclusion-guards';
import { objectEnding, shortened } from './object-ending';
import { createReadLog } from './read-log';
import { render } from './render';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ChartMetadata } from './chart-metadata';
import type { NamedEnvironment } from './add-environment';
import type { ExtraFile } from './add-file';
import type { ReservedNames } from './reserve-names';
import type { ReadLog } from './read-log';
import type { SubchartUse } from './vendored/subchart-use';
import type { RuleException } from './rule-exception';
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
   * How many characters the part that all object names begin with may have: from 10 to 61. A hash replaces what
   * is longer. Say it before the first release and never change it: where it is left out, an object that a later
   * version adds under a longer name changes where long names are cut, and with them the names of volumes.
   * @default - what the longest name leaves of 63
   */
  readonly nameLimit?: number;
  /** Rules that some objects need not keep. `chartwright check` shows them, and refuses those that are over. @default - none */
  readonly exceptions?: readonly RuleException[];
  /**
   * Paragraphs of NOTES.txt, which Helm prints after installation; a function is given the values.
   * @default - the release's name and how to see its pods
   */
  readonly notes?: readonly Value<string>[] | ((values: Reference<ValuesOf<Values>>) => readonly Value<string>[]);
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
const LONGEST_NAME = 63;

// Leaves ten characters of a name for what all names begin with: one, a dash and the hash of eight.
const LONGEST_ENDING = 52;
const LEAST_NAME_LIMIT = LONGEST_NAME - LONGEST_ENDING - 1;

// What Kubernetes appends to names that have to stay labels: a hash of ten characters, a time of ten digits.
// https://github.com/kubernetes/kubernetes/issues/64023
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec
const SUFFIX_LENGTHS: Readonly<Record<string, number>> = { StatefulSet: 11, CronJob: 11 };

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
  /** Rules that some objects need not keep. */
  readonly exceptions: readonly RuleException[];
  /** Rules across values, in the order of their declaration. Added by `guard`. */
  readonly guards: Guard[] = [];
  /** Names that members of lists of the values may not have. Added by `reserveNames`. */
  readonly reservedNames: ReservedNames[] = [];
  /** Files that are no templates, in the order in which they were added. Added by `addFile`. */
  readonly extraFiles: ExtraFile[] = [];
  /** Overlays on the values that the chart is made and tested for, in the order in which they were added. Added by `addEnvironment`. */
  readonly environments: NamedEnvironment[] = [];
  /** The charts of others that are installed with this one. Added by `Subchart`. */
  readonly subcharts: SubchartUse[] = [];
  /** @internal */
  readonly readLog: ReadLog;
  private readonly fixedNameLimit: number | undefined;
  private longestEnding = '';

  /**
   * @throws ChartError CHART_NAME_INVALID, CHART_VERSION_INVALID, CHART_METADATA_INVALID – when Helm would refuse Chart.yaml.
   * @throws ChartError DEPENDENCY_DUPLICATE – when a second installed copy of the package constructs made the app.
   */
  constructor(scope: Construct, id: string, props: HelmChartProps<Values>) {
    super(scope, id, { labels: standardLabels() as unknown as Record<string, string> });
    requireOneConstructs(this);
    const { values, notes, name, nameLimit, exceptions = [], ...rest } = props;
    this.metadata = { ...rest, name: name ?? id };
    throwProblems('CHART_INVALID', `the chart ${id} cannot be made`, [...checkChartMetadata(this.metadata), ...nameLimitProblems(nameLimit)]);
    this.fixedNameLimit = nameLimit;
    this.exceptions = exceptions;
    this.definition = values;
    this.readLog = createReadLog();
    this.values = referencesTo(values.root, this.readLog.note);
    this.notes = typeof notes === 'function' ? notes(this.values) : notes;
    markHelmChart(this);
    guardExclusions(this);
  }

  /** Whether a construct is a HelmChart, also one of a second installed copy of this package. */
  static isHelmChart(construct: unknown): construct is HelmChart {
    return isMarkedHelmChart(construct);
  }

  /**
   * The HelmChart that a construct is in, or undefined when it is in an ordinary cdk8s Chart.
   *
   * @throws ChartError DEPENDENCY_DUPLICATE – when a second installed copy of the package constructs made what it is in.
   */
  static find(construct: Construct): HelmChart | undefined {
    requireOneConstructs(construct);
    return [...construct.node.scopes].reverse().find((scope): scope is HelmChart => HelmChart.isHelmChart(scope));
  }

  /** What every object's name may begin with at most, so that the longest name has 63 characters. */
  get nameLimit(): number {
    return this.fixedNameLimit ?? this.freeForNames;
  }

  /** @internal The object name that leaves less room than the chart's own `nameLimit` says. */
  get nameProblems(): readonly Problem[] {
    return this.nameLimit <= this.freeForNames
      ? []
      : [
          {
            code: 'OBJECT_INVALID',
            what: `a name that ends with "${this.longestEnding}" leaves ${String(this.freeForNames)} characters for its beginning, and nameLimit is ${String(this.nameLimit)}`,
            in: this.node.path,
            fix: 'give its construct a shorter id; nameLimit is never changed after the first release',
          },
        ];
  }

  private get freeForNames(): number {
    return this.longestEnding === '' ? LONGEST_NAME : LONGEST_NAME - 1 - this.longestEnding.length;
  }

  /** The text that stands for the name `<fullname>-<ending>`; may be placed wherever text is taken. */
  objectName(ending: string): string {
    return tokenOf(nameWithEnding(this.fitting(ending, 0)));
  }

  /** The same for an object of the whole cluster, `<fullname>-<ending>-<hash of the namespace>`: releases of the same name in two namespaces stay apart. */
  clusterObjectName(ending: string): string {
    return tokenOf(nameInCluster(this.fitting(ending, CLUSTER_ENDING_LENGTH)));
  }

  /** Names an object after its place below the chart. */
  override generateObjectName(apiObject: ApiObject): string {
    const ending = objectEnding(this, apiObject);
    return isOfCluster(apiObject.kind) ? this.clusterObjectName(ending) : tokenOf(nameWithEnding(this.fitting(ending, SUFFIX_LENGTHS[apiObject.kind] ?? 0)));
  }

  /** An ending that leaves room for what all names begin with, when something follows it. */
  private fitting(ending: string, followingLength: number): string {
    const short = shortened(ending, LONGEST_ENDING - followingLength);
    if (short.length + followingLength > this.longestEnding.length) {
      this.longestEnding = short.padEnd(short.length + followingLength, '-');
    }
    return short;
  }

  /** The objects that the chart renders to with its default values, so that cdk8s's Testing.synth works. */
  override toJson(): unknown[] {
    return [...render(this)];
  }
}

function nameLimitProblems(nameLimit: number | undefined): readonly Problem[] {
  const isUsable = nameLimit === undefined || (Number.isInteger(nameLimit) && nameLimit >= LEAST_NAME_LIMIT && nameLimit < LONGEST_NAME - 1);
  return isUsable
    ? []
    : [{ code: 'CHART_METADATA_INVALID', what: `nameLimit is ${String(nameLimit)}`, in: 'nameLimit', fix: `give a whole number from ${String(LEAST_NAME_LIMIT)} to ${String(LONGEST_NAME - 2)}` }];
}
