import { EgressLockedNamespace, greaterThan, guard, HelmChart, isSet, not, or, type HelmApp } from '../../index';
import { createExposure, createIdentity } from './access';
import { createBackups } from './backups';
import { createConfiguration } from './configuration';
import { createEnvironments } from './environments';
import { complianceExceptions } from './exceptions';
import { createKeyBackup } from './key-backup';
import { complianceNotes } from './notes';
import { createOperations } from './operations';
import { createPolicies } from './policies';
import { createServices } from './services';
import { createLedgerUpgrade } from './upgrade';
import { complianceValues } from './values';
import { createVolumes } from './volumes';

/** The compliance platform: five services, three volumes, and a network in which only declared connections exist. */
export function createCompliancePlatform(app: HelmApp): HelmChart<typeof complianceValues> {
  const chart = new HelmChart(app, 'compliance-platform', {
    version: '1.0.0',
    appVersion: '1.4.0',
    description: 'Collects compliance evidence, keeps it in an append-only ledger, scores risks and writes reports, without any connection that was not declared.',
    kubeVersion: '>=1.28',
    keywords: ['compliance', 'evidence', 'ledger', 'risk', 'air-gapped'],
    home: 'https://compliance-platform.example',
    sources: ['https://code.compliance-platform.example/chart'],
    icon: 'https://compliance-platform.example/icon.svg',
    maintainers: [{ name: 'Compliance Platform team', email: 'platform@compliance-platform.example' }],
    artifactHub: {
      category: 'security',
      license: 'Apache-2.0',
      prerelease: false,
      changes: [{ kind: 'added', description: 'First chart of the full service topology.' }],
      links: [{ name: 'support', url: 'https://compliance-platform.example/support' }],
    },
    values: complianceValues,
    // Never changed: volumes are found by their names.
    nameLimit: 32,
    notes: complianceNotes,
    exceptions: complianceExceptions,
  });
  const configuration = createConfiguration(chart);
  const volumes = createVolumes(chart);
  const services = createServices(chart, volumes, configuration, createIdentity(chart));
  createExposure(chart, services, configuration);
  const network = createNetwork(chart, services);
  createLedgerUpgrade(chart, { services, volumes, network });
  const keyBackup = createKeyBackup(chart, { services, volumes, network });
  createOperations(chart, { services, volumes, configuration, network, keyBackup });
  const { egress, egressProxy } = chart.values;
  guard(chart, or(not(or(isSet(egress.cidrs), egress.internet.enabled)), greaterThan(egressProxy.replicas, 0)), 'egress names networks, but egress-proxy has no pods: set egressProxy.replicas to 1 or more, or egress.cidrs to [] and egress.internet.enabled to false.');
  guard(chart, or(not(services.proxySettings.isNamed), isSet(egress.cidrs), egress.internet.enabled, isSet(egress.fqdns)), 'proxy names a proxy, but egress-proxy may not connect to it: add its address to egress.cidrs.');
  createEnvironments(chart);
  createPolicies(app);
  createBackups(app);
  return chart;
}

/** Who may connect to whom. Everything else is denied. */
function createNetwork(chart: HelmChart<typeof complianceValues>, { gateway, risk, vault, documents, proxy }: ReturnType<typeof createServices>): EgressLockedNamespace {
  const { clients, egress, network: values } = chart.values;
  const network = new EgressLockedNamespace(chart, 'network', { values });
  network.ingressFrom(clients, gateway, 'http');
  network.ingressFrom(clients, gateway, 'https');
  network.flow(gateway, vault, 'http');
  network.flow(gateway, risk, 'http');
  network.flow(gateway, documents, 'http');
  network.flow(risk, vault, 'http');
  network.flow(documents, vault, 'http');
  network.flow(gateway, proxy, 'proxy');
  network.flow(risk, proxy, 'proxy');
  network.soleEgress(proxy, egress);
  return network;
}
