import { type HelmChart, chart as chartFacts, commonValues, guard, isSet, isText, not, or, release, reserveNames, selectorLabels, text, token, when, type BooleanValue } from '../../lib';
import { isOpenShift } from './is-open-shift';
import { makeObject } from './make-object';
import { imageHelper, versionFault } from '../pod/image';
import { podAdditionsOf } from '../pod/pod-addition';
import { repeat } from './repeat';
import type { Labels, Place } from './place';

/** The place of a construct in a HelmChart. While the construct is not there, none of its rules is asked. */
export function helmPlace(chart: HelmChart, isThere: BooleanValue = true): Place {
  const { imagePullSecrets } = commonValues.global;
  return {
    objectName: (ending) => chart.objectName(ending),
    clusterObjectName: (ending) => chart.clusterObjectName(ending),
    selectorLabels: selectorLabels() as unknown as Labels,
    commonLabels: commonValues.commonLabels as unknown as Labels,
    appVersion: chartFacts.appVersion,
    versionFault: versionFault(chart.metadata.appVersion),
    image: (image, component) => imageHelper({ name: component, image }),
    imagePullSecrets: when(
      isSet(imagePullSecrets),
      repeat(imagePullSecrets, (secret) => when(isText(secret), { name: secret }, { name: (secret as unknown as { readonly name: string }).name })),
    ),
    clusterDomain: commonValues.clusterDomain,
    isOpenShift: isOpenShift(),
    podAdditions: () => podAdditionsOf(chart),
    serviceHost: (serviceName) => token(text`${serviceName}.${release.namespace}.svc.${commonValues.clusterDomain}`),
    asText: token,
    require: (condition, message, fix) => {
      guard(chart, or(not(isThere), condition), text`${message}: ${fix}.`);
    },
    reserveNames: (list, key, names) => {
      reserveNames(chart, list, names, key);
    },
    object: (scope, id, manifest) => makeObject(scope, id, manifest, (part) => part),
  };
}
