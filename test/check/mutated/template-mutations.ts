import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { JsonPatch } from 'cdk8s';
import { defineHelper, raw, release, text, token, v, type KubernetesObject } from '../../../index';
import type { MutableChart } from './mutable-chart';
import type { Field } from '../../../lib/values';

/** What Helm renders of the changed chart, each object by its kind. */
export interface Renderings {
  readonly byDefault: Readonly<Record<string, KubernetesObject>>;
  /** With another value of what nothing reads. */
  readonly unread: Readonly<Record<string, KubernetesObject>>;
  /** Of another release, with the longest name, with a registry and a password set. */
  readonly other: Readonly<Record<string, KubernetesObject>>;
}

/** A change in what a construct emits, or in its values block. */
export interface TemplateMutation {
  readonly rule: string;
  readonly change: string;
  /** Where the rule has to find something, and nowhere else. */
  readonly places: readonly string[];
  /** The construct that it names. @default - the chart */
  readonly source?: string;
  /** Further values in the block of the deployment. @default - none */
  readonly fields?: Readonly<Record<string, Field>>;
  readonly make?: (chart: MutableChart) => void;
  /** What somebody sees of it in what Helm renders. */
  readonly shown: (renderings: Renderings) => unknown;
  readonly expected: unknown;
}

const CONTAINER = '/spec/template/spec/containers/0';
const DEPLOYMENT = 'templates/web/deployment.yaml';
const HALF_A_SECRET = 524_288;

/** The values with which the changed chart is rendered. */
export const CHANGED_VALUES = {
  unread: { web: { greeting: 'good evening' } },
  other: { global: { imageRegistry: 'mirror.example.com' }, web: { password: 'hunter22' } },
};

// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/util/validate_name.go
export const LONGEST_RELEASE_NAME = `1${'r'.repeat(52)}`;

const chance = defineHelper('chance', { description: 'Chance.', parameters: {} }, () => raw<string>('randAlphaNum 16', { type: 'string', evaluate: () => 'a' }));

/** Text that cannot be compressed below three quarters. */
function noise(bytes: number): string {
  return Array.from({ length: Math.ceil(bytes / 43) }, (_, index) => createHash('sha256').update(String(index)).digest('base64url')).join('').slice(0, bytes);
}

/** The part of an object at a pointer without escapes. */
function at(object: KubernetesObject | undefined, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>> | undefined)?.[key], object);
}

/** One change for each rule on templates, all in one chart. */
export const TEMPLATE_MUTATIONS: readonly TemplateMutation[] = [
  {
    rule: 'values-used',
    change: 'a value that the construct does not know',
    places: ['web.greeting'],
    fields: { greeting: v.string({ description: 'Greeting.', default: 'hello' }) },
    shown: ({ byDefault, unread }) => ['Deployment', 'Service', 'CronJob'].filter((kind) => !isDeepStrictEqual(at(byDefault[kind], '/spec'), at(unread[kind], '/spec'))),
    expected: [],
  },
  {
    rule: 'images-relocatable',
    change: 'an image that comes from no value',
    places: [`${DEPLOYMENT} ${CONTAINER}/image`],
    source: 'web/deployment',
    make: ({ deployment }) => {
      deployment.addJsonPatch(JsonPatch.move(`${CONTAINER}/image`, '/spec/image'), JsonPatch.add(`${CONTAINER}/image`, 'docker.io/team/web:1.4.0'));
    },
    shown: ({ other }) => [at(other['Deployment'], `${CONTAINER}/image`), String(at(other['CronJob'], `/spec/jobTemplate${CONTAINER}/image`)).split('/')[0]],
    expected: ['docker.io/team/web:1.4.0', 'mirror.example.com'],
  },
  {
    rule: 'no-secret-values',
    change: 'a password among the values',
    places: ['web.password'],
    fields: { password: v.string({ description: 'Password.', default: '' }) },
    make: ({ deployment, block }) => {
      deployment.addJsonPatch(JsonPatch.add(`${CONTAINER}/env/0`, { name: 'PASSWORD', value: token(block['password']!) }));
    },
    shown: ({ other }) => at(other['Deployment'], `${CONTAINER}/env/0/value`),
    expected: 'hunter22',
  },
  {
    rule: 'deterministic',
    change: 'one text by chance in two objects',
    places: [DEPLOYMENT, 'templates/settings/configmap.yaml'],
    make: ({ deployment, configMap }) => {
      deployment.addJsonPatch(JsonPatch.add('/metadata/annotations', { chance: token(chance({})) }));
      configMap.addJsonPatch(JsonPatch.add('/data/chance', token(chance({}))));
    },
    shown: ({ byDefault }) => at(byDefault['Deployment'], '/metadata/annotations/chance') === at(byDefault['ConfigMap'], '/data/chance'),
    expected: false,
  },
  {
    rule: 'braces-literal',
    change: 'an expression of Helm as text',
    places: ['templates/web/service.yaml /metadata/annotations/owner'],
    source: 'web/service',
    make: ({ service }) => {
      service.addJsonPatch(JsonPatch.add('/metadata/annotations/owner', '{{ .Release.Name }}'));
    },
    shown: ({ byDefault }) => at(byDefault['Service'], '/metadata/annotations/owner'),
    expected: '{{ .Release.Name }}',
  },
  {
    rule: 'releases-apart',
    change: 'the name of an object of the whole cluster',
    places: ['templates/images/imagevalidatingpolicy.yaml /metadata/name'],
    source: 'images/kyverno',
    make: ({ policy }) => {
      policy.addJsonPatch(JsonPatch.replace('/metadata/name', 'images'));
    },
    shown: ({ byDefault, other }) => [byDefault, other].map((objects) => at(objects['ImageValidatingPolicy'], '/metadata/name')),
    expected: ['images', 'images'],
  },
  {
    rule: 'names-fit',
    change: 'the name of the release with an ending',
    places: ['templates/report/cronjob.yaml'],
    source: 'report/cron-job',
    make: ({ cronJob }) => {
      cronJob.addJsonPatch(JsonPatch.replace('/metadata/name', token(text`${release.name}-report`)));
    },
    // A CronJob may have 52.
    shown: ({ other }) => String(at(other['CronJob'], '/metadata/name')).length,
    expected: 60,
  },
  {
    rule: 'name-syntax',
    change: 'the name of the release, which may begin with a digit',
    places: ['templates/web/service.yaml'],
    source: 'web/service',
    make: ({ service }) => {
      service.addJsonPatch(JsonPatch.replace('/metadata/name', token(release.name)));
    },
    shown: ({ other }) => String(at(other['Service'], '/metadata/name')).slice(0, 2),
    expected: '1r',
  },
  {
    rule: 'release-size',
    change: 'a file that cannot be compressed',
    places: ['small'],
    make: ({ configMap }) => {
      configMap.addJsonPatch(JsonPatch.add('/data/dump', noise(600_000)));
    },
    // Its three quarters, as base64 of a Secret.
    shown: ({ byDefault }) => String(at(byDefault['ConfigMap'], '/data/dump')).length > HALF_A_SECRET,
    expected: true,
  },
  {
    rule: 'capability-gates',
    change: 'a kind that Kubernetes does not have',
    places: ['templates/web/service.yaml'],
    source: 'web/service',
    make: ({ service }) => {
      service.addJsonPatch(JsonPatch.replace('/apiVersion', 'serving.knative.dev/v1'));
    },
    shown: ({ byDefault }) => at(byDefault['Service'], '/apiVersion'),
    expected: 'serving.knative.dev/v1',
  },
];
