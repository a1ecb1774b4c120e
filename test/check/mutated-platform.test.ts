import { ApiObject, JsonPatch } from 'cdk8s';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { chartFiles, HelmApp, type HelmChart } from '../../index';
import { checkChart, checkObjects, RULES, type ChartRule, type Counterexample, type ObjectRule } from '../../lib/check';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

// Constants of a construct changed: what makes rules hold for all values is then gone, and each rule has to say so.
// All changes are made in one chart, because every chart costs a compilation; each rule has to find its own.

const DEPLOYMENT = 'gateway-api/deployment';
const POLICY = 'network/gateway-api';

/** A change in the Deployment of gateway-api, or in its NetworkPolicy. */
interface Mutation {
  readonly source: typeof DEPLOYMENT | typeof POLICY;
  readonly rule: string;
  readonly change: string;
  /** Where the rule has to find something. */
  readonly pointer: string;
  readonly patch: JsonPatch;
}

const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;

function add(rule: string, change: string, path: string, value: unknown, source: Mutation['source'] = DEPLOYMENT): Mutation {
  return { rule, change, source, pointer: path.replace('/-', ''), patch: JsonPatch.add(path, value) };
}

function replace(rule: string, change: string, path: string, value: unknown, source: Mutation['source'] = DEPLOYMENT): Mutation {
  return { rule, change, source, pointer: path, patch: JsonPatch.replace(path, value) };
}

const MUTATIONS: readonly Mutation[] = [
  add('host-namespaces', 'the network of the node', `${POD}/hostNetwork`, true),
  replace('privileged', 'a privileged container', `${CONTAINER}/securityContext/privileged`, true),
  replace('allow-privilege-escalation', 'a container that may gain privileges', `${CONTAINER}/securityContext/allowPrivilegeEscalation`, true),
  replace('capabilities-restricted', 'one capability dropped', `${CONTAINER}/securityContext/capabilities/drop`, ['NET_RAW']),
  add('capabilities-baseline', 'a capability added', `${CONTAINER}/securityContext/capabilities/add`, ['SYS_ADMIN']),
  add('host-path-volumes', 'a folder of the node', `${POD}/volumes/-`, { name: 'node', hostPath: { path: '/' } }),
  add('restricted-volumes', 'an NFS volume', `${POD}/volumes/-`, { name: 'nfs', nfs: { server: 'nfs.example.com', path: '/' } }),
  add('host-ports', 'a port of the node', `${CONTAINER}/ports/0/hostPort`, 8080),
  replace('run-as-non-root', 'a container that may be root', `${CONTAINER}/securityContext/runAsNonRoot`, false),
  replace('run-as-user', 'root', `${POD}/securityContext/runAsUser`, 0),
  replace('non-root', 'a container that may be root, as a rule of its own', `${CONTAINER}/securityContext/runAsNonRoot`, false),
  replace('read-only-root-filesystem', 'a writable root', `${CONTAINER}/securityContext/readOnlyRootFilesystem`, false),
  replace('seccomp-profile-baseline', 'no system call filter', `${CONTAINER}/securityContext/seccompProfile/type`, 'Unconfined'),
  replace('seccomp-profile-restricted', 'no system call filter, at the restricted level', `${CONTAINER}/securityContext/seccompProfile/type`, 'Unconfined'),
  add('se-linux-options', 'an SELinux user', `${POD}/securityContext/seLinuxOptions`, { user: 'root' }),
  add('proc-mount', 'an unmasked /proc', `${CONTAINER}/securityContext/procMount`, 'Unmasked'),
  add('sysctls', 'an unsafe sysctl', `${POD}/securityContext/sysctls`, [{ name: 'kernel.msgmax', value: '65536' }]),
  add('windows-host-process', 'a process of a Windows node', `${POD}/securityContext/windowsOptions`, { hostProcess: true }),
  add('app-armor-profile', 'no AppArmor', `${POD}/securityContext/appArmorProfile`, { type: 'Unconfined' }),
  add('host-probes-and-host-lifecycle', 'a probe of another host', `${CONTAINER}/livenessProbe/httpGet/host`, '169.254.169.254'),
  replace('selector-matches-pods', 'a selector that no pod has', '/spec/selector/matchLabels/app.kubernetes.io~1component', 'another'),
  add('sole-egress', 'a way out beside the proxy', '/spec/egress/-', { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }, POLICY),
  replace('declared-flows-open', 'a port that nobody has', '/spec/egress/0/ports/0/port', 9999, POLICY),
  replace('policies-select-pods', 'labels that nobody has', '/spec/egress/1/to/0/podSelector', { matchLabels: { app: 'nobody' } }, POLICY),
];

const chart = createCompliancePlatform(new HelmApp()) as unknown as HelmChart;
for (const source of [DEPLOYMENT, POLICY]) {
  const object = chart.node.findAll().find((construct): construct is ApiObject => ApiObject.isApiObject(construct) && construct.node.path.endsWith(source));
  object?.addJsonPatch(...MUTATIONS.filter((mutation) => mutation.source === source).map(({ patch }) => patch));
}
const found = new Map(checkChart(chart, { rules: MUTATIONS.map(ruleOf), today: '2026-11-25' }).rules.map(({ rule, verdict }) => [rule.id, verdict]));

function ruleOf({ rule: id }: Mutation): ObjectRule | ChartRule {
  return RULES.find((rule): rule is ObjectRule | ChartRule => rule.id === id && rule.kind !== 'template')!;
}

function counterexampleOf({ rule }: Mutation): Counterexample | undefined {
  const verdict = found.get(rule);
  return verdict?.kind === 'refuted' ? verdict.counterexamples[0] : undefined;
}

const cases = MUTATIONS.map((mutation) => [mutation.rule, mutation.change, mutation] as const);

test.each(cases)('%s: %s is refuted', (_rule, _change, mutation) => {
  const pointers = counterexampleOf(mutation)?.problems.filter(({ source }) => source === mutation.source).map(({ pointer }) => pointer) ?? [];
  expect(pointers.some((pointer) => pointer.startsWith(mutation.pointer) || mutation.pointer.startsWith(pointer))).toBe(true);
});

forEachHelm((binary) => {
  const rendered = new Map<string, readonly unknown[]>();

  /** What Helm renders for values; each once. */
  function objectsFor(values: object): readonly unknown[] {
    const key = JSON.stringify(values);
    const known = rendered.get(key) ?? withChartFolder(chartFiles(chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values, release: 'release-name' });
      expect(helm.ok ? '' : helm.stderr).toBe('');
      return helm.ok ? helm.objects : [];
    });
    rendered.set(key, known);
    return known;
  }

  test.each(cases)('%s: Helm renders %s from the values that were found', (_rule, _change, mutation) => {
    const { values, kubernetes } = counterexampleOf(mutation)!;
    expect(checkObjects(ruleOf(mutation), objectsFor(values), kubernetes)).not.toEqual([]);
  });
});
