import { Condition, ifSet, isSet, when, type BooleanValue, type Reference } from '../../lib';
import { placeOf, type Place } from '../place/place';
import { requireApi } from '../place/require-api';
import { requireWithinLimit } from '../pod/sound-pod';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { NetworkIdentity } from '../workload/network-identity';
import type { DatabaseValues } from './database-values';

// https://cloudnative-pg.io/documentation/current/
const API_VERSION = 'postgresql.cnpg.io/v1';
const SERVER_PORTS = { postgres: 5432, status: 8000, metrics: 9187 } as const;

/** What a cluster of PostgreSQL servers is made of. */
export interface PostgresClusterOptions {
  readonly place: Place;
  readonly name: string;
  readonly component: string;
  readonly values: Reference<DatabaseValues>['cloudNativePg'];
  readonly isWanted: BooleanValue;
  /** How the customer calls the choice. */
  readonly modeName: string;
}

/** A Cluster of the operator CloudNativePG. */
export interface PostgresCluster {
  readonly cluster: ApiObject;
  readonly identity: NetworkIdentity<typeof SERVER_PORTS>;
}

/** Makes a Cluster, and the schedule of its snapshots, each while it is asked for. */
export function postgresCluster(construct: Construct, { place, name, component, values, isWanted, modeName }: PostgresClusterOptions): PostgresCluster {
  const { backup, resources: { requests, limits } } = values;
  requireApi(construct, { apiVersion: API_VERSION, condition: isWanted, message: `${modeName} is cloudNativePg`, fix: `install the operator CloudNativePG, or set ${modeName} to external` });
  const scope = new Condition(construct, 'cluster', isWanted);
  requireWithinLimit(placeOf(scope), component, 'memory', { request: requests.memory, limit: limits.memory });
  const cluster = place.object(scope, 'Default', { apiVersion: API_VERSION, kind: 'Cluster', metadata: { name }, spec: clusterSpec(place, values) });
  place.object(new Condition(scope, 'backup', isSet(backup.volumeSnapshotClassName)), 'Default', {
    apiVersion: API_VERSION,
    kind: 'ScheduledBackup',
    metadata: { name },
    spec: { schedule: backup.schedule, cluster: { name }, method: 'volumeSnapshot', backupOwnerReference: 'self' },
  });
  return { cluster, identity: { component, selector: { 'cnpg.io/cluster': name }, ports: SERVER_PORTS, condition: isWanted } };
}

function clusterSpec(place: Place, { instances, image, storage, resources, backup, database, username }: PostgresClusterOptions['values']): object {
  return {
    instances,
    imageName: place.image(image, 'postgresql'),
    imagePullPolicy: image.pullPolicy,
    imagePullSecrets: place.imagePullSecrets,
    // Without a Secret the operator makes one with a password of its own.
    bootstrap: { initdb: { database, owner: username, dataChecksums: true } },
    enableSuperuserAccess: false,
    storage: { size: storage.size, storageClass: ifSet(storage.storageClass) },
    resources,
    backup: when(isSet(backup.volumeSnapshotClassName), { volumeSnapshot: { className: backup.volumeSnapshotClassName } }),
  };
}
