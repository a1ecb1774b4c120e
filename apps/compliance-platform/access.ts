import { equals, Exposure, guard, IdpRbac, isSet, or, type HelmChart } from '../../index';
import { innerPaths } from './inner-paths';
import { complianceRoles } from './roles';
import type { Configuration } from './configuration';
import type { createServices } from './services';
import type { complianceValues } from './values';

type ComplianceChart = HelmChart<typeof complianceValues>;

/** Who may do what: in the gateway, which is given the file, and with kubectl. */
export function createIdentity(chart: ComplianceChart): IdpRbac<typeof complianceRoles> {
  return new IdpRbac(chart, 'identity', { values: chart.values.identity, roles: complianceRoles });
}

/** The only way in from outside: gateway-api. */
export function createExposure(chart: ComplianceChart, { gateway }: Pick<ReturnType<typeof createServices>, 'gateway'>, { tls }: Configuration): void {
  const { clients, exposure: values } = chart.values;
  const exposure = new Exposure(chart, 'exposure', { values, denied: innerPaths, certificate: tls });
  exposure.route('/', gateway, 'http', { port: 'https', condition: tls.isEnabled });
  guard(
    chart,
    or(equals(values.mode, 'none'), isSet(clients.namespaces), isSet(clients.cidrs), clients.everyone),
    'exposure.mode lets clients in, but the network does not: name the namespace of the controller in clients.namespaces, or networks in clients.cidrs.',
  );
}
