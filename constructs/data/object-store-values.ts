import { v, type ValueOf } from '../../lib';
import { pvcValues } from '../storage/pvc-values';
import { workloadValues } from '../workload/workload-values';
import { EVALUATION, externalFields } from './external-fields';
import type { ImageDefaults } from '../pod/image';

const HTTPS_PORT = 443;
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const BUCKET = '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$';

/** What the object store is unless the customer says otherwise. */
export interface ObjectStoreDefaults {
  /** Name of the bucket, which is unlike that of any other product. */
  readonly bucket: string;
  /** Size of the volume of the bundled server. @default '50Gi' */
  readonly size?: string;
  /** Image of the bundled server. @default - quay.io/minio/minio */
  readonly image?: ImageDefaults;
  /** The title of its section in values.yaml. @default 'Object store' */
  readonly section?: string;
}

/**
 * The values block of ObjectStore: where a store of the protocol of S3 is. Only the chosen branch is required.
 *
 * @example
 * const values = defineValues({ objectStore: objectStoreValues({ bucket: 'shop' }) });
 */
export function objectStoreValues({ bucket, size = '50Gi', image, section = 'Object store' }: ObjectStoreDefaults) {
  const bucketName = v.string({ description: 'Name of the bucket. The application makes it where it is missing and it may.', default: bucket, pattern: BUCKET });
  return v.union(
    'mode',
    {
      bundled: {
        server: workloadValues({
          description: `${EVALUATION} MinIO publishes no images any more: mirror one that you trust, and name it in image.`,
          kind: 'StatefulSet',
          singleWriter: true,
          cpu: '250m',
          memory: '512Mi',
          // The last that was published: https://github.com/minio/minio/issues/21647
          image: { registry: 'quay.io', repository: 'minio/minio', tag: 'RELEASE.2025-09-07T16-13-09Z', ...image },
        }),
        storage: pvcValues(size, 'Volume of the bundled object store.'),
        bucket: bucketName,
      },
      external: {
        ...externalFields(HTTPS_PORT, 'the endpoint'),
        tls: v.boolean({ description: 'Whether it is connected to by TLS. Its authority is one of trustBundle.', default: true }),
        region: v.string({ description: 'Region of the bucket.', default: 'us-east-1', pattern: '^[a-z0-9-]{1,64}$' }),
        bucket: bucketName,
        pathStyle: v.boolean({ description: 'Whether the bucket is in the path of a URL, and not in its host name. Stores other than that of AWS mostly need it.', default: true }),
      },
    },
    { section, description: `Where files are kept, in a store of the protocol of S3. bundled: MinIO in the chart. ${EVALUATION} external: a store of yours.`, default: 'bundled' },
  );
}

/** What the values block of an object store declares. */
export type ObjectStoreValues = ValueOf<ReturnType<typeof objectStoreValues>>;
