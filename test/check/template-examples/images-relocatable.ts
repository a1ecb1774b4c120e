import { ApiObject } from 'cdk8s';
import { and, commonValues, defaultTo, each, equals, HardenedDeployment, isSet, not, or, ProbeSet, raw, text, v, when, workloadValues, type HelmChart } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

const image = v.object({
  registry: v.string({ description: 'Registry.', default: 'quay.io' }),
  repository: v.string({ description: 'Repository.', default: 'team/web' }),
  tag: v.string({ description: 'Tag.', default: '1.0.0' }),
  digest: v.string({ description: 'Digest.', default: '' }),
});
const { imageRegistry } = commonValues.global;

function pod(chart: HelmChart, reference: unknown, kind = 'containers'): ApiObject {
  return new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { [kind]: [{ name: 'web', image: reference }] } });
}

const place = (pointer: string): string => `templates/pod/pod.yaml ${pointer}`;
const CONTAINER = place('/spec/containers/0/image');

/** Ways to write an image, with and without the registry that a customer sets once for all. */
export const imagesRelocatableExamples: TemplateExamples = {
  passing: {
    'the image of a construct': exampleChart({ web: workloadValues({ replicas: 1, cpu: '100m', memory: '64Mi' }) }, (chart, { web }) => {
      new HardenedDeployment(chart, 'web', { values: web, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http', startupBudgetSeconds: 10 }) });
    }),
    'a registry that wins by default': exampleChart({ image }, (chart, { image: { registry, repository, tag } }) => pod(chart, text`${defaultTo(imageRegistry, registry)}/${repository}:${tag}`)),
    'a registry that wins by a choice, with or without a digest': exampleChart({ image }, (chart, { image: { registry, repository, tag, digest } }) =>
      pod(chart, text`${when(or(isSet(imageRegistry), isSet(registry)), text`${defaultTo(imageRegistry, registry)}/`, '')}${repository}${when(isSet(digest), text`@${digest}`, text`:${tag}`)}`)),
    'an image that is used only where no registry is set': exampleChart({ image }, (chart, { image: { repository } }) => pod(chart, when(not(isSet(imageRegistry)), repository, text`${imageRegistry}/web`))),
    'an image that is used only where the registry is empty': exampleChart({ image }, (chart, { image: { repository } }) => pod(chart, when(equals(imageRegistry, ''), repository, text`${imageRegistry}/web`))),
    'an image that is used only where no registry is set, among other conditions': exampleChart({ image }, (chart, { image: { registry, repository } }) => pod(chart, when(and(not(isSet(imageRegistry)), isSet(registry)), repository, text`${imageRegistry}/web`))),
    'a registry behind what is never there beside it': exampleChart({ image }, (chart, { image: { repository } }) => pod(chart, text`${when(isSet(imageRegistry), '', 'quay.io/')}${imageRegistry}/${repository}`)),
    'containers that the customer writes': exampleChart({ extra: v.kubernetes<readonly object[]>('Containers.', { shape: 'list' }) }, (chart, { extra }) => new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers: extra } })),
    'what is no image of a pod': exampleChart({}, (chart) => new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { image: 'busybox' } })),
  },
  failing: {
    'an image that comes from no value': { chart: exampleChart({}, (chart) => pod(chart, 'busybox:1.36')), places: [CONTAINER] },
    'an init container with a registry of its own': { chart: exampleChart({ image }, (chart, { image: { registry, repository, tag } }) => pod(chart, text`${registry}/${repository}:${tag}`, 'initContainers')), places: [place('/spec/initContainers/0/image')] },
    'a registry that is constant': { chart: exampleChart({ image }, (chart, { image: { tag } }) => pod(chart, text`docker.io/web:${tag}`)), places: [CONTAINER] },
    'an image whose digest forgets the registry': {
      chart: exampleChart({ image }, (chart, { image: { registry, repository, digest } }) => pod(chart, when(isSet(digest), text`${registry}/${repository}@${digest}`, text`${defaultTo(imageRegistry, registry)}/${repository}`))),
      places: [CONTAINER],
    },
    'an own registry that wins over the common one': { chart: exampleChart({ image }, (chart, { image: { registry, repository } }) => pod(chart, text`${defaultTo(registry, imageRegistry)}/${repository}`)), places: [CONTAINER] },
    'an image that is used where the registry is not empty': { chart: exampleChart({ image }, (chart, { image: { repository } }) => pod(chart, when(not(equals(imageRegistry, '')), repository, text`${imageRegistry}/web`))), places: [CONTAINER] },
    'an image that is used where the registry is another': { chart: exampleChart({ image }, (chart, { image: { repository } }) => pod(chart, when(equals(imageRegistry, 'quay.io'), text`${imageRegistry}/web`, repository))), places: [CONTAINER] },
    'an image that is used where something else is set too': { chart: exampleChart({ image }, (chart, { image: { registry, repository } }) => pod(chart, when(and(isSet(imageRegistry), isSet(registry)), repository, text`${imageRegistry}/web`))), places: [CONTAINER] },
    'images of a repetition': {
      chart: exampleChart({ jobs: v.list(v.string({ description: 'Image.' }), { description: 'Images.', default: [] }) }, (chart, { jobs }) =>
        new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers: each(jobs, (job) => ({ name: 'job', image: job })) } })),
      places: [place('/spec/containers/*/image')],
    },
    'a raw expression': { chart: exampleChart({ image }, (chart) => pod(chart, raw('.Values.image.repository', { type: 'string', evaluate: () => 'web' }))), places: [CONTAINER] },
  },
};
