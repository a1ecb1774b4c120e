import { Condition, text, type Reference, type Value } from '../../lib';
import { alertRule } from '../monitoring/alert';
import { backupAlerts } from '../monitoring/backup-alerts';
import { pascalCase } from '../monitoring/default-alerts';
import { promql } from '../monitoring/promql';
import { endingOf } from '../place/ending';
import { requireApi } from '../place/require-api';
import { nameOf } from '../pod/service-account';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';
import type { BackupValues } from './backup-values';

const MONITORING_API = 'monitoring.coreos.com/v1';

/** The alerts of a Schedule of Velero, by the metric in which Velero keeps when its last good backup was. */
// https://github.com/vmware-tanzu/velero/blob/v1.18.1/pkg/metrics/metrics.go
export function makeBackupRule(construct: Construct, place: Place, schedule: string, { namespace, alerts }: Reference<BackupValues>): void {
  const metric: Value<string> = text`velero_backup_last_successful_timestamp{schedule="${schedule}"}`;
  const ending = endingOf(construct);
  const rules = backupAlerts({
    what: 'the application',
    prefix: pascalCase(ending),
    age: promql`time() - max(${metric})`,
    isAbsent: promql`absent(${metric})`,
    maximumAgeHours: alerts.maximumAgeHours,
    look: 'Look at what `velero backup get` and `velero backup logs` say.',
    condition: true,
  });
  const enabled = nameOf(alerts.enabled, 'alerts.enabled');
  requireApi(construct, { apiVersion: MONITORING_API, condition: alerts.enabled, message: `${enabled} is true`, fix: `install the Prometheus Operator, or set ${enabled} to false` });
  place.object(new Condition(construct, 'alerts', alerts.enabled), 'Default', {
    apiVersion: MONITORING_API,
    kind: 'PrometheusRule',
    metadata: { name: place.objectName(ending), labels: { ...alerts.labels } },
    spec: { groups: [{ name: place.objectName(ending), rules: rules.map((rule) => alertRule(labelled(rule, namespace), '', alerts)) }] },
  });
}

function labelled<T extends { readonly description: Value<string> }>(rule: T, namespace: Value<string>): T {
  return { ...rule, description: text`${rule.description} The namespace is ${namespace}.` };
}
