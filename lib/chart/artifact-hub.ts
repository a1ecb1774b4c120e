import { stringify } from 'yaml';

// Names, formats and closed lists: https://artifacthub.io/docs/topics/annotations/helm/

/** The categories of Artifact Hub; `skip-prediction` keeps it from guessing one. */
export const artifactHubCategories = [
  'ai-machine-learning',
  'database',
  'integration-delivery',
  'monitoring-logging',
  'networking',
  'security',
  'storage',
  'streaming-messaging',
  'skip-prediction',
] as const;

/** The kinds of change that Artifact Hub shows apart. */
export const artifactHubChangeKinds = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const;

/** The capability levels of operators. */
export const artifactHubOperatorCapabilities = [
  'basic install',
  'seamless upgrades',
  'full lifecycle',
  'deep insights',
  'auto pilot',
] as const;

/** A named address. */
export interface ArtifactHubLink {
  /** What the link shows. `support` is shown as the place to report problems. */
  readonly name: string;
  /** The address, http or https. */
  readonly url: string;
}

/** One entry of the change log. */
export interface ArtifactHubChange {
  readonly kind: (typeof artifactHubChangeKinds)[number];
  /** One sentence. */
  readonly description: string;
  /** Issues and pull requests. @default - none */
  readonly links?: readonly ArtifactHubLink[];
}

/** An image of the chart, to be scanned by Artifact Hub. */
export interface ArtifactHubImage {
  /** A short name. @default - the image */
  readonly name?: string;
  /** The full reference with tag or digest; `latest` is not scanned. */
  readonly image: string;
  /** Whether the image is left out of the scan. @default false */
  readonly whitelisted?: boolean;
  /** Such as `linux/amd64`. @default - what the registry says */
  readonly platforms?: readonly string[];
}

/** A custom resource definition that the chart brings. */
export interface ArtifactHubCrd {
  readonly kind: string;
  readonly version: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
}

/** What Artifact Hub shows of a chart beyond the fields of Chart.yaml. */
export interface ArtifactHubMetadata {
  /** A second name people search for; one of the two names must contain the other. @default - none */
  readonly alternativeName?: string;
  /** @default - guessed by Artifact Hub from the keywords */
  readonly category?: (typeof artifactHubCategories)[number];
  /** The change log of this version: entries, or plain sentences. @default - none */
  readonly changes?: readonly ArtifactHubChange[] | readonly string[];
  /** Whether this version fixes security problems. @default false */
  readonly containsSecurityUpdates?: boolean;
  /** @default - none */
  readonly crds?: readonly ArtifactHubCrd[];
  /** Example resources, as objects. @default - none */
  readonly crdsExamples?: readonly Readonly<Record<string, unknown>>[];
  /** @default - found by Artifact Hub in a rendering with the default values */
  readonly images?: readonly ArtifactHubImage[];
  /** An SPDX identifier: `Apache-2.0`. @default - read from the LICENSE file */
  readonly license?: string;
  /** @default - none */
  readonly links?: readonly ArtifactHubLink[];
  /** People shown only, or by another name, on Artifact Hub. @default - the maintainers of Chart.yaml */
  readonly maintainers?: readonly { readonly name: string; readonly email: string }[];
  /** Whether the chart installs an operator. @default false */
  readonly operator?: boolean;
  /** @default - none */
  readonly operatorCapabilities?: (typeof artifactHubOperatorCapabilities)[number];
  /** Whether this version is a prerelease. @default false */
  readonly prerelease?: boolean;
  /** Addresses of packages on Artifact Hub. @default - none */
  readonly recommendations?: readonly { readonly url: string }[];
  /** @default - none */
  readonly screenshots?: readonly { readonly title: string; readonly url: string }[];
  /** The key that signs the chart's archive. @default - none */
  readonly signKey?: { readonly fingerprint: string; readonly url: string };
}

/** The annotations of Chart.yaml that say the same: all of them text, lists and maps as YAML. */
export function artifactHubAnnotations(metadata: ArtifactHubMetadata): Readonly<Record<string, string>> {
  const entries = Object.entries(metadata) as readonly (readonly [string, string | boolean | object | undefined])[];
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[`artifacthub.io/${key}`, annotationText(value)]])),
  );
}

// One line for each text in quotes, whatever its length.
const TEXT = {
  compat: 'yaml-1.1',
  lineWidth: 0,
  aliasDuplicateObjects: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

function annotationText(value: string | boolean | object): string {
  return typeof value === 'object' ? stringify(value, TEXT) : String(value);
}
