import { defaultTo, type Reference } from '../../lib';
import { STARTUP_PERIOD_SECONDS, type ProbeQuestion, type ProbeSet } from '../probe-set';
import { namedPorts, type PortMap } from '../workload/ports';
import type { WorkloadValues } from '../workload/workload-values';

/** How often and how patiently a container is asked. */
export type ProbeTuning = Pick<Reference<WorkloadValues>, 'livenessProbe' | 'readinessProbe' | 'startupProbe'>;

/** The three probes of a container. */
export function containerProbes(probes: ProbeSet, ports: PortMap, tuning: ProbeTuning) {
  const { livenessProbe, readinessProbe, startupProbe } = tuning;
  const budget = Math.ceil(probes.startupBudgetSeconds / STARTUP_PERIOD_SECONDS);
  return {
    startupProbe: {
      ...action(probes.live, ports),
      periodSeconds: STARTUP_PERIOD_SECONDS,
      timeoutSeconds: livenessProbe.timeoutSeconds,
      failureThreshold: defaultTo(startupProbe.failureThreshold, budget),
    },
    livenessProbe: { ...action(probes.live, ports), ...timing(livenessProbe) },
    readinessProbe: { ...action(probes.ready, ports), ...timing(readinessProbe) },
  };
}

function timing({ periodSeconds, timeoutSeconds, failureThreshold }: ProbeTuning['livenessProbe']) {
  return { periodSeconds, timeoutSeconds, failureThreshold };
}

function action(question: ProbeQuestion, ports: PortMap): object {
  switch (question.kind) {
    case 'http':
      return { httpGet: { path: question.path, port: question.port, ...(question.scheme === 'HTTPS' ? { scheme: 'HTTPS' } : {}) } };
    case 'tcp':
      return { tcpSocket: { port: question.port } };
    case 'grpc':
      // The only kind that takes no name: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe
      return { grpc: { port: portNumber(ports, question.port), ...(question.service === '' ? {} : { service: question.service }) } };
    case 'exec':
      return { exec: { command: question.command } };
  }
}

function portNumber(ports: PortMap, name: string): number | undefined {
  return namedPorts(ports).find((port) => port.name === name)?.port;
}
