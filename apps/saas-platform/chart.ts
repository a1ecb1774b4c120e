import { HelmChart, type HelmApp } from '../../index';
import { createConfiguration } from './configuration';
import { createDependencies } from './dependencies';
import { createEgressProxy } from './egress-proxy';
import { createEnvironments } from './environments';
import { saasExceptions } from './exceptions';
import { createExposure, createNetwork } from './network';
import { saasNotes } from './notes';
import { createOperations } from './operations';
import { createServices } from './services';
import { saasValues } from './values';

/** A SaaS product that customers run themselves: web, api, worker and migrations, and what they depend on. */
export function createSaasPlatform(app: HelmApp): HelmChart<typeof saasValues> {
  const chart = new HelmChart(app, 'saas-platform', {
    version: '1.0.0',
    appVersion: '2.5.0',
    description: 'The SaaS platform for the customer\'s own cluster, behind the customer\'s own firewall.',
    kubeVersion: '>=1.28',
    keywords: ['saas', 'on-premises', 'air-gapped'],
    home: 'https://saas-platform.example',
    sources: ['https://code.saas-platform.example/chart'],
    icon: 'https://saas-platform.example/icon.svg',
    maintainers: [{ name: 'SaaS Platform team', email: 'platform@saas-platform.example' }],
    values: saasValues,
    // Never changed: volumes are found by their names.
    nameLimit: 32,
    notes: saasNotes,
    exceptions: saasExceptions,
  });
  const configuration = createConfiguration(chart);
  const egressProxy = createEgressProxy(chart, configuration);
  const dependencies = createDependencies(chart, configuration, egressProxy);
  const services = createServices(chart, configuration, dependencies);
  createExposure(chart, services, configuration);
  const network = createNetwork(chart, services, egressProxy, dependencies);
  createOperations(chart, { services, configuration, dependencies, egressProxy, network });
  createEnvironments(chart);
  return chart;
}
