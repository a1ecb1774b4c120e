import { ChartError } from '../../lib';
import type { Construct } from 'constructs';
import type { PortMap } from './ports';
import type { WorkloadService } from './service';

/** The Service, or the error of a workload that has none. */
export function serviceOf<Ports extends PortMap>(construct: Construct, service: WorkloadService<Ports> | undefined): WorkloadService<Ports> {
  if (service === undefined) {
    throw new ChartError('PORT_UNKNOWN', `${construct.node.id} has no Service, because it declares no ports`, {
      in: construct.node.path,
      fix: 'declare the port in ports',
    });
  }
  return service;
}
