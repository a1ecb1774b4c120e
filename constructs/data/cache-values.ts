import { v, type ValueOf } from '../../lib';
import { workloadValues } from '../workload/workload-values';
import { EVALUATION, externalFields } from './external-fields';
import type { ImageDefaults } from '../pod/image';

const REDIS_PORT = 6379;

/** What the cache is unless the customer says otherwise. */
export interface CacheDefaults {
  /** Image of the bundled server. @default - docker.io/valkey/valkey */
  readonly image?: ImageDefaults;
  /** The title of its section in values.yaml. @default 'Cache' */
  readonly section?: string;
}

/**
 * The values block of Cache: where a server of the protocol of Redis runs. Only the chosen branch is required.
 *
 * @example
 * const values = defineValues({ cache: cacheValues() });
 */
export function cacheValues({ image, section = 'Cache' }: CacheDefaults = {}) {
  return v.union(
    'mode',
    {
      bundled: { server: workloadValues({ description: EVALUATION, kind: 'StatefulSet', singleWriter: true, cpu: '100m', memory: '256Mi', image: { repository: 'valkey/valkey', tag: '8.1.3', ...image } }) },
      external: {
        ...externalFields(REDIS_PORT, 'the server'),
        tls: v.boolean({ description: 'Whether it is connected to by TLS. Its authority is one of trustBundle.', default: true }),
      },
    },
    { section, description: `Where the cache runs, a server of the protocol of Redis. bundled: Valkey in the chart, which keeps nothing when it ends. ${EVALUATION} external: a server of yours.`, default: 'bundled' },
  );
}

/** What the values block of a cache declares. */
export type CacheValues = ValueOf<ReturnType<typeof cacheValues>>;
