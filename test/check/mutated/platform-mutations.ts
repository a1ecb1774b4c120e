import { JsonPatch } from 'cdk8s';

const DEPLOYMENT = 'gateway-api/deployment';
const POLICY = 'network/gateway-api';
const ROLE = 'identity/operator/bound/role';

/** A change in one object of the platform. */
export interface Mutation {
  /** The object in which something is found, as the path of its construct. */
  readonly source: string;
  /** The object that is changed. @default - that in which something is found */
  readonly changed?: string;
  readonly rule: string;
  readonly change: string;
  /** Where the rule has to find something. */
  readonly pointer: string;
  /** What is changed. @default - nothing more: another mutation has the same change */
  readonly patch?: JsonPatch;
}

const TEMPLATE = '/spec/template';
const POD = `${TEMPLATE}/spec`;
const CONTAINER = `${POD}/containers/0`;

function add(rule: string, change: string, path: string, value: unknown, source = DEPLOYMENT): Mutation {
  return { rule, change, source, pointer: path.replace('/-', ''), patch: JsonPatch.add(path, value) };
}

function replace(rule: string, change: string, path: string, value: unknown, source = DEPLOYMENT): Mutation {
  return { rule, change, source, pointer: path, patch: JsonPatch.replace(path, value) };
}

function moved(rule: string, change: string, from: string, to: string, source: string): Mutation {
  return { rule, change, source, pointer: from, patch: JsonPatch.move(from, to) };
}

// One container that keeps none of the rules on containers.
const BARE = {
  name: 'bare',
  image: 'registry.example.com/bare:latest',
  imagePullPolicy: 'Never',
  colour: 'red',
  env: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }, { name: 'DATABASE_PASSWORD', value: 'hunter2' }],
  ports: [{ name: 'web', containerPort: 80 }],
  volumeMounts: [{ name: 'absent', mountPath: '/a' }, { name: 'absent', mountPath: '/a' }],
  livenessProbe: { httpGet: { port: 'absent' }, successThreshold: 2 },
  resources: { requests: { cpu: '2' }, limits: { cpu: '1' } },
  securityContext: { runAsGroup: 0 },
};

function bare(rule: string, change: string, further: Pick<Mutation, 'patch'> = {}): Mutation {
  return { rule, change, source: DEPLOYMENT, pointer: `${POD}/containers/1`, ...further };
}

/** What is changed, and which rule has to find something in which object. A rule that several policies keep needs several changes. */
export const PLATFORM_MUTATIONS: readonly Mutation[] = [
  bare('image-tag', 'the tag latest', { patch: JsonPatch.add(`${POD}/containers/-`, BARE) }),
  bare('image-pull-policy', 'an image that is never pulled'),
  bare('kubernetes-schema', 'a field that the API does not know'),
  bare('env-names-differ', 'a variable twice'),
  bare('volumes-differ', 'two mounts at one path'),
  bare('mounts-have-volumes', 'a mount of no volume'),
  bare('unprivileged-ports', 'a port below 1024'),
  bare('probes-present', 'no readiness probe'),
  bare('probe-ports', 'a probe of a port that is not there'),
  bare('resource-requests', 'no request of memory'),
  bare('memory-limit', 'no limit of memory'),
  bare('requests-within-limits', 'a request above its limit'),
  bare('non-root-groups', 'the group root'),
  bare('no-plain-secrets', 'a password in plain text'),
  bare('probe-thresholds', 'a liveness probe that has to succeed twice'),
  { rule: 'proc-mount-restricted', change: 'an unmasked /proc, at the restricted level', source: DEPLOYMENT, pointer: `${CONTAINER}/securityContext/procMount` },
  { rule: 'probes-differ', change: 'one path for both questions', source: DEPLOYMENT, pointer: `${CONTAINER}/livenessProbe/httpGet/path`, patch: JsonPatch.replace(`${CONTAINER}/readinessProbe/httpGet/path`, '/healthz') },
  add('scratch-size-limit', 'a folder without a limit', `${POD}/volumes/-`, { name: 'unlimited', emptyDir: {} }),
  add('own-names-and-processes', 'processes that see each other', `${POD}/shareProcessNamespace`, true),
  replace('own-service-account', 'the account of everybody', `${POD}/serviceAccountName`, 'default'),
  replace('update-strategy', 'pods that no upgrade replaces', '/spec/strategy/type', 'OnDelete'),
  replace('autoscaler-targets', 'nobody to be scaled', '/spec/scaleTargetRef/name', 'absent', 'gateway-api/hpa'),
  add('disruption-budgets', 'a budget that lets nobody go', '/spec/minAvailable', '100%', 'gateway-api/pdb'),
  replace('role-wildcards', 'all verbs', '/rules', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, { apiGroups: [''], resources: ['secrets'], verbs: ['list'] }], ROLE),
  { rule: 'role-powers', change: 'all Secrets', source: ROLE, pointer: '/rules' },
  add('role-bindings', 'the group of administrators', '/subjects/-', { kind: 'Group', name: 'system:masters', apiGroup: 'rbac.authorization.k8s.io' }, 'identity/operator/bound/binding'),
  replace('cron-job-runs', 'runs beside each other', '/spec/concurrencyPolicy', 'Allow', 'self-check/if-enabled/cron-job'),
  add('claim-requests', 'an access mode that there is not', '/spec/accessModes/-', 'Everything', 'key_data/unless-existing/claim'),
  replace('api-versions-served', 'a version that is served no longer', '/apiVersion', 'policy/v1beta1', 'risk-engine/pdb'),
  { rule: 'address-families', change: 'one family of addresses', source: POLICY, pointer: '/spec/egress' },
  { rule: 'policies-before-hooks', change: 'a policy that comes after the hook', source: 'upgrade/snapshot/if-enabled/job', changed: 'network/hook-upgrade-snapshot/lock', pointer: '/spec/template/metadata', patch: JsonPatch.replace('/metadata/annotations', {}) },
  replace('service-account-token', 'a token that nobody asked for', `${POD}/automountServiceAccountToken`, true),
  add('service-mesh', 'a pod beside its mesh', '/spec/template/metadata/annotations/sidecar.istio.io~1inject', 'false'),
  replace('recommended-labels', 'an object without labels', '/metadata/labels', {}),
  replace('services-select-pods', 'a port that no container has', '/spec/ports/0/targetPort', 'absent', 'gateway-api/service'),
  add('single-entry', 'a second way in', '/spec/type', 'NodePort', 'evidence-vault/service'),
  add('host-namespaces', 'the network of the node', `${POD}/hostNetwork`, true),
  replace('privileged', 'a privileged container', `${CONTAINER}/securityContext/privileged`, true),
  replace('allow-privilege-escalation', 'a container that may gain privileges', `${CONTAINER}/securityContext/allowPrivilegeEscalation`, true),
  replace('capabilities-restricted', 'one capability dropped', `${CONTAINER}/securityContext/capabilities/drop`, ['NET_RAW']),
  add('capabilities-baseline', 'a capability added', `${CONTAINER}/securityContext/capabilities/add`, ['SYS_ADMIN']),
  add('host-path-volumes', 'a folder of the node', `${POD}/volumes/-`, { name: 'node', hostPath: { path: '/' } }),
  add('restricted-volumes', 'an NFS volume', `${POD}/volumes/-`, { name: 'nfs', nfs: { server: 'nfs.example.com', path: '/' } }, 'risk-engine/deployment'),
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
  replace('policies-select-pods', 'labels that nobody has', '/spec/egress/2/to/0/podSelector', { matchLabels: { app: 'nobody' } }, POLICY),
  add('secrets-as-files', 'a variable from a Secret', `${CONTAINER}/env/0`, { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } }),
  // References that do not arrive are refused, so they arrive where they mean nothing.
  moved('pods-spread', 'constraints under a key that means nothing', `${POD}/topologySpreadConstraints`, `${POD}/topologySpread`, 'doc-generator/deployment'),
  { ...moved('bare-pods', 'a test that is none of Helm', '/metadata/annotations', '/metadata/annotation', 'smoke-test/if-enabled/pod'), pointer: '' },
  { rule: 'job-cleanup', change: 'a job that is no hook', source: 'upgrade/migrate/if-enabled/job', pointer: '/spec/ttlSecondsAfterFinished', patch: JsonPatch.remove('/metadata/annotations/helm.sh~1hook') },
  { rule: 'default-deny', change: 'a policy of all pods that selects none', source: 'doc-generator/deployment', pointer: `${TEMPLATE}/metadata`, changed: 'network/default-deny', patch: JsonPatch.replace('/spec/podSelector', { matchLabels: { app: 'nobody' } }) },
  { rule: 'default-deny', change: 'a policy of one direction beside it', source: 'doc-generator/deployment', pointer: `${TEMPLATE}/metadata`, changed: 'network/doc-generator', patch: JsonPatch.replace('/spec/policyTypes', ['Egress']) },
  replace('labels-locked', 'the labels of the way out', `${TEMPLATE}/metadata/labels/app.kubernetes.io~1component`, 'egress-proxy', 'risk-engine/deployment'),
  { rule: 'ingress-hosts', change: 'a rule for all hosts', source: 'exposure/ingress', pointer: '/spec/rules/0/host', patch: JsonPatch.remove('/spec/rules/0/host') },
  replace('http-backends', 'a port that no Service has', '/spec/rules/0/http/paths/3/backend/service/port/name', 'absent', 'exposure/ingress'),
];
