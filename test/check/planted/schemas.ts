import { ApiObject } from 'cdk8s';
import { Condition, v } from '../../../index';
import { restriction, violation, type PlantedChart } from './planted-chart';

const disruptionBudget = { kind: 'PodDisruptionBudget', spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } } };
const isOld = v.boolean({ description: 'Whether the cluster is an old one.', default: false });

const versions: readonly PlantedChart[] = [
  violation({
    name: 'an API version that is gone, behind a switch',
    rule: 'api-versions-served',
    values: { isOld },
    objects: ({ isOld: condition }, chart) => {
      new ApiObject(new Condition(chart, 'old', condition), 'budget', { apiVersion: 'policy/v1beta1', ...disruptionBudget });
      return {};
    },
    breaking: { isOld: true },
  }),
  restriction({
    name: 'an API version that all clusters serve, behind a switch',
    rule: 'api-versions-served',
    values: { isOld },
    objects: ({ isOld: condition }, chart) => {
      new ApiObject(new Condition(chart, 'old', condition), 'budget', { apiVersion: 'policy/v1', ...disruptionBudget });
      return {};
    },
    attempt: { isOld: true },
    outcome: 'harmless',
  }),
];

/** What values do to what the Kubernetes API makes of objects. */
export const PLANTED_SCHEMAS: readonly PlantedChart[] = [...versions];
