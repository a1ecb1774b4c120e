/**
 * The labels with which a namespace refuses every pod that is not at the restricted level, for whoever
 * creates it: a chart cannot label the namespace it is installed into.
 *
 * @example
 * podSecurityLabels('v1.31') // { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'v1.31', … }
 */
// https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
export function podSecurityLabels(version = 'latest'): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  );
}
