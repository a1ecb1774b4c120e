import { v, type ValueOf } from '../../lib';
import { pvcValues } from '../storage/pvc-values';
import { workloadValues } from '../workload/workload-values';
import { EVALUATION, externalFields } from './external-fields';
import type { ImageDefaults } from '../pod/image';

const NATS_PORT = 4222;

/** What the queue is unless the customer says otherwise. */
export interface QueueDefaults {
  /** Name of the user. @default 'app' */
  readonly username?: string;
  /** Size of the volume of the bundled server. @default '10Gi' */
  readonly size?: string;
  /** Image of the bundled server. @default - docker.io/library/nats */
  readonly image?: ImageDefaults;
  /** The title of its section in values.yaml. @default 'Queue' */
  readonly section?: string;
}

/**
 * The values block of Queue: where NATS with JetStream runs. Only the chosen branch is required.
 *
 * @example
 * const values = defineValues({ queue: queueValues({ username: 'shop' }) });
 */
export function queueValues({ username = 'app', size = '10Gi', image, section = 'Queue' }: QueueDefaults = {}) {
  const user = v.string({ description: 'Name of the user.', default: username, pattern: '^[A-Za-z0-9_-]{1,64}$' });
  return v.union(
    'mode',
    {
      bundled: {
        server: workloadValues({ description: EVALUATION, kind: 'StatefulSet', singleWriter: true, cpu: '100m', memory: '256Mi', image: { repository: 'library/nats', tag: '2.11.8-alpine', ...image } }),
        storage: pvcValues(size, 'Volume of the bundled queue.'),
        username: user,
      },
      external: {
        ...externalFields(NATS_PORT, 'the server'),
        tls: v.boolean({ description: 'Whether it is connected to by TLS. Its authority is one of trustBundle.', default: true }),
        username: user,
      },
    },
    { section, description: `Where the queue runs: NATS with JetStream. bundled: in the chart. ${EVALUATION} external: a server of yours.`, default: 'bundled' },
  );
}

/** What the values block of a queue declares. */
export type QueueValues = ValueOf<ReturnType<typeof queueValues>>;
