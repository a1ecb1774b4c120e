import { exposureNotes, isSet, monitoringNotes, not, or, release, text, when, type Reference, type Value, type ValuesOf } from '../../index';
import { innerPaths } from './inner-paths';
import type { complianceValues } from './values';

/** What the customer reads after the installation. */
export function complianceNotes(values: Reference<ValuesOf<typeof complianceValues>>): readonly Value<string>[] {
  const { clients, egress } = values;
  const nobody = not(or(isSet(clients.namespaces), isSet(clients.cidrs), clients.everyone));
  return [
    text`The compliance platform is installed as ${release.name} in the namespace ${release.namespace}.`,
    text`The pods wait for the Secrets that you keep yourself (secrets.session and secrets.unlock, while their source is existingSecret):

  kubectl --namespace ${release.namespace} get pods --selector app.kubernetes.io/instance=${release.name}`,
    text`Wait until its pods are ready, and look at the gateway:

  kubectl --namespace ${release.namespace} rollout status deployment --selector app.kubernetes.io/instance=${release.name}
  kubectl --namespace ${release.namespace} get service --selector app.kubernetes.io/component=gateway-api`,
    text`All pods are at the restricted level of the Pod Security Standards. Let the namespace enforce it:

  kubectl label namespace ${release.namespace} pod-security.kubernetes.io/enforce=restricted --overwrite`,
    when(values.smokeTest.enabled, text`Ask each service whether it answers:

  helm test ${release.name} --namespace ${release.namespace} --logs`),
    ...exposureNotes(values.exposure, { denied: innerPaths }),
    when(
      nobody,
      'Nobody outside may connect to gateway-api yet: name namespaces in clients.namespaces, or networks in clients.cidrs.',
      when(clients.everyone, 'gateway-api may be connected to by all addresses, because clients.everyone is true.', 'gateway-api may be connected to by the namespaces in clients.namespaces and the networks in clients.cidrs.'),
    ),
    when(
      or(isSet(egress.cidrs), egress.internet.enabled, isSet(egress.fqdns)),
      'Outbound connections are possible through egress-proxy only, to what egress names.',
      'Outbound connections are not possible at all: egress names nothing.',
    ),
    ...monitoringNotes(values.metrics),
    when(
      values.ledgerUpgrade.enabled,
      'Read docs/ledger-upgrade.md of the chart before you run helm upgrade: the ledger is verified and migrated first, and --timeout must be longer than a step may take.',
      'helm upgrade does not touch the ledger, because ledgerUpgrade.enabled is false.',
    ),
    when(
      values.backup.enabled,
      text`key_data is backed up to ${values.backup.target}.`,
      'key_data is not backed up: set backup.target to a place outside the cluster, and backup.enabled to true.',
    ),
    'The volumes evidence_data, key_data and config_data outlive the release. Their annotations, and docs/volumes.md of the chart, state how long their data is kept and how it is backed up. Install the chart compliance-platform-backups for Velero.',
  ];
}
