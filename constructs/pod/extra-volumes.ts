import { dnsLabelPattern, dnsSubdomainPattern, v } from '../../lib';

// Of ConfigMaps and Secrets: https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
const KEY = '^[-._a-zA-Z0-9]{1,253}$';
const RELATIVE_PATH = '^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$';
const ABSOLUTE_PATH = '^(/[A-Za-z0-9_-][A-Za-z0-9._-]*|/[.][A-Za-z0-9_-][A-Za-z0-9._-]*)+$';

const objectName = (description: string) => v.string({ description, required: true, pattern: dnsSubdomainPattern, maxLength: 253 });
const readOnly = v.boolean({ description: 'Whether it can only be read.', removable: true });
const optional = v.boolean({ description: 'Whether pods start without it.', removable: true });
const items = v.list(
  v.object({
    key: v.string({ description: 'Key of the object.', required: true, pattern: KEY }),
    path: v.string({ description: 'Name of the file.', required: true, pattern: RELATIVE_PATH }),
  }),
  { description: 'Which keys become files, and under what names. Absent: all, under their own.', removable: true },
);

/** The kinds of volumes, by the keys that Kubernetes gives them. Nothing of a node is among them, and all are allowed at the restricted level. */
const sources = {
  configMap: v.object({ name: objectName('Name of the ConfigMap.'), items, optional }, { description: 'Files of a ConfigMap.', removable: true }),
  secret: v.object({ secretName: objectName('Name of the Secret.'), items, optional }, { description: 'Files of a Secret.', removable: true }),
  emptyDir: v.object(
    {
      sizeLimit: v.quantity({ description: 'A pod that writes more is evicted.', required: true }),
      medium: v.choice(['Memory'], { description: 'Memory counts as memory of the container. Absent: the disk of the node.', removable: true }),
    },
    { description: 'An empty folder that ends with its pod.', removable: true },
  ),
  persistentVolumeClaim: v.object({ claimName: objectName('Name of the claim.'), readOnly }, { description: 'A PersistentVolumeClaim that exists already.', removable: true }),
  projected: v.object(
    {
      sources: v.list(
        v.object({
          configMap: v.object({ name: objectName('Name of the ConfigMap.'), items, optional }, { description: 'Files of a ConfigMap.', removable: true }),
          secret: v.object({ name: objectName('Name of the Secret.'), items, optional }, { description: 'Files of a Secret.', removable: true }),
        }, { exactlyOne: ['configMap', 'secret'] }),
        { description: 'What is put together in one folder. Tokens of the API server are not among it.', required: true, minItems: 1 },
      ),
    },
    { description: 'Files of several objects in one folder.', removable: true },
  ),
  csi: v.object(
    {
      driver: v.string({ description: 'Name of the CSI driver, such as secrets-store.csi.k8s.io.', required: true, pattern: dnsSubdomainPattern, maxLength: 63 }),
      readOnly,
      volumeAttributes: v.map(v.string(), { description: 'Settings of the driver.', removable: true }),
      nodePublishSecretRef: v.object({ name: objectName('Name of a Secret with which the driver logs in.') }, { description: 'How the driver logs in.', removable: true }),
    },
    { description: 'A volume that a CSI driver makes for the pod.', removable: true },
  ),
};

/** Volumes that a customer adds to pods, under the name that Bitnami's charts have for them. */
export function extraVolumes() {
  return v.list(v.object({ name: v.string({ description: 'Name of the volume.', required: true, pattern: dnsLabelPattern, maxLength: 63 }), ...sources }, { exactlyOne: Object.keys(sources) }), {
    description: 'Further volumes of the pods, each with a name and exactly one of configMap, secret, emptyDir, persistentVolumeClaim, projected and csi. Nothing of a node can be mounted.',
    default: [],
    example: [{ name: 'branding', configMap: { name: 'our-branding' } }],
    advanced: true,
  });
}

/** Where a container mounts volumes that a customer added. */
export function extraVolumeMounts() {
  return v.list(
    v.object({
      name: v.string({ description: 'Name of a volume of extraVolumes.', required: true, pattern: dnsLabelPattern, maxLength: 63 }),
      mountPath: v.string({ description: 'Folder or file of the container.', required: true, pattern: ABSOLUTE_PATH, maxLength: 1024 }),
      subPath: v.string({ description: 'Path inside the volume.', removable: true, pattern: RELATIVE_PATH }),
      readOnly,
    }),
    { description: 'Where the container mounts volumes of extraVolumes.', default: [], example: [{ name: 'branding', mountPath: '/etc/branding', readOnly: true }], advanced: true },
  );
}
