import type { Settings, Value } from '../../lib';
import type { PodBackup } from '../backup/pod-backup';
import type { EnvValue } from '../pod/env-source';
import type { InitContainer, Sidecar } from '../pod/further-containers';
import type { Mount } from '../pod/mount';
import type { PreStop } from '../pod/pre-stop';
import type { ProbeSet } from '../probe-set';
import type { PortMap, PortName } from './ports';
import type { WorkloadValues } from './workload-values';

/** What a workload is made of. */
export interface WorkloadProps<Ports extends PortMap, Sidecars extends readonly Sidecar[] = readonly Sidecar[]> {
  /** What customers set: `chart.values.<block>` of a block made by `workloadValues`, or literals. */
  readonly values: Settings<WorkloadValues>;
  /** The ports the container listens on, by name: `{ http: 8080 }`. */
  readonly ports: Ports;
  /** How Kubernetes finds out whether it is alive, and ready. */
  readonly probes: ProbeSet<NoInfer<PortName<Ports>>>;
  /**
   * Environment variables: text, or keys of a ConfigContract or SecretContract. @default - APP_VERSION
   * alone, in a HelmChart
   */
  readonly env?: Readonly<Record<string, EnvValue>>;
  /** The program to start. @default - the image's own */
  readonly command?: readonly string[];
  /** Arguments of the program. @default - the image's own */
  readonly args?: readonly Value<string>[];
  /** The only paths the container can write to. @default - none */
  readonly mounts?: readonly Mount[];
  /** Containers that run to their ends, one after the other, before the others start. @default - none */
  readonly initContainers?: readonly InitContainer[];
  /** Containers that run beside that of the workload. @default - none */
  readonly sidecars?: Sidecars;
  /** What runs before the container is asked to end. @default - nothing */
  readonly preStop?: PreStop;
  /**
   * What rolls the pods when it changes although it is not part of them, such as the content of a
   * ConfigMap: each becomes an annotation `checksum/<name>`. @default - nothing
   */
  readonly restartOn?: Readonly<Record<string, Value<unknown>>>;
  /** Whether two pods at once would corrupt data. Then an upgrade stops the old pod before it starts the new one. @default false */
  readonly singleWriter?: boolean;
  /** What Velero does with the pods when it backs up their namespace. @default - nothing of its own */
  readonly backup?: PodBackup;
  /** Whether the pods get a token for the API server. @default false */
  readonly hasServiceAccountToken?: boolean;
}
