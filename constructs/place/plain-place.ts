import { Chart } from 'cdk8s';
import { ChartError, dnsLabel, conditionAround, plainValue } from '../../lib';
import { makeObject } from './make-object';
import { literalImage } from '../pod/image';
import { podAdditionsOf } from '../pod/pod-addition';
import type { Construct } from 'constructs';
import type { Place } from './place';

/** The place of constructs in an ordinary cdk8s Chart: names are the constructs' own, and nothing is left to be set. */
export function plainPlace(construct: Construct): Place {
  const { path } = construct.node;
  const app = dnsLabel(Chart.of(construct).node.id);
  return {
    objectName: (ending) => ending,
    clusterObjectName: (ending) => ending,
    selectorLabels: { 'app.kubernetes.io/name': app, 'app.kubernetes.io/instance': app },
    commonLabels: {},
    appVersion: '',
    versionFault: 'an ordinary chart has no appVersion',
    image: (image, component) => literalImage(image, component),
    imagePullSecrets: undefined,
    clusterDomain: 'cluster.local',
    isOpenShift: false,
    podAdditions: () => podAdditionsOf(construct),
    serviceHost: (serviceName) => serviceName,
    asText: (value) => plainValue(value, path) as string,
    require: (condition, message, fix) => {
      if (conditionAround(construct) === true && plainValue(condition, path) !== true) {
        throw new ChartError('CONSTRUCT_INVALID', plainValue(message, path) as string, { in: path, fix });
      }
    },
    // Without values there is nothing that a customer could add.
    reserveNames: () => undefined,
    object: (scope, id, manifest) => makeObject(scope, id, manifest, (part) => plainValue(part, scope.node.path)),
  };
}
