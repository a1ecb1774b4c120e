import { v } from '../../lib';

const SECONDS_A_DAY = 86_400;

/** The numbers of a probe that a slow cluster may need to change. */
function probeValues(description: string, periodSeconds: number) {
  const number = (what: string, value: number) => v.integer({ description: what, default: value, minimum: 1, maximum: SECONDS_A_DAY, advanced: true });
  return v.object(
    {
      periodSeconds: number('Seconds between two probes.', periodSeconds),
      timeoutSeconds: number('Seconds after which a probe without answer has failed.', 3),
      failureThreshold: number('Failures in a row that count.', 3),
    },
    { description, advanced: true },
  );
}

/** How often and how patiently a workload is probed; what is asked is decided by its ProbeSet. */
export const probeTuning = {
  livenessProbe: probeValues('When a container counts as stuck and is restarted.', 10),
  readinessProbe: probeValues('When a pod gets no requests.', 5),
  startupProbe: v.object(
    {
      failureThreshold: v.integer({
        description: 'Failures of the startup probe, one every 10 seconds, before a container is restarted. Raise it where the first start takes long.',
        removable: true,
        minimum: 1,
        maximum: SECONDS_A_DAY,
        advanced: true,
        example: 60,
      }),
    },
    { description: 'How long a container may take to start.', advanced: true },
  ),
} as const;
