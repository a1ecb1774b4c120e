import { HardenedStatefulSet } from '../hardened-stateful-set';
import { scratchAt, type FilesMount } from '../pod/mount';
import { ProbeSet } from '../probe-set';
import { PvcContract } from '../pvc-contract';
import type { Condition, Reference } from '../../lib';
import type { DatabaseValues } from './database-values';

// One that refuses connections while it recovers is alive: https://www.postgresql.org/docs/current/app-pg-isready.html
const ALIVE = ['/bin/sh', '-c', 'pg_isready --quiet --host=127.0.0.1; [ "$?" -lt 2 ]'];
const DATA = '/var/lib/postgresql/data';

/** The one server of a chart that brings its database along, as hardened as everything else in it. */
export function makePostgresServer(scope: Condition, { server, storage, database, username }: Reference<DatabaseValues>['bundled'], password: FilesMount): HardenedStatefulSet<{ readonly postgres: 5432 }> {
  const volume = new PvcContract(scope, 'data', { values: storage, retention: '1d', backup: { method: 'none', reason: 'The bundled database is for evaluation: what is in it can be made again.' } });
  return new HardenedStatefulSet(scope, 'Default', {
    values: server,
    ports: { postgres: 5432 },
    probes: ProbeSet.exec({ live: ALIVE, ready: ['pg_isready', '--host=127.0.0.1'], startupBudgetSeconds: 300 }),
    env: {
      POSTGRES_DB: database,
      POSTGRES_USER: username,
      POSTGRES_PASSWORD_FILE: `${password.path}/password`,
      // The volume's own folder is not empty on many file systems.
      PGDATA: `${DATA}/pgdata`,
    },
    mounts: [volume.mountAt(DATA), password, scratchAt('/var/run/postgresql'), scratchAt('/tmp')],
    singleWriter: true,
  });
}
