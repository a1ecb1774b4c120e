import { dnsLabelPattern, dnsSubdomainPattern } from '../../values';
import { listedTexts, testedTexts, type TextSet } from '../language/text-set';
import { NOTHING, type Domain } from './domain';
import { numberSet } from './number-set';
import { constant, unknown, type Symbolic } from './symbolic';
import type { BuiltinName } from '../../reference/expression';
import type { Position } from './position';
import type { Scope } from './scope';

// What Helm accepts as the name of a release: a DNS subdomain of at most 53 characters
// (https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go).
const releaseNames = patternTexts(dnsSubdomainPattern, '^[^]{1,53}$');
const namespaces = patternTexts(dnsLabelPattern);

/** A fact that Helm supplies: what the chart says of itself is known, what the release is is not. */
export function builtin(name: BuiltinName, { template, kubernetes }: Scope): Symbolic {
  const { metadata } = template;
  switch (name) {
    case 'release.name':
      return fact(name, { ...NOTHING, texts: releaseNames });
    case 'release.namespace':
      return fact(name, { ...NOTHING, texts: namespaces });
    case 'release.revision':
      return fact(name, { ...NOTHING, numbers: numberSet(1, Number.MAX_SAFE_INTEGER, true) });
    case 'release.isUpgrade':
      return fact(name, { ...NOTHING, booleans: [false, true] });
    case 'chart.name':
      return constant(metadata.name);
    case 'chart.version':
      return constant(metadata.version);
    case 'chart.appVersion':
      return constant(metadata.appVersion ?? '');
    case 'capabilities.kubeVersion':
      return unknown(kubeVersion(kubernetes.name()));
  }
}

// A cluster says which patch it has, and distributions say more: v1.31.4+k3s1, v1.30.5-gke.1014001 (https://semver.org).
function kubeVersion(version: string): Position {
  return { id: `.capabilities.kubeVersion(${version})`, domain: textsOfPattern(`^v${version.replace('.', '[.]')}[.][0-9]+(-[-.0-9A-Za-z]+)?([+][-.0-9A-Za-z]+)?$`), of: { kind: 'derived', sources: [] } };
}

// Stable APIs that each version serves (https://kubernetes.io/docs/reference/using-api/deprecation-guide/). Helm's own list,
// which it takes where there is no cluster to ask, has many that no cluster serves any more, or that a newer one does first.
const ALWAYS_SERVED = [
  'v1',
  'admissionregistration.k8s.io/v1',
  'apiextensions.k8s.io/v1',
  'apps/v1',
  'authentication.k8s.io/v1',
  'authorization.k8s.io/v1',
  'autoscaling/v1',
  'autoscaling/v2',
  'batch/v1',
  'certificates.k8s.io/v1',
  'coordination.k8s.io/v1',
  'discovery.k8s.io/v1',
  'events.k8s.io/v1',
  'networking.k8s.io/v1',
  'node.k8s.io/v1',
  'policy/v1',
  'rbac.authorization.k8s.io/v1',
  'scheduling.k8s.io/v1',
  'storage.k8s.io/v1',
];

/** Whether the cluster serves an API: what each version of Kubernetes serves always, others in some clusters. */
export function hasApi(apiVersion: string): Symbolic {
  if (ALWAYS_SERVED.includes(apiVersion)) {
    return constant(true);
  }
  return unknown({ id: `api:${apiVersion}`, domain: { ...NOTHING, booleans: [false, true] }, of: { kind: 'api', apiVersion } });
}

/** A position of a fact of the release, by its name. */
function fact(name: BuiltinName, domain: Domain): Symbolic {
  const position: Position = { id: `.${name}`, domain, of: { kind: 'builtin' } };
  return unknown(position);
}

function patternTexts(...patterns: readonly string[]): TextSet {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'u'));
  return testedTexts((text) => expressions.every((each) => each.test(text)), patterns);
}

/** One of a few texts. */
export function textsOf(...texts: readonly string[]): Domain {
  return { ...NOTHING, texts: listedTexts(texts) };
}

/** Texts of a pattern. */
export function textsOfPattern(...patterns: readonly string[]): Domain {
  return { ...NOTHING, texts: patternTexts(...patterns) };
}
