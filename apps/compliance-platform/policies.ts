import { admissionValues, defineValues, HelmChart, ImageAdmission, text, type HelmApp } from '../../index';

/** Everything that a customer can set of the cluster's policies. */
export const policyValues = defineValues({
  admission: admissionValues(['registry.compliance-platform.example/compliance-platform/*']),
});

/**
 * The policies of the cluster, a chart of their own: whoever installs the platform need not be allowed to set
 * rules for a cluster, and removing the platform must not remove the rules.
 */
export function createPolicies(app: HelmApp): HelmChart<typeof policyValues> {
  const chart = new HelmChart(app, 'compliance-platform-policies', {
    version: '1.0.0',
    appVersion: '1.4.0',
    description: 'Lets a cluster start signed images of the compliance platform only, verified without the internet.',
    kubeVersion: '>=1.28',
    keywords: ['compliance', 'supply-chain', 'kyverno', 'sigstore', 'air-gapped'],
    home: 'https://compliance-platform.example',
    icon: 'https://compliance-platform.example/icon.svg',
    maintainers: [{ name: 'Compliance Platform team', email: 'platform@compliance-platform.example' }],
    values: policyValues,
    notes: ({ admission }) => [
      text`Image admission: ${admission.engine.name}. While it is "none", nothing is verified: set admission.engine.name to kyverno or sigstore, and admission.trust to what signatures are verified against.`,
      'The Sigstore policy-controller watches only namespaces with the label policy.sigstore.dev/include: "true".',
    ],
  });
  new ImageAdmission(chart, 'images', { values: chart.values.admission });
  return chart;
}
