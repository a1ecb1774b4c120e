import { Testing } from 'cdk8s';
import { HardenedDeployment, HardenedStatefulSet, ProbeSet, PvcContract, type KubernetesObject, type PodBackup } from '../../index';
import { podsOf } from '../apps/restricted-pods';
import { codesOf } from './codes-of';

const probes = ProbeSet.tcp({ port: 'http' });
const image = { registry: 'registry.example.com', tag: '1.2.3' };
const statement = { retention: '1y', backup: { method: 'snapshot', recoveryPoint: '1d' } } as const;

function annotationsOf(backup: PodBackup, kind: typeof HardenedDeployment | typeof HardenedStatefulSet = HardenedStatefulSet): Readonly<Record<string, string>> {
  const chart = Testing.chart();
  const [data, cache] = ['ledger_data', 'cache'].map((id) => new PvcContract(chart, id, { values: {}, ...statement })) as [PvcContract, PvcContract];
  new kind(chart, 'vault', {
    values: { image, replicas: 1, podAnnotations: { 'pre.hook.backup.velero.io/command': 'theirs', a: 'b' } },
    ports: { http: 8080 },
    probes,
    mounts: [data.mountAt('/data'), cache.mountAt('/cache')],
    backup,
  });
  return podsOf(Testing.synth(chart) as readonly KubernetesObject[])[0]?.annotations ?? {};
}

test.each([HardenedDeployment, HardenedStatefulSet])('the pods of %p tell Velero what is quiet and what is copied', (kind) => {
  const quiesce = { before: ['/bin/vault', 'freeze', '{{ "x" }}'], after: ['/bin/vault', 'thaw'], timeoutSeconds: 90 };
  const annotations = annotationsOf({ quiesce, volumes: [{ contract: 'ledger_data' }], excludedVolumes: [{ contract: 'cache' }] }, kind);
  expect(annotations).toEqual({
    a: 'b',
    'backup.velero.io/backup-volumes': 'ledger-data',
    'backup.velero.io/backup-volumes-excludes': 'cache',
    'pre.hook.backup.velero.io/container': 'vault',
    'pre.hook.backup.velero.io/command': '["/bin/vault","freeze","{{ \\"x\\" }}"]',
    'pre.hook.backup.velero.io/on-error': 'Fail',
    'pre.hook.backup.velero.io/timeout': '90s',
    'post.hook.backup.velero.io/container': 'vault',
    'post.hook.backup.velero.io/command': '["/bin/vault","thaw"]',
    'post.hook.backup.velero.io/on-error': 'Fail',
    'post.hook.backup.velero.io/timeout': '90s',
  });
});

test('without anything to tell, the pods say nothing', () => {
  expect(annotationsOf({})).toEqual({ a: 'b', 'pre.hook.backup.velero.io/command': 'theirs' });
});

test('volumes that are not mounted, and commands that cannot be, are refused, all at once', () => {
  expect(codesOf(() => annotationsOf({ volumes: [{ contract: 'other' }, { contract: 'cache' }], excludedVolumes: [{ contract: 'cache' }], quiesce: { before: [], after: ['x'], timeoutSeconds: 0 } }))).toEqual([
    'VOLUME_INVALID', 'VOLUME_INVALID', 'CONSTRUCT_INVALID', 'CONSTRUCT_INVALID',
  ]);
});
