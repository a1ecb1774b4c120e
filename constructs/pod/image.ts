import { commonValues, chart, defaultTo, defineHelper, isSet, or, text, v, when } from '../../lib';
import type { DeclaredField, Reference, StringField, Value, ValueOf } from '../../lib';

// https://github.com/distribution/reference/blob/main/regexp.go
const component = '[a-z0-9]+([._-]+[a-z0-9]+)*';
const repositoryPattern = `^(${component}(/${component})*)?$`;
const tagPattern = '^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?$';
const digestPattern = '^(sha256:[a-f0-9]{64})?$';
const givenDigestPattern = '^sha256:[a-f0-9]{64}$';
/** Names another image every day, so no value can set it as a tag. */
export const LATEST = 'latest';
const host = '[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?([.][A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*(:[0-9]{1,5})?';
const registryPattern = `^(${host}(/${component})*)?$`;

/** Where a component's image comes from unless the customer says otherwise. */
export interface ImageDefaults {
  /** Host, optional port, optional path. @default 'docker.io' */
  readonly registry?: string;
  /** Path of the image in its registry. @default - the component's name */
  readonly repository?: string;
  /** For images that have versions of their own. @default - the version of the application */
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. @default - none: the tag decides */
  readonly digest?: string;
  /** Whether the schema refuses an image without a digest. Without a default digest, the customer has to set one. @default false */
  readonly digestOnly?: boolean;
}

/**
 * The values block of an image, with the keys that Bitnami's charts have.
 *
 * @example
 * const values = defineValues({ tool: v.object({ image: imageValues({ repository: 'shop/tool', tag: '1.2.0' }) }) });
 */
export function imageValues(defaults: ImageDefaults = {}) {
  return v.object(
    {
      registry: v.string({
        description: 'Registry of the image. global.imageRegistry wins over it.',
        default: defaults.registry ?? 'docker.io',
        pattern: registryPattern,
      }),
      repository: v.string({
        description: 'Repository of the image below its registry. Empty: the component\'s name.',
        default: defaults.repository ?? '',
        pattern: repositoryPattern,
      }),
      tag: v.string({
        description: 'Tag of the image. Empty: the version of the application. "latest" is refused, because it names another image every day.',
        default: defaults.tag ?? '',
        pattern: tagPattern,
        forbidden: [LATEST],
      }),
      digest: digestValue(defaults),
      pullPolicy: v.choice(['IfNotPresent', 'Always'], {
        description: 'When the image is pulled. There is no "Never": images that are on the nodes already run with "IfNotPresent".',
        default: 'IfNotPresent',
      }),
    },
    { description: 'Image of the container.' },
  );
}

/** A digest that may be empty, or one that has to be there: from the chart, or from the customer. */
function digestValue({ digest, digestOnly = false }: ImageDefaults) {
  const description = 'Digest of the image. It wins over the tag.';
  if (!digestOnly) {
    return v.string({ description, default: digest ?? '', pattern: digestPattern });
  }
  const options = { description: `${description} It cannot be left out.`, pattern: givenDigestPattern };
  // Other code reads it alike, whether the chart or the customer gives it.
  return (digest === undefined ? v.string({ ...options, required: true }) : v.string({ ...options, default: digest })) as DigestField;
}

type DigestField = DeclaredField<string, StringField>;

export type ImageSettings = Reference<ImageValues>;

/** What an image's values block declares. */
export type ImageValues = ValueOf<ReturnType<typeof imageValues>>;

/** The image of a container in a HelmChart, through the named template `image`. */
export const imageHelper = defineHelper(
  'image',
  {
    description:
      'The image of a container: global.imageRegistry wins over its own registry, and a digest over a tag; without both it is the application\'s version.',
    parameters: {
      name: v.string({ description: 'The component\'s name.', required: true }),
      image: imageValues(),
    },
  },
  ({ name, image }) => imageReference(image, name, commonValues.global.imageRegistry, chart.appVersion),
);

/** The image of a container where everything is literal. */
export function literalImage(image: ImageSettings, name: string): Value<string> {
  return imageReference(image, name, '', '');
}

/** Why an appVersion cannot be the tag of an image, or undefined. */
export function versionFault(appVersion: string | undefined): string | undefined {
  if (appVersion === undefined || appVersion === '') {
    return 'the chart has no appVersion';
  }
  if (appVersion === LATEST) {
    return `the chart's appVersion "${LATEST}" names another image every day`;
  }
  return new RegExp(tagPattern, 'u').test(appVersion) ? undefined : `the chart's appVersion "${appVersion}" cannot be a tag`;
}

/** Whether an image names a version by itself. */
export function isPinned(image: ImageSettings): Value<boolean> {
  return or(isSet(image.tag), isSet(image.digest));
}

function imageReference(image: ImageSettings, name: Value<string>, globalRegistry: Value<string>, appVersion: Value<string>): Value<string> {
  const registry = when(or(isSet(globalRegistry), isSet(image.registry)), text`${defaultTo(globalRegistry, image.registry)}/`, '');
  const version = when(isSet(image.digest), text`@${image.digest}`, text`:${defaultTo(image.tag, appVersion)}`);
  return text`${registry}${defaultTo(image.repository, name)}${version}`;
}
