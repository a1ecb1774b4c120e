import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KUBERNETES_VERSIONS, psaVerdict, type KubernetesVersion } from '../../../index';
import { POD_SECURITY_RULES } from '../../../lib/check/rules/pod-security';
import { POD_KINDS } from '../../../lib/check/view/pod-view';
import { barePodWith, JUDGED_PODS, securePodWith } from './pod-features';

type Verdicts = Readonly<Partial<Record<KubernetesVersion, readonly string[]>>>;

// Written by upstream-verdicts.go: versions in which the verdict changes, and the failing checks.
const upstream = JSON.parse(readFileSync(join(__dirname, 'upstream-verdicts.json'), 'utf8')) as Readonly<Record<string, Readonly<Record<'baseline' | 'restricted', Verdicts>>>>;

const LEVELS = ['baseline', 'restricted'] as const;

function upstreamVerdict(verdicts: Verdicts, version: KubernetesVersion): readonly string[] {
  const known = KUBERNETES_VERSIONS.slice(0, KUBERNETES_VERSIONS.indexOf(version) + 1);
  return known.reduce<readonly string[]>((verdict, each) => verdicts[each] ?? verdict, []);
}

describe.each(KUBERNETES_VERSIONS)('Kubernetes %s', (version) => {
  test.each(LEVELS)('every judged pod fails the checks of %s that it fails in the API server', (level) => {
    const ours = JUDGED_PODS.map(({ name, pod }) => `${name}: ${[...psaVerdict(pod, level, version)].sort().join()}`);
    expect(ours).toEqual(JUDGED_PODS.map(({ name }) => `${name}: ${upstreamVerdict(upstream[name]![level], version).join()}`));
  });
});

test('the judged pods fail every check, and pass it', () => {
  const failed = new Set(Object.values(upstream).flatMap((levels) => LEVELS.flatMap((level) => Object.values(levels[level]).flat())));
  expect(POD_SECURITY_RULES.map(({ podSecurity }) => podSecurity.id).filter((id) => !failed.has(id))).toEqual([]);
  expect(psaVerdict(securePodWith(), 'restricted', '1.36')).toEqual([]);
});

test('a bare pod keeps the baseline, and every pod is privileged', () => {
  expect(psaVerdict(barePodWith(), 'baseline', '1.36')).toEqual([]);
  expect(psaVerdict(barePodWith(), 'restricted', '1.36')).toEqual(['allowPrivilegeEscalation', 'capabilities_restricted', 'runAsNonRoot', 'seccompProfile_restricted']);
  expect(psaVerdict(barePodWith({ name: '', spec: { hostPID: true } }), 'privileged', '1.36')).toEqual([]);
});

test.each(POD_KINDS)('the pods of a %s are judged', (kind) => {
  const pod = barePodWith({ name: '', spec: { hostPID: true } }) as { readonly metadata: object; readonly spec: object };
  const object = kind === 'Pod' ? pod : { apiVersion: 'v1', kind, metadata: { name: 'maker' }, ...maker(kind, { metadata: pod.metadata, spec: pod.spec }) };
  expect(psaVerdict(object, 'baseline', '1.36')).toEqual(['hostNamespaces']);
});

function maker(kind: string, template: object): object {
  switch (kind) {
    case 'CronJob':
      return { spec: { jobTemplate: { spec: { template } } } };
    case 'PodTemplate':
      return { template };
    default:
      return { spec: { template } };
  }
}

test('a finding names the check as the API server does', () => {
  for (const { id, podSecurity } of POD_SECURITY_RULES) {
    expect(id.replaceAll('-', '')).toBe(podSecurity.id.replaceAll('_', '').toLowerCase());
  }
});

test('an object without pods is no pod', () => {
  expect(() => psaVerdict({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' } }, 'baseline', '1.36')).toThrow('an object of kind "Service" has no pod');
});
