import * as fc from 'fast-check';
import { parse } from 'yaml';
import { defaultsOf, defineValues, printPath, printValuesYaml, v, walkFields, type Fields } from '../../lib/values';
import { forEachHelm } from '../helm/for-each-helm';
import { arbitraryText } from '../properties/arbitrary-text';
import { exampleDefinition } from './example-definition';
import { judgeWithHelm, expectedValues } from './helm-batch';

const afterCommonBlock = (text: string): string => text.slice(text.indexOf('## @section example parameters'));

test('values.yaml has all defaults with comments, and what has none commented out', () => {
  expect(afterCommonBlock(printValuesYaml(exampleDefinition, { chartName: 'example' }))).toBe(
    `## @section example parameters

## @param logLevel Least severe message that is logged.
## One of: info, debug, error.
logLevel: info

## @section Gateway API
## The entrance for all requests.

gateway:
  ## @param gateway.replicas Number of pods.
  ## From 1 to 10.
  replicas: 2

  ## Image of the gateway.
  image:
    ## @param gateway.image.repository Repository, without registry and tag.
    repository: acme/gateway
    ## @param gateway.image.tag Tag of the image.
    ## Deprecated: set digest.
    tag: ""

  resources:
    ## @param gateway.resources.cpu CPU that each pod is guaranteed.
    cpu: 250m

  ## @param gateway.runAsUser [nullable] User id. Set it to null on OpenShift.
  runAsUser: 1001
  ## @extra gateway.priority Priority of the pods.
  # priority: 1
  ## @param gateway.sampling Share of requests that are traced.
  ## From 0 to 1.
  sampling: 0.1
  ## @param gateway.tolerations [array] Tolerations of the pods.
  tolerations: []
  # tolerations:
  #   - key: dedicated
  #     operator: Exists
  ## @param gateway.affinity [object] Affinity of the pods.
  affinity: {}
  ## @param gateway.unavailable [nullable] Pods that may be unavailable, as a number or a percentage.
  unavailable: 1
  ## @param gateway.environment [object] Environment variables.
  environment:
    MODE: "yes"
    "n": "012"
  ## @param gateway.hosts [array] Host names.
  hosts:
    - a.example.com
    - b.example.com
  ## @param gateway.mirrors [array] Mirrors, tried in this order.
  mirrors: []

## @section auth

auth:
  ## @param auth.provider Who signs users in.
  ## One of: builtin, oidc, saml.
  provider: builtin

  ## Settings while provider is oidc.
  oidc:
    ## @extra auth.oidc.issuerUrl Issuer of the tokens.
    ## Required while auth.provider is oidc.
    # issuerUrl: https://id.example.com
    ## @param auth.oidc.scope Scope that is asked for.
    scope: openid

  ## Settings while provider is saml.
  ## @extra auth.saml.metadataUrl Metadata of the identity provider.
  ## Required while auth.provider is saml.
  saml: {}
  # saml:
  #   metadataUrl: https://example.com

## @section egress

egress:
  ## @param egress.networks [array] Networks that may be reached.
  networks: []
  ## @param egress.proxyUrl Proxy for outbound requests. Empty: none.
  proxyUrl: ""

## @section example parameters

## @param debug Whether requests are logged.
debug: false

## @param startScript Script that runs first.
startScript: |
  #!/bin/sh
  exec app

## @param password [object] Password of the database.
password:
  name: ""
  key: password

## @param port Port of the service.
port: 8080

## @extra licenseKey Key that unlocks the product.
## Required.
# licenseKey: ""
`,
  );
});

test('values.yaml begins with the values of every chart', () => {
  const text = printValuesYaml(exampleDefinition, { chartName: 'example' });
  expect(text.slice(0, text.indexOf('nameOverride'))).toBe(`# Default values of example.
# values.schema.json describes each of them, and refuses keys that are not listed here.

## @section Global parameters
## Shared with the parent chart and its other subcharts, when there are any.

global:
  ## @param global.imageRegistry Registry that all images are pulled from, in place of their own.
  ## A host, with a port and a path if need be. Empty: each image has its own registry.
  imageRegistry: ""
  # imageRegistry: registry.example.com:5000/mirror
  ## @param global.imagePullSecrets [array] Secrets with which images are pulled.
  ## Each is a name, or a map with the key name.
  imagePullSecrets: []
  # imagePullSecrets:
  #   - registry-credentials

  ## How the chart adapts to the cluster.
  compatibility:
    ## OpenShift, which gives pods their users and groups itself and whose DNS listens on another
    ## port.
    openshift:
      ## @param global.compatibility.openshift.adaptSecurityContext Whether users and groups of pods are left to OpenShift, and its DNS servers may be asked. auto: where the cluster serves security.openshift.io/v1.
      ## One of: auto, force, disabled.
      adaptSecurityContext: auto

## @section Common parameters

## @param `);
});

// https://github.com/bitnami/readme-generator-for-helm: one line for each key, tags and modifiers as it knows them.
const PARAM =
  /^\s*## @(param|extra) (\S+) (?:\[((?:array|object|string|nullable|default: [^\]]*)(?:,(?:array|object|nullable))*)\] )?(.+)$/;

test('every leaf of the values is documented once, in the syntax of readme-generator', () => {
  const lines = printValuesYaml(exampleDefinition)
    .split('\n')
    .filter((line) => /## @(param|extra)/.test(line));
  const documented = lines.map((line) => PARAM.exec(line)?.[2]);
  const leaves = walkFields(exampleDefinition).filter(({ field }) => field.kind !== 'object' && field.kind !== 'union');
  expect(documented).toEqual(leaves.map(({ path }) => printPath(path)));
});

test('comments that would end too far to the right are wrapped, and what YAML bars from them is left out', () => {
  const definition = defineValues({
    a: v.string({ description: `One.\u0000 Two ${'words '.repeat(20)}\nthree\u2028four \ud800.`, default: '' }),
  });
  const lines = printValuesYaml(definition).split('\n').slice(-5);
  expect(lines).toEqual([
    '## @param a One.',
    `## Two ${'words '.repeat(14)}words`,
    '## words words words words words three four \ufffd.',
    'a: ""',
    '',
  ]);
});

test('an object of which everything must be set is empty, with all of its keys in a comment', () => {
  const text = v.string({ description: 'A text.', required: true });
  const definition = defineValues({ outer: v.object({ a: text, inner: v.object({ b: text }, { removable: true }) }) });
  expect(defaultsOf(definition)['outer']).toEqual({ inner: {} });
  expect(printValuesYaml(definition)).toContain(`outer:
  ## @extra outer.a A text.
  ## Required.
  # a: ""

  ## @extra outer.inner.b A text.
  ## Required.
  inner: {}
  # inner:
  #   b: ""
`);
});

// Texts in the letters of which YAML 1.1 and Go make numbers, dates and booleans.
const numberLike = fc.string({ unit: fc.constantFrom(...'-+._0123789abefoxXE:,#~yYnNtTZ '.split('')), maxLength: 7 });
const underscored = fc.stringMatching(/^[-+]?_{0,2}[.]?[0-9]{1,2}_{0,2}[.]?[0-9]{0,2}_?$/);
const multiLine = fc
  .array(fc.constantFrom('a', ' ', '\n', '\t', '\r', '#', '-'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const tricky = [
  ...new Set(fc.sample(fc.oneof(numberLike, underscored, multiLine, arbitraryText), { numRuns: 3_000, seed: 3 })),
].filter((text) => text !== '<<');

forEachHelm((helm) => {
  test(`${tricky.length} tricky texts survive values.yaml, as keys and as values`, () => {
    const definition = defineValues({
      list: v.list(v.string(), { description: 'Texts.', default: tricky }),
      map: v.map(v.string(), {
        description: 'Texts.',
        default: Object.fromEntries(tricky.map((text) => [text, text])),
      }),
      // Blank lines and comments follow each of these.
      object: v.object(Object.fromEntries(tricky.slice(0, 500).map((text, index) => [`key${index}`, textField(text)]))),
    });
    const verdict = judgeWithHelm(helm, [{ definition, overrides: {} }]);
    expect(verdict).toEqual({ ok: true, values: [expectedValues({ definition, overrides: {} })] });
    expect(parse(printValuesYaml(definition))).toEqual(defaultsOf(definition));
  });
});

function textField(text: string): Fields[string] {
  return v.object({ text: v.string({ description: 'A text.', default: text }) });
}
