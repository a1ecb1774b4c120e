import { join, text, when, type BooleanValue, type Problem, type Reference, type Value } from '../../lib';
import { CHECK_SCRIPT } from './check-script';
import type { JobContainer } from '../job/job-pod';
import type { NetworkIdentity } from '../workload/network-identity';
import type { PortMap, PortName } from '../workload/ports';
import type { WorkloadService } from '../workload/service';

/** A workload whose Service can be asked: HardenedDeployment and HardenedStatefulSet are. */
export interface CheckTarget<Ports extends PortMap = PortMap> extends NetworkIdentity<Ports> {
  /** The Service of its pods. */
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

/** One thing that is asked. Made by `HealthCheck.http`, `HealthCheck.tcp` and the constructs that have checks of their own. */
export interface HealthCheck {
  /** How it is asked: `http` by a request, `tcp` and `connect` by a connection, the latter to something outside through the target. */
  readonly kind: 'http' | 'tcp' | 'connect';
  /** The component that is connected to. */
  readonly target: NetworkIdentity;
  /** The name of its port. */
  readonly port: string;
  /** The name in the log. */
  readonly name: string;
  /** The path, or empty text. */
  readonly path: string;
  /** What is asked: a URL, or host and port. */
  readonly address: Value<string>;
  /** While it does not hold, nothing is asked. */
  readonly condition: BooleanValue;
  /** Whether the checks as a whole fail when it does not answer. */
  readonly isRequired: boolean;
}

/**
 * Checks of Services, for SmokeTest and SelfCheck.
 *
 * @throws ChartError PORT_UNKNOWN – when the workload does not declare the port.
 * @example
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), smokeTest: smokeTestValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' }) });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * new SmokeTest(chart, 'smoke-test', { values: chart.values.smokeTest, checks: [HealthCheck.http(api, 'http', { path: '/ready' }), HealthCheck.tcp(proxy, 'proxy')] });
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
    isRequired: true,
  }),
  tcp: <Ports extends PortMap>(target: CheckTarget<Ports>, port: PortName<Ports>, { when: condition = true }: CheckOptions = {}): HealthCheck => ({
    kind: 'tcp',
    target,
    port,
    name: `${target.component} ${port}`,
    path: '',
    address: target.service.address(port),
    condition,
    isRequired: true,
  }),
} as const;

/** What is asked of something outside. */
export interface ConnectCheckOptions<Ports extends PortMap> {
  readonly name: string;
  /** The component that connects, and its port that takes `CONNECT` of HTTP. */
  readonly through: { readonly workload: CheckTarget<Ports>; readonly port: PortName<Ports> };
  readonly hosts: Value<readonly string[]>;
  readonly port: Value<number>;
  readonly isRequired: boolean;
  readonly condition: BooleanValue;
}

/** Whether a component reaches a port of hosts outside: it is asked to connect, as a proxy of HTTP is. */
export function connectCheck<Ports extends PortMap>({ name, through: { workload, port: proxyPort }, hosts, port, isRequired, condition }: ConnectCheckOptions<Ports>): HealthCheck {
  return { kind: 'connect', target: workload, port: proxyPort, name, path: '', address: text`${workload.service.address(proxyPort)} ${port} ${join(hosts, ' ')}`, condition, isRequired };
}

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
  const args = checks.flatMap(({ kind, name, address, condition, isRequired }): readonly Value<string>[] => {
    const one = [isRequired ? kind : `optional-${kind}`, name, address];
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
  /** Lets the pods of one component connect to a port of another. */
  readonly flow: (from: NetworkIdentity, to: NetworkIdentity, port: string) => void;
}

/** Lets the checks through. */
export function allowChecks(network: FlowNetwork, from: NetworkIdentity, checks: readonly HealthCheck[]): void {
  for (const { target, port } of checks) {
    network.flow(from, target, port);
  }
}
