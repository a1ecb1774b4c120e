import { isAtLeast, type ClusterVersion, type KubernetesVersion } from '../kubernetes-version';
import { ANYTHING, NOTHING, onlyConstant, someScalars, type Domain } from './domain';
import { atLeastIn, lessThanIn, numberSet } from './number-set';
import { domainIn, split, splitIn, type Path } from './path';
import type { Position } from './position';

/** The version of a cluster that has one of several. */
export function symbolicVersion(path: Path, versions: readonly KubernetesVersion[]): ClusterVersion {
  const position: Position = { id: VERSION, domain: numbers(0, versions.length - 1), of: { kind: 'builtin' } };
  return {
    isAtLeast: (version) => {
      const first = versions.findIndex((each) => isAtLeast(each, version));
      const domain = domainIn(path, position);
      const bound = first < 0 ? versions.length : first;
      return split(path, position, { ...domain, numbers: atLeastIn(domain.numbers, bound) }, { ...domain, numbers: lessThanIn(domain.numbers, bound) });
    },
    name: () => {
      const left = someScalars(domainIn(path, position), versions.length);
      return versions[splitIn(path, position, left, (index) => onlyConstant(ANYTHING, index)) as number] as KubernetesVersion;
    },
  };
}

/** The latest version that a run still admits. */
export function latestVersion(path: Path, versions: readonly KubernetesVersion[]): KubernetesVersion {
  const domain = path.domains.get(VERSION);
  const left = domain === undefined ? [] : someScalars(domain, versions.length);
  return versions[left.length === 0 ? versions.length - 1 : Math.max(...left.map(Number))] as KubernetesVersion;
}

const VERSION = '.kubernetes';

function numbers(minimum: number, maximum: number): Domain {
  return { ...NOTHING, numbers: numberSet(minimum, maximum, true) };
}
