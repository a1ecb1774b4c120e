import { contains, equals, isSet, not, or, toJson, valuesPathOf, type Reference } from '../../lib';
import { requireApi } from '../place/require-api';
import type { Construct } from 'constructs';
import type { ExposureValues } from './exposure-values';
import type { Place } from '../place/place';

export const GATEWAY_API = 'gateway.networking.k8s.io/v1';
export const EMISSARY_API = 'getambassador.io/v3alpha1';

/** What the chosen mode needs: a host, a Gateway, or an API that the cluster serves. */
export function requireSoundExposure(construct: Construct, place: Place, values: Reference<ExposureValues>): void {
  const { mode, ingress, httpRoute, emissary } = values;
  const block = (valuesPathOf(mode) ?? 'mode').replace(/mode$/u, '');
  const chosen = (name: ExposureValues['mode']): string => `${block}mode is ${name}`;
  place.require(or(not(equals(mode, 'ingress')), isSet(ingress.hostname)), `${chosen('ingress')}, but ${block}ingress.hostname is empty`, 'name the host by which clients reach the application');
  // The API server refuses both together: https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation
  place.require(
    or(not(equals(mode, 'ingress')), not(isSet(ingress.ingressClassName)), not(contains(toJson(ingress.annotations), '"kubernetes.io/ingress.class":'))),
    `the class of the Ingress is set twice, by ${block}ingress.ingressClassName and by the annotation kubernetes.io/ingress.class`,
    'remove one of them',
  );
  place.require(or(not(equals(mode, 'emissary')), isSet(emissary.hostname)), `${chosen('emissary')}, but ${block}emissary.hostname is empty`, 'name the host by which clients reach the application, or "*"');
  place.require(or(not(equals(mode, 'httpRoute')), isSet(httpRoute.parentRefs)), `${chosen('httpRoute')}, but ${block}httpRoute.parentRefs is empty`, 'name the Gateway that serves the route');
  requireApi(construct, {
    apiVersion: GATEWAY_API,
    condition: equals(mode, 'httpRoute'),
    message: chosen('httpRoute'),
    fix: `install the Gateway API, 1.0 or later, or choose another ${block}mode`,
  });
  requireApi(construct, {
    apiVersion: EMISSARY_API,
    condition: equals(mode, 'emissary'),
    message: chosen('emissary'),
    fix: `install Emissary, 3.0 or later, or choose another ${block}mode`,
  });
}
