import { and, atLeast, atMost, Condition, equals, isSet, not, or, valuesPathOf, when, type BooleanValue, type Reference, type Value } from '../../lib';
import { requireApi } from '../place/require-api';
import type { Construct } from 'constructs';
import type { ScalingValues } from './scaling-values';
import type { WorkloadValues } from './workload-values';
import type { Labels, Place } from '../place/place';

// https://keda.sh/docs/latest/reference/scaledobject-spec/
const KEDA_API = 'keda.sh/v1alpha1';

/** What is scaled, and how. */
export interface ScalingOptions {
  readonly place: Place;
  readonly component: string;
  readonly name: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly values: Reference<WorkloadValues>;
  readonly kind: 'Deployment' | 'StatefulSet';
}

/** Whether a values block lets customers scale the workload: that of a single writer does not. */
function isScalable(values: Reference<WorkloadValues>): boolean {
  return 'autoscaling' in values;
}

/** The replicas of a workload's object: left out while an autoscaler decides, or each upgrade would reset its number. */
export function replicasOf(values: Reference<WorkloadValues>): unknown {
  return isScalable(values) ? when(equals(values.autoscaling.mode, 'fixed'), values.replicas) : values.replicas;
}

/** Whether there is never more than one pod, however the number is decided. */
export function hasAtMostOnePod(values: Reference<WorkloadValues>): BooleanValue {
  if (!isScalable(values)) {
    return atMost(values.replicas, 1);
  }
  const { replicas, autoscaling } = values;
  return or(
    and(isMode(values, 'fixed'), atMost(replicas, 1)),
    and(isMode(values, 'hpa'), atMost(autoscaling.hpa.maxReplicas, 1)),
    and(isMode(values, 'keda'), atMost(autoscaling.keda.maxReplicaCount, 1)),
  );
}

/** The autoscaler and the PodDisruptionBudget of a workload, each while the values ask for it. */
export function makeScaling(construct: Construct, options: ScalingOptions): void {
  if (!isScalable(options.values)) {
    return;
  }
  requireSoundScaling(construct, options);
  makeAutoscaler(construct, options);
  makeScaledObject(construct, options);
  makeDisruptionBudget(construct, options);
}

function isMode({ autoscaling }: Reference<WorkloadValues>, mode: ScalingValues['mode']): BooleanValue {
  return equals(autoscaling.mode, mode);
}

function requireSoundScaling(construct: Construct, { place, component, values }: ScalingOptions): void {
  const { hpa, keda } = values.autoscaling;
  place.require(or(not(isMode(values, 'hpa')), atMost(hpa.minReplicas, hpa.maxReplicas)), `the least number of pods of ${component} is greater than the greatest`, `raise ${nameOf(hpa.maxReplicas, 'autoscaling.hpa.maxReplicas')}`);
  place.require(
    or(not(isMode(values, 'hpa')), isSet(hpa.targetCPUUtilizationPercentage), isSet(hpa.targetMemoryUtilizationPercentage)),
    `${component} is scaled by load, but no load is named`,
    `set ${nameOf(hpa.targetCPUUtilizationPercentage, 'autoscaling.hpa.targetCPUUtilizationPercentage')}`,
  );
  place.require(or(not(isMode(values, 'keda')), atMost(keda.minReplicaCount, keda.maxReplicaCount)), `the least number of pods of ${component} is greater than the greatest`, `raise ${nameOf(keda.maxReplicaCount, 'autoscaling.keda.maxReplicaCount')}`);
  place.require(or(not(isMode(values, 'keda')), isSet(keda.triggers)), `${component} is scaled by KEDA, but has no triggers`, `set ${nameOf(keda.triggers, 'autoscaling.keda.triggers')}`);
  requireApi(construct, { apiVersion: KEDA_API, condition: isMode(values, 'keda'), message: `${component} is scaled by KEDA`, fix: `install KEDA, or set ${nameOf(values.autoscaling.mode, 'autoscaling.mode')} to "hpa" or "fixed"` });
}

function nameOf(value: Value<unknown>, key: string): string {
  return valuesPathOf(value) ?? key;
}

function makeAutoscaler(construct: Construct, { place, name, labels, values, kind }: ScalingOptions): void {
  const { hpa } = values.autoscaling;
  place.object(new Condition(construct, 'hpa', isMode(values, 'hpa')), 'Default', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name },
      minReplicas: hpa.minReplicas,
      maxReplicas: hpa.maxReplicas,
      metrics: [
        when(isSet(hpa.targetCPUUtilizationPercentage), resourceMetric('cpu', hpa.targetCPUUtilizationPercentage)),
        when(isSet(hpa.targetMemoryUtilizationPercentage), resourceMetric('memory', hpa.targetMemoryUtilizationPercentage)),
      ],
    },
  });
}

function resourceMetric(name: string, averageUtilization: Value<number>): object {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

function makeScaledObject(construct: Construct, { place, name, labels, values, kind }: ScalingOptions): void {
  const { keda } = values.autoscaling;
  place.object(new Condition(construct, 'keda', isMode(values, 'keda')), 'Default', {
    apiVersion: KEDA_API,
    kind: 'ScaledObject',
    metadata: { name, labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name },
      minReplicaCount: keda.minReplicaCount,
      maxReplicaCount: keda.maxReplicaCount,
      triggers: keda.triggers,
    },
  });
}

/** A budget for a single pod would keep its node from ever being drained, so there is none. */
function makeDisruptionBudget(construct: Construct, { place, name, labels, selector, values }: ScalingOptions): void {
  const { pdb, replicas, autoscaling } = values;
  const several = or(
    and(isMode(values, 'fixed'), atLeast(replicas, 2)),
    and(isMode(values, 'hpa'), atLeast(autoscaling.hpa.minReplicas, 2)),
    and(isMode(values, 'keda'), atLeast(autoscaling.keda.minReplicaCount, 2)),
  );
  place.object(new Condition(construct, 'pdb', and(pdb.create, several)), 'Default', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels },
    spec: {
      maxUnavailable: pdb.maxUnavailable,
      // Pods that are not ready must never keep a node from being drained.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selector },
    },
  });
}
