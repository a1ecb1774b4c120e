import { text, when, type BooleanValue, type Problem, type Reference, type Value } from '../../lib';
import { CHECK_SCRIPT } from './check-script';
import type { JobContainer } from '../job/job-pod';
import type { NetworkIdentity } from '../workload/network-identity';
import type { PortMap, PortName } from '../workload/ports';
import type { WorkloadService } from '../workload/service';

/** A workload whose Service can be asked: HardenedDeployment and HardenedStatefulSet are. */
export interface CheckTarget<Ports extends PortMap = PortMap> extends NetworkIdentity<Ports> {
  readonly service: WorkloadService<Ports>;
}

/** What every check takes. */
export interface CheckOptions {
  /** While it does not hold, nothing is asked: a workload that a customer scaled to zero, for example. @default true */
  readonly when?: BooleanValue;
}

/** What a check by HTTP takes. */
export interface HttpCheckOptions extends CheckOptions {
  /** The path that is asked. A status from 200 to 399 is good. */
  readonly path: string;
}

/** One thing that is asked of a Service. Made by `HealthCheck.http` and `HealthCheck.tcp`. */
export interface HealthCheck {
  readonly kind: 'http' | 'tcp';
  readonly target: NetworkIdentity;
  readonly port: string;
  /** The name in the log. */
  readonly name: string;
  /** The path, or empty text. */
  readonly path: string;
  readonly address: string;
  readonly condition: BooleanValue;
}

/**
 * Checks of Services, for SmokeTest and SelfCheck.
 *
 * @throws ChartError PORT_UNKNOWN – when the workload does not declare the port.
 * @example checks: [HealthCheck.http(gateway, 'http', { path: '/ready' }), HealthCheck.tcp(proxy, 'proxy')]
 */
export const HealthCheck = {
  http: <Ports extends PortMap>(target: CheckTarget<Ports>, port: PortName<Ports>, { path, when: condition = true }: HttpCheckOptions): HealthCheck => ({
    kind: 'http',
    target,
    port,
    name: `${target.component} ${path}`,
    path,
    address: `${target.service.url(port)}${path}`,
    condition,
  }),
  tcp: <Ports extends PortMap>(target: CheckTarget<Ports>, port: PortName<Ports>, { when: condition = true }: CheckOptions = {}): HealthCheck => ({
    kind: 'tcp',
    target,
    port,
    name: `${target.component} ${port}`,
    path: '',
    address: target.service.address(port),
    condition,
  }),
} as const;

/** What cannot be asked. */
export function checkProblems(checks: readonly HealthCheck[], place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return [
    ...(checks.length > 0 ? [] : [problem('there is nothing to check', 'give at least one check, such as HealthCheck.http(gateway, "http", { path: "/ready" })')]),
    ...checks
      .filter(({ kind, path }) => kind === 'http' && !/^\/[!-~]*$/.test(path))
      .map(({ name, path }) => problem(`the path of the check of ${name.split(' ')[0] ?? ''} is "${path}"`, 'begin the path with "/" and write it without spaces')),
  ];
}

interface Patience {
  readonly attempts: number;
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
}

/** The container that asks. */
export function checkContainer(checks: readonly HealthCheck[], { attempts, delaySeconds, timeoutSeconds }: Reference<Patience>): JobContainer {
  const args = checks.flatMap(({ kind, name, address, condition }): readonly Value<string>[] => {
    const one = [kind, name, address];
    return condition === true ? one : [...(when(condition, one) as unknown as readonly string[])];
  });
  return {
    command: ['/bin/sh', '-c', CHECK_SCRIPT, 'checks'],
    args,
    env: { ATTEMPTS: text`${attempts}`, DELAY_SECONDS: text`${delaySeconds}`, TIMEOUT_SECONDS: text`${timeoutSeconds}` },
  };
}

/** A network in which flows can be declared. */
export interface FlowNetwork {
  readonly flow: (from: NetworkIdentity, to: NetworkIdentity, port: string) => void;
}

/** Lets the checks through. */
export function allowChecks(network: FlowNetwork, from: NetworkIdentity, checks: readonly HealthCheck[]): void {
  for (const { target, port } of checks) {
    network.flow(from, target, port);
  }
}
