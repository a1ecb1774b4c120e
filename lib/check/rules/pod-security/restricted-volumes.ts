import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

// All sources but configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected and secret.
// A volume has one source at most, and without any it is an emptyDir:
// https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
const REFUSED = [
  'hostPath', 'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'fc', 'flexVolume', 'flocker',
  'gcePersistentDisk', 'gitRepo', 'glusterfs', 'iscsi', 'nfs', 'photonPersistentDisk', 'portworxVolume', 'quobyte',
  'rbd', 'scaleIO', 'storageos', 'vsphereVolume',
] as const;

/** Storage is named by claims; no pod brings its own drivers and addresses. */
export const restrictedVolumes = podSecurityRule({
  id: 'restricted-volumes',
  description: 'Every volume is a configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.',
  remedy: 'Use a persistentVolumeClaim in place of the volume.',
  checks: ['H15', 'H16'],
  podSecurity: { id: 'restrictedVolumes', level: 'restricted', replaces: 'hostPathVolumes' },
  find: function* ({ spec }, { every }) {
    for (const volume of spec.get('volumes').each()) {
      for (const source of every(REFUSED)) {
        const at = volume.get(source);
        if (at.isPresent()) {
          yield { at, problem: `the volume is a ${source}` };
        }
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({ volumes: [{ name: 'none' }, { name: 'claim', persistentVolumeClaim: { claimName: 'data' } }] })]],
    failing: [
      [podWith({ volumes: [{ name: 'node', hostPath: { path: '/' } }] })],
      [podWith({ volumes: [{ name: 'scratch', emptyDir: {} }, { name: 'share', nfs: { server: 'nfs.example.com', path: '/' } }] })],
    ],
  },
});
