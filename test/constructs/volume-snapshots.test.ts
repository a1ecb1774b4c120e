import { Chart, Testing } from 'cdk8s';
import { addFile, chartFiles, defineValues, HelmApp, HelmChart, PvcContract, pvcValues, render, volumeGuide, VolumeSnapshots, volumeSnapshotValues } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({ ledger: pvcValues('10Gi'), cache: pvcValues('1Gi'), snapshots: volumeSnapshotValues() });
const apiVersions = ['snapshot.storage.k8s.io/v1'];

function makeChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', icon: 'https://shop.example/icon.svg', values: definition });
  const { values } = chart;
  const ledger = new PvcContract(chart, 'ledger_data', { values: values.ledger, appendOnly: true, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const cache = new PvcContract(chart, 'cache', { values: values.cache, onUninstall: 'delete', retention: '1d', backup: { method: 'none', reason: 'It is filled again.' } });
  new VolumeSnapshots(chart, 'snapshots', { values: values.snapshots, volumes: [ledger] });
  addFile(chart, 'docs/volumes.md', volumeGuide([ledger, cache]));
  return chart;
}

const chart = makeChart();
const valueSets = [{}, { snapshots: { label: 'before-2-0-0' } }, { snapshots: { label: 'x', volumeSnapshotClassName: 'fast.retain' }, ledger: { existingClaim: 'theirs' } }] as const;

test('every object is valid, strictly', () => {
  const objects = valueSets.flatMap((values) => render(chart, { values, capabilities: { apiVersions } }));
  expect(objects.length).toBeGreaterThan(2);
  expect(objects.flatMap(strictValidator('1.36'))).toEqual([]);
});

forEachHelm((binary) => {
  test('Helm lints and renders every value set as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
      }
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
    });
  });
});

test('a snapshot is taken under each new name, and Helm deletes none', () => {
  const snapshots = (values: (typeof valueSets)[number]): readonly object[] => render(chart, { values, capabilities: { apiVersions }, release: { name: 'r' } }).filter(({ kind }) => kind === 'VolumeSnapshot');
  expect(snapshots(valueSets[0])).toEqual([]);
  expect(snapshots(valueSets[1])).toMatchObject([
    {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      metadata: { name: 'r-shop-ledger-data-before-2-0-0', labels: { 'chartwright.dev/volume': 'ledger_data' }, annotations: { 'helm.sh/resource-policy': 'keep' } },
      spec: { source: { persistentVolumeClaimName: 'r-shop-ledger-data' } },
    },
  ]);
  expect(snapshots(valueSets[2])).toMatchObject([{ spec: { volumeSnapshotClassName: 'fast.retain', source: { persistentVolumeClaimName: 'theirs' } } }]);
  expect(() => render(chart, { values: valueSets[1] })).toThrow('snapshots of the volumes are wanted, but the cluster does not serve snapshot.storage.k8s.io/v1: install a CSI driver with the snapshot controller, or set snapshots.label to ""');
  expect(() => render(chart, { values: { snapshots: { label: 'Not-A-Name' } } })).toThrow('VALUE_INVALID');
});

test('literals in an ordinary chart are plain objects, and wrong uses are refused', () => {
  const plain = new Chart(Testing.app(), 'tools');
  const volume = { contract: 'ledger_data', claimName: 'ledger', backup: { method: 'snapshot', recoveryPoint: '6h' } } as const;
  new VolumeSnapshots(plain, 'snapshots', { values: { label: 'today' }, volumes: [volume] });
  expect(Testing.synth(plain)).toMatchObject([{ kind: 'VolumeSnapshot', metadata: { name: 'ledger-data-today' }, spec: { source: { persistentVolumeClaimName: 'ledger' } } }]);
  expect(codesOf(() => new VolumeSnapshots(plain, 'none', { values: {}, volumes: [] }))).toEqual(['CONSTRUCT_INVALID']);
  expect(() => new VolumeSnapshots(plain, 'keys', { values: {}, volumes: [{ ...volume, backup: { method: 'none', reason: 'x' } }] })).toThrow('a snapshot is taken of ledger_data, and its statement says "none"');
});

test('the guide says of each volume what was agreed', () => {
  expect(chartFiles(chart).get('docs/volumes.md')).toBe(`# Volumes

What is agreed about the data of each volume. The same stands in the annotations of its PersistentVolumeClaim, which \`kubectl get persistentvolumeclaim --namespace <namespace> --selector chartwright.dev/volume=<volume>\` finds.

| volume | data is | kept for | backed up by | may lose at most |
| --- | --- | --- | --- | --- |
| ledger_data | only added to, by one writer | 7y | snapshot | 6h |
| cache | changed | 1d | none | - |

## Backup

- **ledger_data**: snapshots, at least every 6h, whose data is moved out of the cluster.
- **cache**: none, and Velero takes none. It is filled again.

Copies inside the cluster, snapshots too, are lost with it: only what is kept outside it is a backup.

## Change

- Larger: raise \`ledger.size\` or \`cache.size\`. The storage class must allow expansion; some drivers expand a volume only while no pod has it.
- Smaller: impossible. Kubernetes refuses it in the middle of an upgrade; write down the size that a volume has in \`ledger.minimumSize\` or \`cache.minimumSize\`, and the chart refuses it before anything is changed. Make a smaller claim, copy the data while nothing writes, verify it, and name the claim in \`existingClaim\` of the volume.
- Another storage class or access mode: the same. Kubernetes refuses to change either.
- Uninstalled: claims stay unless their annotation \`helm.sh/resource-policy\` is missing, and are found again by a release of the same name in the same namespace.

## Restore

1. Keep the volume that is there: a restore never writes over it.
2. Restore into a new PersistentVolumeClaim: from a snapshot by its \`dataSource\`, or by \`velero restore create --namespace-mappings <namespace>:<other>\`.
3. Verify what is in it. ledger_data must be sound from the first entry to the last, and hold at least what others have seen of it.
4. Scale what uses the volume to zero, name the new claim in \`ledger.existingClaim\` or \`cache.existingClaim\`, and run \`helm upgrade\`.
5. Keep the old claim until the retention of its data ends, or until those who answer for it agree.
`);
});
