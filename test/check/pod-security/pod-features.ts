import { isMap } from '../../../lib/values/own-property';

/** Something that a pod can say, as a patch of a Pod. `main` is patched into its container. */
export interface PodFeature {
  readonly name: string;
  readonly metadata?: object;
  readonly spec?: object;
  readonly main?: object;
}

type Patch = Readonly<Record<string, unknown>>;

const SECURE_POD = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const SECURE_CONTAINER = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A pod at the restricted level with some features. */
export function securePodWith(...features: readonly PodFeature[]): object {
  return podOf({ securityContext: SECURE_POD }, { securityContext: SECURE_CONTAINER }, features);
}

/** A pod that says nothing of its security, with some features. */
export function barePodWith(...features: readonly PodFeature[]): object {
  return podOf({}, {}, features);
}

function podOf(spec: object, container: object, features: readonly PodFeature[]): object {
  const main = features.reduce<unknown>((all, feature) => merged(all, feature.main ?? {}), { name: 'main', image: 'registry.example.com/app:1.0.0', ...container });
  const patched = features.reduce<unknown>((all, feature) => merged(all, feature.spec ?? {}), spec) as Patch;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: features.reduce<unknown>((all, feature) => merged(all, feature.metadata ?? {}), { name: 'example' }),
    spec: { ...patched, containers: [main, ...((patched['containers'] ?? []) as readonly object[])] },
  };
}

/** Maps are merged, lists joined, and everything else is replaced. */
function merged(base: unknown, patch: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(patch)) {
    return [...base as unknown[], ...patch as unknown[]];
  }
  if (!isMap(base) || !isMap(patch)) {
    return patch;
  }
  return { ...base, ...Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, key in base ? merged(base[key], value) : value])) };
}

const podSecurity = (name: string, securityContext: object): PodFeature => ({ name: `pod ${name}`, spec: { securityContext } });
const containerSecurity = (name: string, securityContext: object): PodFeature => ({ name: `container ${name}`, main: { securityContext } });
const both = (name: string, securityContext: object): readonly PodFeature[] => [podSecurity(name, securityContext), containerSecurity(name, securityContext)];
const volume = (name: string, source: object): PodFeature => ({ name: `volume ${name}`, spec: { volumes: [{ name: 'data', ...source }] } });
const annotation = (key: string, value: string): PodFeature => ({ name: `annotation ${key}=${value}`, metadata: { annotations: { [key]: value } } });
const handler = (path: readonly string[], kind: string, host: string): PodFeature => ({
  name: `${path.join('.')}.${kind}.host=${host}`,
  main: path.reduceRight<object>((inner, key) => ({ [key]: inner }), { [kind]: { port: 80, host } }),
});
const other = (list: string, securityContext: object): PodFeature => ({
  name: `${list} ${JSON.stringify(securityContext)}`,
  spec: { [list]: [{ name: 'other', image: 'registry.example.com/other:1.0.0', securityContext }] },
});

const SYSCTLS = [
  'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem', 'net.ipv4.tcp_slow_start_after_idle', 'net.core.somaxconn', 'kernel.msgmax',
];
const CAPABILITIES = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP',
  'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT', 'NET_RAW', 'SYS_ADMIN', 'ALL', 'chown',
];
const SOURCES = [
  'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret',
  'hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'gitRepo', 'nfs', 'iscsi', 'glusterfs', 'rbd', 'flexVolume',
  'cinder', 'cephfs', 'flocker', 'fc', 'azureFile', 'vsphereVolume', 'quobyte', 'azureDisk', 'portworxVolume',
  'photonPersistentDisk', 'scaleIO', 'storageos',
];
const HANDLERS = [['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop']];
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io';

/** What matters to the Pod Security Standards, on both sides of each line that they draw. */
export const POD_FEATURES: readonly PodFeature[] = [
  { name: 'nothing' },
  ...['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers'].flatMap((key) => [true, false].map((is) => ({ name: `${key}=${is}`, spec: { [key]: is } }))),
  ...['linux', 'windows'].map((name) => ({ name: `os=${name}`, spec: { os: { name } } })),
  ...[true, false, null].flatMap((is) => [
    containerSecurity(`privileged=${is}`, { privileged: is }),
    containerSecurity(`allowPrivilegeEscalation=${is}`, { allowPrivilegeEscalation: is }),
    ...both(`runAsNonRoot=${is}`, { runAsNonRoot: is }),
    ...both(`hostProcess=${is}`, { windowsOptions: { hostProcess: is } }),
  ]),
  ...[0, 1, 1000, null].flatMap((runAsUser) => both(`runAsUser=${runAsUser}`, { runAsUser })),
  ...CAPABILITIES.flatMap((name) => [
    containerSecurity(`adds ${name}`, { capabilities: { add: [name] } }),
    containerSecurity(`drops ${name}`, { capabilities: { drop: [name] } }),
  ]),
  containerSecurity('without capabilities', { capabilities: null }),
  containerSecurity('drops nothing', { capabilities: { drop: null } }),
  ...['RuntimeDefault', 'Localhost', 'Unconfined', '', 'runtime/default'].flatMap((type) => [
    ...both(`seccomp=${type}`, { seccompProfile: { type } }),
    ...both(`AppArmor=${type}`, { appArmorProfile: { type } }),
  ]),
  ...both('without seccomp', { seccompProfile: null }),
  ...both('AppArmor without type', { appArmorProfile: {} }),
  ...['', 'runtime/default', 'localhost/strict', 'localhost', 'unconfined'].flatMap((value) => [annotation(`${APP_ARMOR}/main`, value), annotation(`${APP_ARMOR}/absent`, value)]),
  annotation('seccomp.security.alpha.kubernetes.io/pod', 'unconfined'),
  ...['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t'].flatMap((type) => both(`SELinux type=${type}`, { seLinuxOptions: { type } })),
  ...['', 'someone'].flatMap((text) => [...both(`SELinux user=${text}`, { seLinuxOptions: { user: text } }), ...both(`SELinux role=${text}`, { seLinuxOptions: { role: text } })]),
  ...both('SELinux level', { seLinuxOptions: { level: 's0:c1,c2' } }),
  ...['Default', 'Unmasked', null].map((procMount) => containerSecurity(`procMount=${procMount}`, { procMount })),
  ...SYSCTLS.map((name) => podSecurity(`sysctl ${name}`, { sysctls: [{ name, value: '1' }] })),
  ...SOURCES.map((source) => volume(source, { [source]: {} })),
  volume('without source', {}),
  volume('hostPath=null', { hostPath: null }),
  ...[0, 80, null].map((hostPort) => ({ name: `hostPort=${hostPort}`, main: { ports: [{ containerPort: 80, hostPort }] } })),
  { name: 'a port', main: { ports: [{ containerPort: 8080 }] } },
  ...HANDLERS.flatMap((path) => ['httpGet', 'tcpSocket'].flatMap((kind) => ['', '127.0.0.1'].map((host) => handler(path, kind, host)))),
  ...['initContainers', 'ephemeralContainers'].flatMap((list) => [
    other(list, SECURE_CONTAINER),
    other(list, { privileged: true }),
    other(list, { ...SECURE_CONTAINER, runAsNonRoot: false, runAsUser: 0, procMount: 'Unmasked' }),
    other(list, { ...SECURE_CONTAINER, seccompProfile: { type: 'Unconfined' }, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }),
  ]),
];

/** A pod that upstream has judged, and how it is called in upstream-verdicts.json. */
export interface JudgedPod {
  readonly name: string;
  readonly pod: object;
}

/** Every feature by itself on a secure pod, and together with a far one on a bare pod. */
export const JUDGED_PODS: readonly JudgedPod[] = POD_FEATURES.flatMap((feature, index) => {
  const far = POD_FEATURES[(index * 37 + 11) % POD_FEATURES.length] as PodFeature;
  return [
    { name: feature.name, pod: securePodWith(feature) },
    { name: `bare: ${feature.name}, ${far.name}`, pod: barePodWith(feature, far) },
  ];
});
