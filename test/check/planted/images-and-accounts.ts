import { defaultTo, each, text, v, type Reference } from '../../../index';
import { podOf, restriction, violation, type PlantedChart } from './planted-chart';

const ROLE = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' };
const BINDING = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'operator' } };
const repository = v.string({ description: 'Repository.', default: 'shop/app', pattern: '^[a-z]+(/[a-z]+)*$' });
const pullPolicy = (choices: readonly [string, ...string[]]) => v.choice(choices, { description: 'Pull policy.', default: 'IfNotPresent' });

const images: readonly PlantedChart[] = [
  violation({
    name: 'a tag that may be latest',
    rule: 'image-tag',
    values: { repository, tag: v.string({ description: 'Tag.', default: '1.0.0', pattern: '^[a-z0-9.]{1,20}$' }) },
    objects: ({ repository, tag }) => ({ pod: podOf({}, { image: text`${repository}:${tag}` }) }),
    breaking: { tag: 'latest' },
  }),
  violation({
    name: 'a tag that may be empty, after a registry with a port',
    rule: 'image-tag',
    values: { repository, suffix: v.string({ description: 'What follows the repository.', default: ':1.0.0', pattern: '^(:[0-9.]{1,20})?$' }) },
    objects: ({ repository, suffix }) => ({ pod: podOf({}, { image: text`registry.example.com:5000/${repository}${suffix}` }) }),
    breaking: { suffix: '' },
  }),
  restriction({
    name: 'a tag that is never latest, and the version where it is empty',
    rule: 'image-tag',
    values: { repository, tag: v.string({ description: 'Tag.', default: '', pattern: '^[a-z0-9.]{0,20}$', forbidden: ['latest'] }) },
    objects: ({ repository, tag }) => ({ pod: podOf({}, { image: text`${repository}:${defaultTo(tag, '1.0.0')}` }) }),
    attempt: { tag: 'latest' },
    outcome: 'refused',
  }),
  violation({
    name: 'a pull policy that may be Never',
    rule: 'image-pull-policy',
    values: { pullPolicy: pullPolicy(['IfNotPresent', 'Always', 'Never']) },
    objects: ({ pullPolicy }) => ({ pod: podOf({}, { imagePullPolicy: pullPolicy }) }),
    breaking: { pullPolicy: 'Never' },
  }),
  restriction({
    name: 'a pull policy without Never',
    rule: 'image-pull-policy',
    values: { pullPolicy: pullPolicy(['IfNotPresent', 'Always']) },
    objects: ({ pullPolicy }) => ({ pod: podOf({}, { imagePullPolicy: pullPolicy }) }),
    attempt: { pullPolicy: 'Never' },
    outcome: 'refused',
  }),
];

const digest = (options: { readonly pattern: string }) => v.string({ description: 'Digest.', default: `sha256:${'0'.repeat(64)}`, ...options });

const digests: readonly PlantedChart[] = [
  violation({
    name: 'an image whose digest may be emptied',
    rule: 'image-digest',
    values: { suffix: v.string({ description: 'Digest.', default: `@sha256:${'0'.repeat(64)}`, pattern: '^(@sha256:[0-9a-f]{64})?$' }) },
    objects: ({ suffix }) => ({ pod: podOf({}, { image: text`shop/app:1.0.0${suffix}` }) }),
    breaking: { suffix: '' },
  }),
  restriction({
    name: 'an image with a digest, whichever it is',
    rule: 'image-digest',
    values: { repository, digest: digest({ pattern: '^sha256:[0-9a-f]{64}$' }) },
    objects: ({ repository, digest }) => ({ pod: podOf({}, { image: text`${repository}@${digest}` }) }),
    attempt: { digest: '' },
    outcome: 'refused',
  }),
];

const account = (options: { readonly forbidden?: readonly string[] }) => v.string({ description: 'ServiceAccount.', default: 'shop', pattern: '^[a-z]{1,20}$', ...options });
const verbs = (choices: readonly [string, ...string[]]) => v.list(v.choice(choices), { description: 'Verbs.', default: [] });
const resources = (choices: readonly [string, ...string[]]) => v.list(v.choice(choices), { description: 'Resources.', default: [] });
const groups = (pattern: string) => v.list(v.string({ pattern }), { description: 'Groups.', default: [] });
const bound = (names: Reference<readonly string[]>): object => ({ ...BINDING, subjects: each(names, (name) => ({ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: text`${name}` })) });

const accounts: readonly PlantedChart[] = [
  violation({
    name: 'a ServiceAccount that may be default',
    rule: 'own-service-account',
    values: { account: account({}) },
    objects: ({ account }) => ({ pod: podOf({ serviceAccountName: account }) }),
    breaking: { account: 'default' },
  }),
  restriction({
    name: 'a ServiceAccount that may have any other name',
    rule: 'own-service-account',
    values: { account: account({ forbidden: ['default'] }) },
    objects: ({ account }) => ({ pod: podOf({ serviceAccountName: account }) }),
    attempt: { account: 'default' },
    outcome: 'refused',
  }),
  violation({
    name: 'verbs with a wildcard among them',
    rule: 'role-wildcards',
    values: { verbs: verbs(['get', 'list', '*']) },
    objects: ({ verbs }) => ({ role: { ...ROLE, rules: [{ apiGroups: [''], resources: ['pods'], verbs }] } }),
    breaking: { verbs: ['*'] },
  }),
  restriction({
    name: 'verbs without a wildcard',
    rule: 'role-wildcards',
    values: { verbs: verbs(['get', 'list']) },
    objects: ({ verbs }) => ({ role: { ...ROLE, rules: [{ apiGroups: [''], resources: ['pods'], verbs }] } }),
    attempt: { verbs: ['*'] },
    outcome: 'refused',
  }),
  violation({
    name: 'resources and verbs that make pods together',
    rule: 'role-powers',
    values: { resources: resources(['pods', 'configmaps']), verbs: verbs(['get', 'create']) },
    objects: ({ resources, verbs }) => ({ role: { ...ROLE, rules: [{ apiGroups: [''], resources, verbs }] } }),
    breaking: { resources: ['pods'], verbs: ['create'] },
  }),
  restriction({
    name: 'resources that verbs can only read',
    rule: 'role-powers',
    values: { resources: resources(['pods', 'configmaps']), verbs: verbs(['get', 'list']) },
    objects: ({ resources, verbs }) => ({ role: { ...ROLE, rules: [{ apiGroups: [''], resources, verbs }] } }),
    attempt: { resources: ['pods'], verbs: ['create'] },
    outcome: 'refused',
  }),
  violation({
    name: 'groups that may be those of Kubernetes',
    rule: 'role-bindings',
    values: { groups: groups('^[a-z:]{1,30}$') },
    objects: ({ groups }) => ({ binding: bound(groups) }),
    breaking: { groups: ['system:authenticated'] },
  }),
  restriction({
    name: 'groups without a colon',
    rule: 'role-bindings',
    values: { groups: groups('^[a-z]{1,30}$') },
    objects: ({ groups }) => ({ binding: bound(groups) }),
    attempt: { groups: ['system:authenticated'] },
    outcome: 'refused',
  }),
];

/** What values do to images, ServiceAccounts and roles. */
export const PLANTED_IMAGES_AND_ACCOUNTS: readonly PlantedChart[] = [...images, ...digests, ...accounts];
