/** Where the pods of a cluster's DNS are, as policies see them. */
export interface DnsPods {
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** The port that the pods listen on, which need not be that of their Service. */
  readonly port: number;
}

/** A kind of cluster, as far as charts can tell it from others. */
export interface Profile {
  /** Kebab-case, as it is written on the command line. */
  readonly name: string;
  readonly title: string;
  /** A version of Kubernetes as these clusters write it, which `.Capabilities.KubeVersion` is. Of one that rules do not know the matrix says so. */
  readonly kubeVersion: string;
  /** API versions that they serve besides those of Kubernetes, without anything installed. */
  readonly apiVersions: readonly string[];
  readonly dns: DnsPods;
  /** Whether the cluster assigns users and groups of volumes to pods, and refuses pods that name others. */
  readonly assignsUsers: boolean;
  /**
   * What has to be set on them, under the keys that values blocks of the library have by convention. An
   * environment wins over it, and what a chart does not declare is left out.
   */
  readonly values: Readonly<Record<string, unknown>>;
}
