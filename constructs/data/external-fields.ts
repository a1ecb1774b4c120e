import { v } from '../../lib';
import { cidrsValue, hostValue } from '../dependency/dependency-values';

/** What every server of the customer's own is told by. */
export function externalFields(port: number, what: string) {
  return {
    host: hostValue(`Host name of ${what}.`, 'service.example.com'),
    port: v.port({ description: 'Its TCP port.', default: port }),
    cidrs: cidrsValue('10.90.0.20/32'),
  };
}

/** What is said of every mode that is no more than a trial. */
export const EVALUATION = 'For evaluation only: one pod, no failover, and no backup.';
