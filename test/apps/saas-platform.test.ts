import { join } from 'node:path';
import { createSaasPlatform } from '../../apps/saas-platform/chart';
import { valueSets } from '../../apps/saas-platform/value-sets';
import { chartFiles, HelmApp, images, render, type KubernetesObject } from '../../index';
import { checkObjects, RULES, type ChartRule, type ObjectRule } from '../../lib/check';
import { containersOf } from '../constructs/every-pod';
import { withChartFolder, writeChartFiles } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { helmOfMajor } from '../helm/helm-binaries';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { unclearNulls } from '../matrix/unclear-nulls';
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

  test('as a subchart it follows its condition and the parent\'s globals', () => {
    const umbrella = {
      'Chart.yaml': 'apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies:\n  - name: saas-platform\n    version: 1.0.0\n    condition: saas-platform.enabled\n',
      'values.yaml': 'saas-platform:\n  enabled: true\nglobal:\n  imageRegistry: mirror.example\n',
    };
    withChartFolder(umbrella, (folder) => {
      writeChartFiles(files, join(folder, 'charts', 'saas-platform'));
      const on = helmTemplate(binary, folder, { release: 'r' });
      expect(on.ok ? on.objects : on.stderr).toEqual(render(chart, { values: { global: { imageRegistry: 'mirror.example' } }, release: { name: 'r' } }));
      expect(helmTemplate(binary, folder, { set: ['saas-platform.enabled=false'] })).toMatchObject({ ok: true, objects: [] });
    });
  });

  test('what contradicts the environment is refused by the schema, and all broken rules are told at once', () => {
    withChartFolder(files, (folder) => {
      expect(helmTemplate(binary, folder, { values: { airgapped: true, features: { aiAssistant: true } } })).toEqual({ ok: false, stderr: expect.stringMatching(/features[./]aiAssistant/u) as unknown });
      const values = { database: { mode: 'external', external: { host: 'pg.corp.example' } }, egressProxy: { replicas: 0 }, auth: { provider: 'ldap', ldap: { host: 'ldap.corp.example', cidrs: ['10.0.0.1/32'], baseDN: 'dc=x', bindDN: 'cn=y' } } } as const;
      const problems = [
        'auth.ldap.bindDN is set, and has no password: set auth.ldap.bindPasswordRef.name.',
        'database is outside, and egress-proxy may reach no network: list its addresses in database.external.cidrs.',
        'something outside is to be reached, but egress-proxy has no pods: set egressProxy.replicas to 1 or more.',
      ];
      const text = `\n3 problem(s) in your values:\n  - ${problems.join('\n  - ')}\n`;
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining(text) as unknown });
      expect(() => render(chart, { values })).toThrow(text);
    });
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts every object of every value set, with strict field validation', (version) => {
  const faultsOf = strictValidator(version);
  expect(sets.flatMap(({ name }) => objectsOf(name).flatMap((object) => faultsOf(object).map((fault) => `${name}: ${fault}`)))).toEqual([]);
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

// Of both majors the other app is tested so; the values of this one are many, and made of the same blocks.
test('nulling any map or list either renders or says what is missing', () => {
  expect(unclearNulls(helmOfMajor(4), chart, files)).toEqual([]);
});

test('the assistant is there only while it is wanted, with everything about it', () => {
  const about = (name: string): readonly string[] => objectsOf(name).flatMap(({ kind, metadata }) => ((metadata as { name: string }).name.includes('assistant') ? [`${String(kind)} ${(metadata as { name: string }).name}`] : []));
  expect(about('enterprise')).toEqual(expect.arrayContaining(['NetworkPolicy r-saas-platform-network-assistant', 'NetworkPolicy r-saas-platform-network-egress-assistant-model', 'Service r-saas-platform-assistant', 'Deployment r-saas-platform-assistant']));
  for (const name of ['default', 'air-gapped', 'openshift']) {
    expect(about(name)).toEqual([]);
    expect(JSON.stringify(objectsOf(name).filter(({ kind }) => kind === 'NetworkPolicy'))).not.toContain('assistant');
  }
});

test('two releases in one namespace share no object, and the longest names are ones that Kubernetes accepts', () => {
  const identities = ['one', 'two', 'r'.repeat(53)].map((name) => render(chart, { release: { name } }).map(({ kind, metadata }) => ({ kind, name: (metadata as { name: string }).name })));
  const [one = [], two = [], long = []] = identities.map((each) => each.map(({ kind, name }) => `${String(kind)}/${name}`));
  expect(one.filter((identity) => two.includes(identity))).toEqual([]);
  expect(long.filter((identity) => identity.length - identity.indexOf('/') - 1 > 63)).toEqual([]);
});
