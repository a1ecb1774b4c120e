import { createSaasPlatform } from '../../apps/saas-platform/chart';
import { valueSets } from '../../apps/saas-platform/value-sets';
import { chartFiles, HelmApp, images, render, type KubernetesObject } from '../../index';
import { checkObjects, RULES, type ChartRule, type ObjectRule } from '../../lib/check';
import { containersOf } from '../constructs/every-pod';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { expectGolden } from './expect-golden';
import { hardeningFaults, podsOf } from './restricted-pods';

const chart = createSaasPlatform(new HelmApp());
const files = chartFiles(chart);
const release = { name: 'r', namespace: 'n' };
const sets = Object.entries(valueSets).map(([name, set]) => ({ name, ...set, apiVersions: set.apiVersions ?? [] }));
const rendered = new Map(sets.map(({ name, values, apiVersions }) => [name, render(chart, { values, capabilities: { apiVersions }, release })]));
const objectsOf = (name: string): readonly KubernetesObject[] => rendered.get(name) ?? [];

test('the chart is the golden one', () => {
  expectGolden('saas-platform', files);
});

forEachHelm((binary) => {
  test('Helm lints the chart strictly, and renders every value set as we do', () => {
    withChartFolder(files, (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      for (const { name, values, apiVersions } of sets) {
        const helm = helmTemplate(binary, folder, { values, apiVersions, release: release.name, namespace: release.namespace });
        expect({ name, helm: helm.ok ? helm.objects : helm.stderr }).toEqual({ name, helm: objectsOf(name) });
      }
    });
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts every object of every value set, with strict field validation', (version) => {
  const faultsOf = strictValidator(version);
  // Of what operators serve, Kubernetes knows nothing.
  expect(sets.flatMap(({ name, apiVersions }) => objectsOf(name).filter(({ apiVersion }) => !apiVersions.includes(String(apiVersion))).flatMap((object) => faultsOf(object).map((fault) => `${name}: ${fault}`)))).toEqual([]);
});

const rules = RULES.filter((rule): rule is ObjectRule | ChartRule => rule.kind !== 'template' && rule.severity === 'error');

describe.each(sets)('with the values $name', ({ name, values }) => {
  const objects = objectsOf(name);

  test('every rule is kept', () => {
    // What the app excepts, with its reason: the servers of the operator ask the Kubernetes API.
    const kept = objects.filter(({ metadata }) => (metadata as { name: string }).name !== 'r-saas-platform-network-database-cluster');
    expect(rules.flatMap((rule) => checkObjects(rule, kept, '1.36').map(({ object, at, problem }) => ({ rule: rule.id, source: object.source, at: at.pointer, problem })))).toEqual([]);
  });

  test('every pod is restricted, from the registry that is asked for, with every pull secret', () => {
    const { imageRegistry = '', imagePullSecrets = [] } = values.global ?? {};
    const pods = podsOf(objects);
    expect(pods.length).toBeGreaterThanOrEqual(6);
    expect(pods.flatMap(hardeningFaults)).toEqual([]);
    for (const { spec } of pods) {
      expect(spec['imagePullSecrets'] ?? []).toEqual(imagePullSecrets.map((secret) => (typeof secret === 'string' ? { name: secret } : secret)));
    }
    expect(containersOf(objects).filter(({ image }) => imageRegistry !== '' && !image.startsWith(`${imageRegistry}/`))).toEqual([]);
  });
});

test('every image comes from values, and obeys global.imageRegistry', () => {
  expect(images(chart).filter(({ relocatedBy }) => !relocatedBy.includes('global.imageRegistry'))).toEqual([]);
});

test('two releases in one namespace share no object, and the longest names are ones that Kubernetes accepts', () => {
  const identities = ['one', 'two', 'r'.repeat(53)].map((name) => render(chart, { release: { name } }).map(({ kind, metadata }) => ({ kind, name: (metadata as { name: string }).name })));
  const [one = [], two = [], long = []] = identities.map((each) => each.map(({ kind, name }) => `${String(kind)}/${name}`));
  expect(one.filter((identity) => two.includes(identity))).toEqual([]);
  expect(long.filter((identity) => identity.length - identity.indexOf('/') - 1 > 63)).toEqual([]);
});
