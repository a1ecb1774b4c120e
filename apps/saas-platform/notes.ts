import { evaluationNotes, exposureNotes, isSet, monitoringNotes, or, release, text, when, type Reference, type Value, type ValuesOf } from '../../index';
import { innerPaths } from './inner-paths';
import type { saasValues } from './values';

/** What the customer reads after the installation. */
export function saasNotes(values: Reference<ValuesOf<typeof saasValues>>): readonly Value<string>[] {
  return [
    text`The platform is installed as ${release.name} in the namespace ${release.namespace}. Wait until its pods are ready; they wait for the Secrets that you keep yourself (secrets, while their source is existingSecret):

  kubectl --namespace ${release.namespace} get pods --selector app.kubernetes.io/instance=${release.name}`,
    text`All pods are at the restricted level of the Pod Security Standards. Let the namespace enforce it:

  kubectl label namespace ${release.namespace} pod-security.kubernetes.io/enforce=restricted --overwrite`,
    when(values.smokeTest.enabled, text`Ask each service whether it answers:

  helm test ${release.name} --namespace ${release.namespace} --logs`),
    ...exposureNotes(values.exposure, { denied: innerPaths }),
    when(
      or(isSet(values.egress.cidrs), values.egress.internet.enabled, isSet(values.egress.fqdns)),
      'Outbound connections are possible through egress-proxy only, to what egress names.',
      'egress names nothing: egress-proxy reaches no network outside but those of the dependencies that are named in the values.',
    ),
    ...evaluationNotes([values.database, values.cache, values.queue, values.objectStore]),
    'docs/data.md of the chart says what data is kept in, and docs/outbound-connections.md what is connected to outside.',
    ...monitoringNotes(values.metrics),
  ];
}
