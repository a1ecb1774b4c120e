import { text, type BooleanValue, type Reference, type Value } from '../../lib';
import { inNamespace, promql } from './promql';
import type { Alert } from './alert';
import type { MonitoringValues } from './monitoring-values';

type Thresholds = Reference<MonitoringValues>['prometheusRule'];

/** `gateway-api` as the beginning of an alert's name: `GatewayApi`. */
export function pascalCase(name: string): string {
  return name.split(/[^A-Za-z0-9]+/).map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('');
}

/** Pods that are not ready or restart, and replicas that are missing. The metrics are those of kube-state-metrics. */
// https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics/workload
export function workloadAlerts(component: string, kind: 'Deployment' | 'StatefulSet', name: Value<string>, condition: BooleanValue): readonly Alert[] {
  const prefix = pascalCase(component);
  const pods = kind === 'Deployment' ? text`pod=~"${name}-[a-z0-9]+-[a-z0-9]+"` : text`pod=~"${name}-[0-9]+"`;
  const wanted = kind === 'Deployment' ? 'kube_deployment_spec_replicas' : 'kube_statefulset_replicas';
  const there = kind === 'Deployment' ? 'kube_deployment_status_replicas_available' : 'kube_statefulset_status_replicas_ready';
  const one = text`${kind.toLowerCase()}="${name}"`;
  return [
    {
      name: `${prefix}PodNotReady`,
      expr: promql`sum by (namespace, pod) (kube_pod_status_ready{${inNamespace}, ${pods}, condition="true"}) == 0`,
      for: '15m',
      severity: 'warning',
      summary: `A pod of ${component} is not ready.`,
      description: 'The pod {{ $labels.pod }} has not been ready for 15 minutes. Look at its events and logs.',
      when: condition,
    },
    {
      name: `${prefix}PodRestarting`,
      expr: promql`increase(kube_pod_container_status_restarts_total{${inNamespace}, ${pods}}[30m]) > 2`,
      for: '0m',
      severity: 'warning',
      summary: `A pod of ${component} restarts again and again.`,
      description: 'The container {{ $labels.container }} of {{ $labels.pod }} restarted {{ $value | humanize }} times in 30 minutes. Look at the logs of its last end.',
      when: condition,
    },
    {
      name: `${prefix}ReplicasMismatch`,
      expr: promql`${wanted}{${inNamespace}, ${one}} != ${there}{${inNamespace}, ${one}}`,
      for: '15m',
      severity: 'critical',
      summary: `${component} does not have the pods that it should.`,
      description: `The ${kind} of ${component} has wanted {{ $value }} pods for 15 minutes, and has not got them. Look at its events, the quota, and the room on the nodes.`,
      when: condition,
    },
  ];
}

/** A certificate that expires, or that could not be issued. The metrics are those of cert-manager. */
export function certificateAlerts(id: string, name: Value<string>, { certificateDays }: Thresholds, condition: BooleanValue): readonly Alert[] {
  const prefix = pascalCase(id);
  return [
    {
      name: `${prefix}CertificateExpires`,
      expr: promql`certmanager_certificate_expiration_timestamp_seconds{${inNamespace}, name="${name}"} - time() < ${certificateDays} * 86400`,
      for: '1h',
      severity: 'critical',
      summary: `The certificate ${id} expires soon.`,
      description: 'The certificate {{ $labels.name }} expires in {{ $value | humanizeDuration }} and was not renewed. Look at the Certificate and its issuer.',
      when: condition,
    },
    {
      name: `${prefix}CertificateNotReady`,
      expr: promql`certmanager_certificate_ready_status{${inNamespace}, name="${name}", condition!="True"} == 1`,
      for: '15m',
      severity: 'warning',
      summary: `The certificate ${id} is not ready.`,
      description: 'The certificate {{ $labels.name }} has not been ready for 15 minutes. Look at the Certificate and its issuer.',
      when: condition,
    },
  ];
}

/** A volume that fills up. The metrics are those of the kubelet. */
export function volumeAlerts(contract: string, claimName: Value<string>, { volumeFreePercent }: Thresholds, condition: BooleanValue): readonly Alert[] {
  const prefix = pascalCase(contract);
  const claim = text`persistentvolumeclaim="${claimName}"`;
  return (['bytes', 'inodes'] as const).map((unit) => {
    const [free, all] = unit === 'bytes' ? ['available_bytes', 'capacity_bytes'] : ['inodes_free', 'inodes'];
    return {
      name: `${prefix}VolumeAlmostFull${unit === 'bytes' ? '' : 'OfFiles'}`,
      expr: promql`kubelet_volume_stats_${free}{${inNamespace}, ${claim}} / kubelet_volume_stats_${all}{${inNamespace}, ${claim}} * 100 < ${volumeFreePercent}`,
      for: '15m',
      severity: 'critical',
      summary: `The volume ${contract} is almost full.`,
      description: `The claim {{ $labels.persistentvolumeclaim }} has {{ $value | humanize }} % of its ${unit} left. Raise its size where the storage class allows it.`,
      when: condition,
    };
  });
}

/** A job whose last run did not succeed. The metrics are those of kube-state-metrics. */
export function cronJobAlerts(component: string, name: Value<string>, pending: string, condition: BooleanValue): readonly Alert[] {
  const cron = text`cronjob="${name}"`;
  const started = promql`kube_cronjob_status_last_schedule_time{${inNamespace}, ${cron}} unless on (namespace, cronjob) (kube_cronjob_status_last_successful_time{${inNamespace}, ${cron}} >= on (namespace, cronjob) kube_cronjob_status_last_schedule_time{${inNamespace}, ${cron}})`;
  return [
    {
      name: `${pascalCase(component)}RunFailed`,
      expr: started,
      for: pending,
      severity: 'critical',
      summary: `The last run of ${component} did not succeed.`,
      description: `No run of {{ $labels.cronjob }} has succeeded since the last that was started, for ${pending}. Look at the logs of its last Job.`,
      when: condition,
    },
  ];
}
