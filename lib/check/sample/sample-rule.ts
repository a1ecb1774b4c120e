import { overridesFor } from '../prove/solve';
import { rootPosition } from '../prove/position';
import { renderedObjects, verify } from '../prove/verify';
import { randomNumbers, randomValues } from './random-values';
import type { ProvedChart } from '../prove/prove-rule';
import type { KubernetesVersion } from '../kubernetes-version';
import type { Counterexample, Sample } from '../report';
import type { ChartRule, ObjectRule } from '../rule';

/** What came of trying values: how many the schema and the guards accepted, and the first that breaks the rule. */
export interface SampledRule {
  readonly sample: Sample;
  readonly broken: Counterexample | undefined;
}

/** How values are tried. */
export interface SampleOptions {
  /** How many values are made; those that the schema or a guard refuses are not counted in the result. */
  readonly tries: number;
  readonly seed: number;
}

/** Renders values that are chosen by a seed, and looks whether one breaks a rule. Stops at the first that does. */
export function sampleRule({ chart, template }: ProvedChart, rule: ObjectRule | ChartRule, versions: readonly KubernetesVersion[], { tries, seed }: SampleOptions): SampledRule {
  const random = randomNumbers(seed);
  let count = 0;
  for (let index = 0; index < tries; index += 1) {
    const values = index === 0 ? template.defaults : randomValues(rootPosition(template.definition.root), random);
    const kubernetes = versions[Math.floor(random() * versions.length)] as KubernetesVersion;
    const situation = { values: overridesFor(template.defaults, values), release: {}, apiVersions: [], kubernetes };
    const broken = verify(chart, rule, situation);
    if (broken !== undefined) {
      return { sample: { count: count + 1, seed }, broken };
    }
    count += renderedObjects(chart, situation) === undefined ? 0 : 1;
  }
  return { sample: { count, seed }, broken: undefined };
}
