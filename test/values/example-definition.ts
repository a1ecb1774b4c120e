import { defineValues, v } from '../../lib/values';

/** One of every kind of field, as an author would write them. */
export const exampleDefinition = defineValues({
  logLevel: v.choice(['info', 'debug', 'error'], {
    description: 'Least severe message that is logged.',
    default: 'info',
  }),
  gateway: v.object(
    {
      replicas: v.integer({ description: 'Number of pods.', default: 2, minimum: 1, maximum: 10 }),
      image: v.object(
        {
          repository: v.string({ description: 'Repository, without registry and tag.', default: 'acme/gateway' }),
          tag: v.string({ description: 'Tag of the image.', default: '', deprecated: 'set digest.' }),
        },
        { description: 'Image of the gateway.' },
      ),
      resources: v.object({ cpu: v.quantity({ description: 'CPU that each pod is guaranteed.', default: '250m' }) }),
      runAsUser: v.integer({ description: 'User id. Set it to null on OpenShift.', default: 1001, removable: true }),
      priority: v.integer({ description: 'Priority of the pods.', removable: true }),
      sampling: v.number({ description: 'Share of requests that are traced.', default: 0.1, minimum: 0, maximum: 1 }),
      tolerations: v.kubernetes<object[]>('Tolerations of the pods.', {
        example: [{ key: 'dedicated', operator: 'Exists' }],
      }),
      affinity: v.kubernetes<object>('Affinity of the pods.', { default: {} }),
      unavailable: v.kubernetes<string | number>('Pods that may be unavailable, as a number or a percentage.', {
        default: 1,
      }),
      environment: v.map(v.string(), { description: 'Environment variables.', default: { MODE: 'yes', n: '012' } }),
      hosts: v.list(v.string(), { description: 'Host names.', default: ['a.example.com', 'b.example.com'] }),
      mirrors: v.list(
        v.object({
          host: v.string({ description: 'Host.', required: true }),
          port: v.port({ description: 'Port.', removable: true }),
        }),
        { description: 'Mirrors, tried in this order.', default: [] },
      ),
    },
    { section: 'Gateway API', description: 'The entrance for all requests.' },
  ),
  auth: v.union(
    'provider',
    {
      builtin: {},
      oidc: {
        issuerUrl: v.url({
          description: 'Issuer of the tokens.',
          required: true,
          example: 'https://id.example.com',
        }),
        scope: v.string({ description: 'Scope that is asked for.', default: 'openid' }),
      },
      saml: { metadataUrl: v.url({ description: 'Metadata of the identity provider.', required: true }) },
    },
    { description: 'Who signs users in.', default: 'builtin' },
  ),
  egress: v.object({
    networks: v.list(v.cidr(), { description: 'Networks that may be reached.', default: [] }),
    proxyUrl: v.url({ description: 'Proxy for outbound requests. Empty: none.', default: '' }),
  }),
  debug: v.boolean({ description: 'Whether requests are logged.', default: false }),
  startScript: v.string({ description: 'Script that runs first.', default: '#!/bin/sh\nexec app\n' }),
  password: v.secretKeyRef({ description: 'Password of the database.', default: { name: '', key: 'password' } }),
  port: v.port({ description: 'Port of the service.', default: 8080 }),
  licenseKey: v.string({ description: 'Key that unlocks the product.', required: true, minLength: 1 }),
});
