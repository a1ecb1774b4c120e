import { ApiObject } from 'cdk8s';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { createSaasPlatform } from '../../apps/saas-platform/chart';
import { addEnvironment, capabilities, chartFiles, checksum, defineEnvironment, defineValues, EgressLockedNamespace, equals, guard, HelmApp, HelmChart, merge, networkValues, not, PROFILES, render, renderMatrix, text, v, type KubernetesObject, type Profile } from '../../index';
import { KUBERNETES_VERSIONS } from '../../lib';
import { optionsFor } from '../../lib/profile/render-matrix';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { strictValidator } from '../kubernetes/strict-validator';

const platform = createCompliancePlatform(new HelmApp());
const rendered = (profile: Profile, name: string): readonly KubernetesObject[] => {
  const environment = platform.environments.find((each) => each.name === name)?.environment;
  return environment === undefined ? [] : render(platform as HelmChart, optionsFor(environment, profile));
};

test.each([platform, createSaasPlatform(new HelmApp())])('every environment of $metadata.name is rendered for every profile, without a problem', (chart) => {
  const { renderedFor } = renderMatrix(chart);
  expect(renderedFor.filter(({ problems }) => problems.length > 0)).toEqual([]);
  expect(renderedFor).toHaveLength(chart.environments.length * PROFILES.length);
  expect(renderedFor.every(({ objects }) => objects > 30)).toBe(true);
});

test.each(PROFILES)('Kubernetes of the profile $name accepts what is rendered for it', (profile) => {
  const version = KUBERNETES_VERSIONS.find((minor) => profile.kubeVersion.startsWith(`v${minor}.`));
  expect(version).toBeDefined();
  const faultsOf = strictValidator(version ?? '1.36');
  const own = [...rendered(profile, 'default'), ...rendered(profile, 'air-gapped')];
  expect(own.length).toBeGreaterThan(60);
  expect(own.flatMap(faultsOf)).toEqual([]);
});

forEachHelm((binary) => {
  test.each(PROFILES.filter(({ name }) => ['gke', 'openshift', 'eks-anywhere'].includes(name)))('Helm renders the platform for the profile $name as we do, within its range of versions', (profile) => {
    const { values, capabilities: { kubeVersion, apiVersions } } = optionsFor(defineEnvironment(platform.definition, {}), profile);
    withChartFolder(chartFiles(platform), (folder) => {
      const helm = helmTemplate(binary, folder, { values, kubeVersion, apiVersions });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(rendered(profile, 'default'));
    });
  });
});

const values = defineValues({
  network: networkValues(),
  mode: v.choice(['plain', 'privileged', 'user', 'guarded'], { description: 'What is wrong.', default: 'plain' }),
});

function makeChart(kubeVersion = '>=1.28'): HelmChart<typeof values> {
  const chart = new HelmChart(new HelmApp(), 'odd', { version: '1.0.0', kubeVersion, values });
  const { mode } = chart.values;
  new EgressLockedNamespace(chart, 'network', { values: chart.values.network });
  new ApiObject(chart, 'probe', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'probe', labels: { 'app.kubernetes.io/component': 'probe' } },
    spec: { securityContext: { fsGroup: 2000 }, containers: [{ name: 'main', image: 'probe:1.0.0', securityContext: { privileged: equals<string>(mode, 'privileged'), runAsUser: 1000 } }] },
  });
  guard(chart, not(equals<string>(mode, 'guarded')), 'mode is guarded.');
  guard(chart, not(capabilities.has('cloud.google.com/v1')), 'not on this cloud.');
  return chart;
}

test('what is wrong is told for each rendering: broken rules, users, DNS, values and versions', () => {
  const chart = makeChart('>=1.30');
  addEnvironment(chart, 'guarded', defineEnvironment(values, { mode: 'guarded' }));
  addEnvironment(chart, 'privileged', defineEnvironment(values, { mode: 'privileged', network: { dnsServers: [] } }));
  const problems = (environment: string, profile: string): readonly (readonly [string, string])[] =>
    renderMatrix(chart, { environments: [environment] }).renderedFor.filter((each) => each.profile === profile).flatMap((each) => each.problems.map(({ check, place }) => [check, place] as const));
  expect(problems('guarded', 'k3s')).toEqual([['GUARD_FAILED', 'odd']]);
  expect(problems('privileged', 'gke')).toEqual([['GUARD_FAILED', 'odd']]);
  const onOpenShift = problems('privileged', 'openshift');
  expect(onOpenShift[0]).toEqual(['kube-version', 'Chart.yaml']);
  expect(onOpenShift).toContainEqual(['privileged', 'Pod/probe /spec/containers/0/securityContext/privileged']);
  expect(onOpenShift.filter(([check]) => check === 'assigned-users').map(([, place]) => place)).toEqual(['Pod/probe /spec/containers/0/securityContext/runAsUser', 'Pod/probe /spec/securityContext/fsGroup']);
  expect(problems('privileged', 'k3s').map(([check]) => check)).toEqual(expect.arrayContaining(['privileged', 'dns']));
  expect(problems('privileged', 'k3s').map(([check]) => check)).not.toContain('assigned-users');
});

test.each([['v1.27.16', '1.28'], ['v1.9.0', '1.28'], ['v1.37.0-gke.1', '1.36']])('of a cluster of %s, which no rule knows, it is told whose rules are kept', (kubeVersion, version) => {
  const [profile] = PROFILES.filter(({ name }) => name === 'k3s').map((each) => ({ ...each, name: 'own', kubeVersion }));
  const { renderedFor } = renderMatrix(makeChart('>=1.9.0-0'), { profiles: profile === undefined ? [] : [profile] });
  const problem = `rules know Kubernetes 1.28 to 1.36, and not ${kubeVersion}: the objects are held to those of ${version}`;
  expect(renderedFor[0]?.problems.filter(({ check }) => check === 'kube-version')).toEqual([{ check: 'kube-version', place: 'profile own', problem }]);
});

test('a value that is refused names the environment or the profile that sets it', () => {
  const narrow = defineValues({ network: v.object({ nodeLocalDns: v.list(v.string(), { description: 'None.', default: [], maxItems: 0 }) }), pods: v.integer({ description: 'Pods.', default: 1, minimum: 1 }) });
  const chart = new HelmChart(new HelmApp(), 'narrow', { version: '1.0.0', values: narrow });
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { dns: checksum(chart.values.network.nodeLocalDns), pods: text`${chart.values.pods}` } });
  addEnvironment(chart, 'none', defineEnvironment(narrow, { pods: 0 }));
  const { renderedFor } = renderMatrix(chart, { profiles: PROFILES.filter(({ name }) => name === 'gke') });
  expect(renderedFor[0]?.problems.map(({ check, place }) => [check, place])).toEqual([['VALUE_INVALID', 'values.network.nodeLocalDns, profile gke'], ['VALUE_INVALID', 'values.pods, environment none']]);
});

test('what an environment passes through is held to the Kubernetes API of each profile', () => {
  const open = defineValues({ pod: v.kubernetes<Readonly<Record<string, unknown>>>('Fields of the pod.', { default: {} }) });
  const chart = new HelmChart(new HelmApp(), 'open', { version: '1.0.0', values: open });
  new ApiObject(chart, 'probe', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe' }, spec: merge(chart.values.pod, { containers: [{ name: 'main', image: 'probe:1.0.0' }] }) });
  new ApiObject(chart, 'policy', { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'gone' }, spec: {} });
  // hostnameOverride is new in Kubernetes 1.34: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
  addEnvironment(chart, 'own', defineEnvironment(open, { pod: { hostnameOverride: 'probe', priority: 'high', hostnetwork: false } }));
  const misfits = (name: string): readonly (readonly string[])[] =>
    renderMatrix(chart as HelmChart, { profiles: PROFILES.filter((each) => each.name === name) }).renderedFor.flatMap(({ problems }) =>
      problems.filter(({ check }) => check === 'kubernetes-schema' || check === 'api-versions-served').map(({ check, place, problem }) => [check, place, problem] as const),
    );
  const everywhere = [
    ['kubernetes-schema', 'Pod/probe /spec/hostnetwork', 'is not a field that PodSpec has'],
    ['kubernetes-schema', 'Pod/probe /spec/priority', 'must be a whole number of 32 bits'],
  ];
  const eks = misfits('eks');
  expect(eks).toEqual(expect.arrayContaining([...everywhere, ['kubernetes-schema', 'Pod/probe /spec/hostnameOverride', 'is not a field that PodSpec has in Kubernetes 1.31']]));
  expect(eks.filter(([check]) => check === 'api-versions-served')).toHaveLength(1);
  expect(misfits('gke').filter(([check]) => check === 'kubernetes-schema')).toEqual(expect.arrayContaining(everywhere));
  expect(misfits('gke').map(([, place]) => place)).not.toContain('Pod/probe /spec/hostnameOverride');
});

test('an environment wins over a profile, and a profile sets only what a chart declares', () => {
  const [gke, airgapped] = ['gke', 'airgapped'].map((name) => PROFILES.find((each) => each.name === name));
  const own = defineEnvironment(values, { network: { nodeLocalDns: ['169.254.1.1/32'] } }, { apiVersions: ['a/v1'] });
  expect(optionsFor(own, gke as Profile)).toMatchObject({ values: { network: { nodeLocalDns: ['169.254.1.1/32'] } }, capabilities: { kubeVersion: 'v1.34.1-gke.3720000', apiVersions: expect.arrayContaining(['a/v1', 'networking.gke.io/v1']) as unknown } });
  const bare = defineValues({});
  expect(optionsFor(defineEnvironment(bare, {}), gke as Profile).values).toEqual({});
  expect(optionsFor(defineEnvironment(bare, {}), airgapped as Profile).values).toEqual({ global: { imageRegistry: 'registry.airgapped.example:5000', imagePullSecrets: ['registry-credentials'] } });
});

test('every profile has a name and title of its own', () => {
  expect(PROFILES.map(({ name }) => name)).toEqual(['eks', 'gke', 'aks', 'openshift', 'rke2', 'k3s', 'eks-anywhere', 'airgapped']);
  expect(new Set(PROFILES.map(({ title }) => title)).size).toBe(PROFILES.length);
});
