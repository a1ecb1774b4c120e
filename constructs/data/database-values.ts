import { dnsLabelPattern, v, type ValueOf } from '../../lib';
import { imageValues, type ImageDefaults } from '../pod/image';
import { pvcValues } from '../storage/pvc-values';
import { workloadValues } from '../workload/workload-values';
import { EVALUATION, externalFields } from './external-fields';

// Names that need no quoting in SQL, and no escaping in a URL.
const IDENTIFIER = '^[a-z_][a-z0-9_]{0,62}$';
const POSTGRES_PORT = 5432;
// Six fields, seconds first: https://cloudnative-pg.io/documentation/current/backup/
const SCHEDULE = '^[0-9*/,-]+( [0-9A-Za-z*/,?-]+){5}$';

/** What the database is unless the customer says otherwise. */
export interface DatabaseDefaults {
  /** Name of the database. @default 'app' */
  readonly database?: string;
  /** Name of its user. @default 'app' */
  readonly username?: string;
  /** Size of its volume. @default '20Gi' */
  readonly size?: string;
  /** Image of the bundled server. @default - docker.io/library/postgres */
  readonly image?: ImageDefaults;
  /** Image of the servers that CloudNativePG runs. @default - ghcr.io/cloudnative-pg/postgresql */
  readonly operatorImage?: ImageDefaults;
  /** The title of its section in values.yaml. @default 'Database' */
  readonly section?: string;
}

/**
 * The values block of Database: where PostgreSQL runs. Only the chosen branch is required. The password is never
 * among them.
 *
 * @example
 * const values = defineValues({ database: databaseValues({ database: 'shop', username: 'shop' }) });
 */
export function databaseValues({ database = 'app', username = 'app', size = '20Gi', image, operatorImage, section = 'Database' }: DatabaseDefaults = {}) {
  return v.union(
    'mode',
    {
      bundled: {
        server: workloadValues({ description: EVALUATION, kind: 'StatefulSet', singleWriter: true, cpu: '250m', memory: '1Gi', image: { repository: 'library/postgres', tag: '17.6-bookworm', ...image } }),
        storage: pvcValues(size, 'Volume of the bundled database.'),
        ...nameFields(database, username),
      },
      cloudNativePg: { ...clusterFields(size, operatorImage), ...nameFields(database, username) },
      external: {
        ...externalFields(POSTGRES_PORT, 'the PostgreSQL server'),
        ...nameFields(database, username),
        sslMode: v.choice(['disable', 'require', 'verify-ca', 'verify-full'], { description: 'How the server is verified. Its authority is one of trustBundle.', default: 'verify-full' }),
      },
    },
    {
      section,
      description: `Where PostgreSQL runs. bundled: in the chart; ${EVALUATION.charAt(0).toLowerCase()}${EVALUATION.slice(1)} cloudNativePg: a Cluster of the operator CloudNativePG, which makes the password itself. external: a server of yours.`,
      default: 'bundled',
    },
  );
}

/** What the values block of a database declares. */
export type DatabaseValues = ValueOf<ReturnType<typeof databaseValues>>;

function nameFields(database: string, username: string) {
  return {
    database: v.string({ description: 'Name of the database.', default: database, pattern: IDENTIFIER }),
    username: v.string({ description: 'Name of the user that owns it.', default: username, pattern: IDENTIFIER }),
  };
}

function clusterFields(size: string, image: ImageDefaults | undefined) {
  return {
    instances: v.integer({ description: 'Number of servers: one that is written to, and its replicas.', default: 3, minimum: 1, maximum: 9 }),
    image: imageValues({ registry: 'ghcr.io', repository: 'cloudnative-pg/postgresql', tag: '17.6', ...image }),
    operatorNamespace: v.string({ description: 'Namespace of the operator, whose pods may connect to the servers: without that it takes them for dead.', default: 'cnpg-system', pattern: dnsLabelPattern }),
    storage: v.object({
      size: v.quantity({ description: 'Size of the volume of each server. It can be raised later, and never lowered.', default: size }),
      storageClass: v.string({ description: 'Storage class of the volumes. Empty: the default of the cluster.', default: '', pattern: '^$|^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' }),
    }),
    resources: v.object({
      requests: v.object({ cpu: v.quantity({ description: 'CPU that each server is guaranteed.', default: '500m' }), memory: v.quantity({ description: 'Memory that each server is guaranteed.', default: '1Gi' }) }),
      limits: v.object({ memory: v.quantity({ description: 'Memory that each server may use at most.', default: '1Gi' }) }),
    }),
    backup: v.object({
      volumeSnapshotClassName: v.string({ description: 'Class of the snapshots that the operator takes of the volumes. Empty: none are taken.', default: '', pattern: '^$|^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' }),
      schedule: v.string({ description: 'When they are taken, as six fields, seconds first.', default: '0 0 2 * * *', pattern: SCHEDULE }),
    }),
  };
}
