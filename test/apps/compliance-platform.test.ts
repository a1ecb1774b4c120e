import { join } from 'node:path';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { complianceValues } from '../../apps/compliance-platform/values';
import { chartFiles, defaultsOf, HelmApp, reachability, render, type KubernetesObject } from '../../index';
import { mergeValues } from '../../lib/values/merge-values';
import { codesOf } from '../constructs/codes-of';
import { expectGolden } from './expect-golden';
import { withChartFolder, writeChartFiles } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { hardeningFaults, podsOf } from './restricted-pods';

const chart = createCompliancePlatform(new HelmApp());
const files = chartFiles(chart);
const sets = Object.entries(valueSets);
const upgradeSteps = ['verify-before', 'quiesce', 'migrate', 'verify-after', 'resume'];
const isOn = (block: { readonly enabled?: boolean } | undefined): number => Number(block?.enabled === true);
const [refused, removable] = partition(objectPaths(defaultsOf(complianceValues)), (path) => codesOf(() => render(chart, { values: withNulls([path]) })).length > 0);

test('the chart is the golden one', () => {
  expectGolden('compliance-platform', files);
});

const refusedBySchema = [
  [{ gatewayApi: { image: { tag: 'latest' } } }, /gatewayApi.image.tag/u],
  [{ evidenceVault: { replicas: 2 } }, /evidenceVault.replicas/u],
  [{ gatewayApi: { podSecurityContext: { runAsUser: 0 } } }, /gatewayApi.podSecurityContext.runAsUser/u],
  [{ gatewayApi: { podLabels: { 'app.kubernetes.io/component': 'egress-proxy' } } }, /gatewayApi.podLabels/u],
  [{ commonLabels: { 'app.kubernetes.io/component': 'egress-proxy' } }, /commonLabels/u],
  [{ gatewayApi: { podAnnotations: { 'container.apparmor.security.beta.kubernetes.io/gateway-api': 'unconfined' } } }, /gatewayApi.podAnnotations/u],
] as const;

test.each(refusedBySchema)('the schema refuses %j', (values) => {
  expect(() => render(chart, { values })).toThrow(/VALUE_INVALID/);
});

forEachHelm((binary) => {
  test('Helm lints the chart strictly, and renders every value set as we do', () => {
    withChartFolder(files, (folder) => {
      for (const [name, { values, apiVersions = [] }] of sets) {
        expect({ name, lint: helmLint(binary, folder, { strict: true, values }) }).toMatchObject({ name, lint: { ok: true } });
        const helm = helmTemplate(binary, folder, { values, apiVersions, release: 'r', namespace: 'n' });
        const ours = render(chart, { values, capabilities: { apiVersions }, release: { name: 'r', namespace: 'n' } });
        expect({ name, helm: helm.ok ? helm.objects : helm.stderr }).toEqual({ name, helm: ours });
      }
    });
  });

  test('what the customer removes with null renders without it, all at once', () => {
    const values = withNulls(removable);
    const helm = withChartFolder(files, (folder) => helmTemplate(binary, folder, { values }));
    expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values }));
  });

  test('as a subchart with a condition it takes the parent\'s registry, and can be left out', () => {
    const parent = {
      'Chart.yaml': 'apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies:\n- name: compliance-platform\n  version: 1.0.0\n  condition: compliance-platform.enabled\n',
      'values.yaml': 'compliance-platform:\n  enabled: true\nglobal:\n  imageRegistry: mirror.example\n  other: x\n',
    };
    withChartFolder(parent, (folder) => {
      writeChartFiles(files, join(folder, 'charts', 'compliance-platform'));
      const on = helmTemplate(binary, folder);
      expect(on.ok ? podsOf(on.objects as never).map(({ spec }) => spec.containers[0]?.image) : on.stderr).toEqual(
        ['doc-generator', 'egress-proxy', 'gateway-api', 'risk-engine', 'evidence-vault', 'checks', ...upgradeSteps.map(() => 'evidence-vault')].map((name) => `mirror.example/compliance-platform/${name}:1.4.0`),
      );
      expect(helmTemplate(binary, folder, { set: ['compliance-platform.enabled=false'] })).toMatchObject({ ok: true, objects: [] });
    });
  });

  test('broken rules stop an installation with our words, all at once', () => {
    const values = { egress: { cidrs: ['10.0.0.0/8'] }, egressProxy: { replicas: 0, serviceAccount: { create: false } }, storage: { evidence: { accessMode: 'ReadWriteMany' } }, riskEngine: { replicas: 2 } } as const;
    withChartFolder(files, (folder) => {
      const helm = helmTemplate(binary, folder, { values });
      const problems = [
        'evidence_data is append-only, and ReadWriteMany would allow two writers: set storage.evidence.accessMode to ReadWriteOnce or ReadWriteOncePod.',
        'egress-proxy has no ServiceAccount: set egressProxy.serviceAccount.name, or egressProxy.serviceAccount.create to true.',
        'risk-engine has several pods, but its volume config_data can be on one node only: set riskEngine.replicas to 1, or the volume\'s accessMode to ReadWriteMany.',
        'egress names networks, but egress-proxy has no pods: set egressProxy.replicas to 1 or more, or egress.cidrs to [] and egress.internet.enabled to false.',
      ];
      const text = `\n4 problem(s) in your values:\n  - ${problems.join('\n  - ')}\n`;
      expect(helm).toEqual({ ok: false, stderr: expect.stringContaining(text) as unknown });
      expect(() => render(chart, { values })).toThrow(text);
    });
  });

  test('the schema refuses each of them, told by Helm at once', () => {
    const values = refusedBySchema.reduce<Readonly<Record<string, unknown>>>((all, [each]) => mergeValues(all, each), {});
    const helm = withChartFolder(files, (folder) => helmTemplate(binary, folder, { values }));
    const told = helm.ok ? [] : helm.stderr.split('\n').filter((line) => /^ *- /u.test(line));
    // Helm 3 says of a place in two lines that a condition refuses it, and what is wanted.
    expect(refusedBySchema.filter(([, place]) => !told.some((line) => place.test(line)))).toEqual([]);
  });
});

test('every map and list that cannot be removed is asked for by name', () => {
  const codes = refused.flatMap((path) => codesOf(() => render(chart, { values: withNulls([path]) })));
  expect(new Set(codes)).toEqual(new Set(['VALUE_MISSING']));
  expect(removable.length).toBeGreaterThan(10);
});

describe.each(sets)('with the values %s', (_name, { values, apiVersions = [] }) => {
  const objects = render(chart, { values, capabilities: { apiVersions }, release: { name: 'r', namespace: 'n' } });

  test('every pod is restricted', () => {
    const pods = podsOf(objects);
    const steps = values.ledgerUpgrade?.enabled === false ? 0 : upgradeSteps.length + isOn(values.ledgerCopy);
    // Five services, the test, and what is switched on.
    expect(pods).toHaveLength(6 + isOn(values.selfCheck) + isOn(values.backup) + steps);
    expect(pods.flatMap(hardeningFaults)).toEqual([]);
  });

  test('every image comes from the registry that is asked for, with every pull secret', () => {
    const { imageRegistry = '', imagePullSecrets = [] } = values.global ?? {};
    for (const { spec } of podsOf(objects)) {
      expect(spec.containers.every(({ image }) => image.startsWith(`${imageRegistry === '' ? 'registry.compliance-platform.example' : imageRegistry}/`))).toBe(true);
      expect(spec['imagePullSecrets'] ?? []).toEqual(imagePullSecrets.map((secret) => (typeof secret === 'string' ? { name: secret } : secret)));
    }
  });

  test('no policy lets anything but egress-proxy reach the outside', () => {
    const egress = policiesOf(objects).flatMap(({ name, spec }) => (spec.egress ?? []).map((rule) => ({ name, rule })));
    for (const { name, rule } of egress) {
      expect(rule.to?.length ?? 0).toBeGreaterThan(0);
      const isOutside = rule.to?.some((peer) => 'ipBlock' in peer);
      const isDns = /-network-(dns$|hook-)/u.test(name) && rule.ports?.every(({ port }) => port === 53) === true;
      expect(isOutside === true && !name.endsWith('-network-sole-egress') && !isDns).toBe(false);
    }
    expect(policiesOf(objects).find(({ name }) => name.endsWith('default-deny'))?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(policiesOf(objects).some(({ name }) => name.endsWith('sole-egress'))).toBe((values.egress?.cidrs ?? []).length > 0 || values.egress?.internet?.enabled === true);
  });

  test('of all pods, egress-proxy alone reaches addresses outside, and none a metadata server', () => {
    const outside = ['203.0.113.5', '2001:db8::5', '169.254.169.254'];
    const open = reachability(objects, { namespace: 'n', outside, ports: [{ port: 443 }, { port: 53, protocol: 'UDP' }] }).filter(({ destination, reach }) => outside.includes(destination) && reach !== 'denied');
    const isOpen = (values.egress?.cidrs ?? []).length > 0 || values.egress?.internet?.enabled === true;
    expect([...new Set(open.map(({ source }) => source.replace(/^n.Deployment.*-/u, '')))]).toEqual(isOpen ? ['proxy'] : []);
    expect([...new Set(open.map(({ destination }) => destination))]).toEqual(isOpen ? outside.slice(0, 2) : []);
  });

  test('nobody is admitted by a rule without peers', () => {
    const rules = policiesOf(objects).flatMap(({ spec }) => spec.ingress ?? []);
    expect(rules.every((rule) => (rule.from?.length ?? 0) > 0)).toBe(true);
  });
});

type Path = readonly string[];

/** Where maps and lists are, from the root. */
function objectPaths(value: object, at: Path = []): readonly Path[] {
  return Object.entries(value).flatMap(([key, child]: readonly [string, unknown]) =>
    typeof child === 'object' && child !== null ? [[...at, key], ...(Array.isArray(child) ? [] : objectPaths(child, [...at, key]))] : [],
  );
}

/** Values with null at each of the paths. */
function withNulls(paths: readonly Path[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const path of paths) {
    const last = path.at(-1) ?? '';
    const parent = path.slice(0, -1).reduce((map, key) => (map[key] ??= {}) as Record<string, unknown>, values);
    parent[last] = null;
  }
  return values;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

interface PolicyRule {
  readonly to?: readonly object[];
  readonly from?: readonly object[];
  readonly ports?: readonly { readonly port: number }[];
}

interface Policy {
  readonly name: string;
  readonly spec: { readonly egress?: readonly PolicyRule[]; readonly ingress?: readonly PolicyRule[] };
}

function policiesOf(objects: readonly KubernetesObject[]): readonly Policy[] {
  return objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map((object) => {
      const { metadata, spec } = object as unknown as { metadata: { name: string }; spec: Policy['spec'] };
      return { name: metadata.name, spec };
    });
}

test('the longest names are ones that Kubernetes accepts', () => {
  const objects = render(chart, { release: { name: 'r'.repeat(53) } }).map((object) => ({ kind: object['kind'], name: (object['metadata'] as { name: string }).name }));
  expect(objects.filter(({ name }) => name.length > 63)).toEqual([]);
  expect(objects.filter(({ kind, name }) => kind === 'StatefulSet' && name.length > 52)).toEqual([]);
});

test('two releases in one namespace share no object and no pod', () => {
  const identities = ['one', 'two'].map((name) =>
    render(chart, { release: { name, namespace: 'n' } }).map(({ kind, metadata }) => `${String(kind)}/${(metadata as { name: string }).name}`),
  );
  const [one = [], two = []] = identities;
  expect(one.filter((identity) => two.includes(identity))).toEqual([]);
});
