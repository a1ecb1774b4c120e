import type { ArtifactHubMetadata } from './artifact-hub';

/** A person or team that looks after a chart. */
export interface ChartMaintainer {
  readonly name: string;
  /** @default - none */
  readonly email?: string;
  /** An http or https address. @default - none */
  readonly url?: string;
}

/** Another chart that is installed with this one. */
export interface ChartDependency {
  /** The name in the other chart's Chart.yaml. */
  readonly name: string;
  /** A version or a range of versions. */
  readonly version: string;
  /** `https://…`, `oci://…`, `file://…`, or `@name` of a repository the user has added. @default - the chart lies in charts/ */
  readonly repository?: string;
  /** Values paths separated by commas; the first that exists decides whether the chart is installed. @default - always */
  readonly condition?: string;
  /** Groups that `tags.<tag>` turns on and off. @default - none */
  readonly tags?: readonly string[];
  /** The key of the chart's values, where not its name. @default - the name */
  readonly alias?: string;
  /** Values of the other chart that are read into this one's. @default - none */
  readonly importValues?: readonly (string | { readonly child: string; readonly parent: string })[];
}

/** What Chart.yaml says. */
export interface ChartMetadata {
  /** Lower-case letters, digits and dashes, at most 53. */
  readonly name: string;
  /** The chart's own version: SemVer 2, without a leading v. */
  readonly version: string;
  /** The version of the application inside; any text. @default - none */
  readonly appVersion?: string;
  /** One sentence. @default - none */
  readonly description?: string;
  /** A library has only named templates and cannot be installed. @default 'application' */
  readonly type?: 'application' | 'library';
  /**
   * The versions of Kubernetes the chart runs on: `>=1.28`. Every bound is written with `-0`, so that the
   * versions of cloud providers, which have a suffix, count as well. @default - all
   */
  readonly kubeVersion?: string;
  /** @default - none */
  readonly keywords?: readonly string[];
  /** The address of the project. @default - none */
  readonly home?: string;
  /** Addresses of source code. @default - none */
  readonly sources?: readonly string[];
  /** The address of an SVG or PNG image. @default - none */
  readonly icon?: string;
  /** @default - none */
  readonly maintainers?: readonly ChartMaintainer[];
  /** Whether the chart should no longer be installed. @default false */
  readonly deprecated?: boolean;
  /** @default - none */
  readonly dependencies?: readonly ChartDependency[];
  /** Any further annotations; they win over those of `artifactHub`. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** What Artifact Hub shows; becomes annotations. @default - none */
  readonly artifactHub?: ArtifactHubMetadata;
}
