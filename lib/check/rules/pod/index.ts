import { envNamesDiffer } from './env-names-differ';
import { nonRoot } from './non-root';
import { readOnlyRootFilesystem } from './read-only-root-filesystem';
import { secretsAsFiles } from './secrets-as-files';
import { selectorMatchesPods } from './selector-matches-pods';
import { mountsHaveVolumes } from './mounts-have-volumes';
import { volumesDiffer } from './volumes-differ';
import { memoryLimit } from './memory-limit';
import { nonRootGroups } from './non-root-groups';
import { probePorts } from './probe-ports';
import { probeThresholds } from './probe-thresholds';
import { probesDiffer } from './probes-differ';
import { probesPresent } from './probes-present';
import { requestsWithinLimits } from './requests-within-limits';
import { resourceRequests } from './resource-requests';
import { scratchSizeLimit } from './scratch-size-limit';
import { serviceAccountToken } from './service-account-token';
import { ownNamesAndProcesses } from './own-names-and-processes';
import { serviceMesh } from './service-mesh';
import { unprivilegedPorts } from './unprivileged-ports';
import type { Rule } from '../../rule';

/** What is asked of pods beyond the Pod Security Standards. */
export const POD_RULES: readonly Rule[] = [
  nonRoot,
  readOnlyRootFilesystem,
  secretsAsFiles,
  selectorMatchesPods,
  nonRootGroups,
  serviceAccountToken,
  resourceRequests,
  memoryLimit,
  requestsWithinLimits,
  scratchSizeLimit,
  probesPresent,
  probesDiffer,
  probePorts,
  probeThresholds,
  unprivilegedPorts,
  envNamesDiffer,
  volumesDiffer,
  mountsHaveVolumes,
  serviceMesh,
  ownNamesAndProcesses,
];
