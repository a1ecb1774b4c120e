import type { ExternalDependency } from '../external-dependency';

/** Something outside that a guide speaks of. */
export type GuidedDependency = Pick<ExternalDependency, 'name' | 'purpose' | 'criticality' | 'valuesNames'>;

/**
 * What an application connects to outside its cluster, as Markdown, for whoever has to allow it. To be packed with
 * the chart.
 *
 * @example
 * const values = defineValues({ proxy: workloadValues(), mailServer: externalDependencyValues({ port: 587 }) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const mail = new ExternalDependency(chart, 'mail', {
 *   values: chart.values.mailServer, purpose: 'Invitations and reminders', criticality: 'optional', through: { workload: proxy, port: 'proxy' },
 * });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * mail.allowIn(network, []);
 * addFile(chart, 'docs/outbound-connections.md', outboundGuide([mail]));
 */
export function outboundGuide(dependencies: readonly GuidedDependency[]): string {
  const rows = dependencies.map(({ name, purpose, criticality, valuesNames }) => [name, purpose, criticality, valuesNames.map((value) => `\`${value}\``).join(', ')]);
  const table = [['what', 'for', 'needed', 'set by'], ['---', '---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `# Outbound connections

What the application may connect to outside its cluster, each only while the values name it. One component alone has these connections, each to the networks and the port of one thing; everything else connects through it. Nothing else outside is reached.

${dependencies.length === 0 ? 'Nothing.' : table}

\`helm test\` and the self-check ask for each of them from inside. One that is optional and does not answer is reported and fails nothing.
`;
}
