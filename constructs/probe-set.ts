import type { Problem } from '../lib';

/** What a probe asks. */
export type ProbeQuestion<Port extends string = string> =
  | { readonly kind: 'http'; readonly port: Port; readonly path: string; readonly scheme: 'HTTP' | 'HTTPS' }
  | { readonly kind: 'tcp'; readonly port: Port }
  | { readonly kind: 'grpc'; readonly port: Port; readonly service: string }
  | { readonly kind: 'exec'; readonly command: readonly string[] };

/** The three probes of a workload. Made by `ProbeSet.http`, `.tcp`, `.grpc` or `.exec`. */
export interface ProbeSet<Port extends string = string> {
  /** Whether the process is alive. Asked while it starts, and then for as long as it runs. */
  readonly live: ProbeQuestion<Port>;
  /** Whether it can answer requests now. */
  readonly ready: ProbeQuestion<Port>;
  /** Seconds a container may take to start before it is restarted. */
  readonly startupBudgetSeconds: number;
}

/** What every kind of probe takes. */
export interface ProbeOptions {
  /** Seconds a container may take to start before it is restarted. @default 300 */
  readonly startupBudgetSeconds?: number;
}

/** Probes by HTTP: a status from 200 to 399 is good. */
export interface HttpProbeOptions<Port extends string> extends ProbeOptions {
  /** The name of the port. */
  readonly port: Port;
  /** Path that answers while the process is alive, without asking databases or other services. */
  readonly live: string;
  /** Path that answers while requests can be served. Never the same as `live`. */
  readonly ready: string;
  /** By what it is asked. @default 'HTTP' */
  readonly scheme?: 'HTTP' | 'HTTPS';
}

/** Probes by opening a connection. */
export interface TcpProbeOptions<Port extends string> extends ProbeOptions {
  /** The name of the port. */
  readonly port: Port;
}

/** Probes by the gRPC health protocol. */
export interface GrpcProbeOptions<Port extends string> extends ProbeOptions {
  /** The name of the port. */
  readonly port: Port;
  /** The service asked for liveness. @default - the server as a whole */
  readonly live?: string;
  /** The service asked for readiness. @default - the server as a whole */
  readonly ready?: string;
}

/** Probes by a command in the container: exit status 0 is good. The image must contain the command. */
export interface ExecProbeOptions extends ProbeOptions {
  /** A program and its arguments that end with 0 while the process is alive. */
  readonly live: readonly string[];
  /** A program and its arguments that end with 0 while requests can be served. Never the same as `live`. */
  readonly ready: readonly string[];
}

/** How often a starting container is asked. The budget is a multiple of it. */
export const STARTUP_PERIOD_SECONDS = 10;

const DEFAULT_BUDGET_SECONDS = 300;

/**
 * Liveness, readiness and startup probes of a workload. While a container starts, only the startup
 * probe runs, every 10 seconds for as long as the budget lasts; then liveness every 10 seconds and
 * readiness every 5 seconds, each with a timeout of 3 seconds and 3 failures, which customers can change.
 * What cannot work is told by the workload that is given them: PROBE_PATHS_EQUAL, PROBE_INVALID, PORT_UNKNOWN.
 *
 * @example
 * const values = defineValues({ api: workloadValues(), cache: workloadValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 },
 *   probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 120 }),
 * });
 * const cache = new HardenedDeployment(chart, 'cache', { values: chart.values.cache, ports: { cache: 6379 }, probes: ProbeSet.tcp({ port: 'cache' }) });
 */
export const ProbeSet = {
  http: <const Port extends string>({ port, live, ready, scheme = 'HTTP', ...options }: HttpProbeOptions<Port>): ProbeSet<Port> =>
    probeSet({ kind: 'http', port, path: live, scheme }, { kind: 'http', port, path: ready, scheme }, options),
  tcp: <const Port extends string>({ port, ...options }: TcpProbeOptions<Port>): ProbeSet<Port> =>
    probeSet({ kind: 'tcp', port }, { kind: 'tcp', port }, options),
  grpc: <const Port extends string>({ port, live = '', ready = '', ...options }: GrpcProbeOptions<Port>): ProbeSet<Port> =>
    probeSet({ kind: 'grpc', port, service: live }, { kind: 'grpc', port, service: ready }, options),
  exec: ({ live, ready, ...options }: ExecProbeOptions): ProbeSet<never> =>
    probeSet({ kind: 'exec', command: live }, { kind: 'exec', command: ready }, options),
} as const;

function probeSet<Port extends string>(live: ProbeQuestion<Port>, ready: ProbeQuestion<Port>, options: ProbeOptions): ProbeSet<Port> {
  return { live, ready, startupBudgetSeconds: options.startupBudgetSeconds ?? DEFAULT_BUDGET_SECONDS };
}

/** Everything about probes that cannot work on a workload with these ports. */
export function probeProblems(probes: ProbeSet, ports: readonly string[], place: string): readonly Problem[] {
  const { live, ready, startupBudgetSeconds } = probes;
  const budgetWorks = Number.isFinite(startupBudgetSeconds) && startupBudgetSeconds > 0;
  return [
    ...equalProblems(live, ready, place),
    ...questionProblems('live', live, ports, place),
    ...(JSON.stringify(live) === JSON.stringify(ready) ? [] : questionProblems('ready', ready, ports, place)),
    ...(budgetWorks ? [] : [{ code: 'PROBE_INVALID', what: `startupBudgetSeconds is ${String(startupBudgetSeconds)}`, in: place, fix: 'give the seconds that a start may take' } as const]),
  ];
}

function equalProblems(live: ProbeQuestion, ready: ProbeQuestion, place: string): readonly Problem[] {
  const asks = live.kind === 'http' ? `the same path "${live.path}"` : 'the same command';
  if ((live.kind !== 'http' && live.kind !== 'exec') || JSON.stringify(live) !== JSON.stringify(ready)) {
    return [];
  }
  return [
    {
      code: 'PROBE_PATHS_EQUAL',
      what: `liveness and readiness use ${asks}, so an outage of a database would restart every pod`,
      in: place,
      fix: `let live ask the process alone, for example ${live.kind === 'http' ? "live: '/healthz'" : 'another command'}`,
    },
  ];
}

function questionProblems(name: string, question: ProbeQuestion, ports: readonly string[], place: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (question.kind !== 'exec' && !ports.includes(question.port)) {
    const declared = ports.length === 0 ? 'it declares none' : `declared: ${ports.join(', ')}`;
    problems.push({ code: 'PORT_UNKNOWN', what: `the probes ask port "${question.port}", which the workload does not declare (${declared})`, in: place, fix: 'add the port to ports, or ask another one' });
  }
  if (question.kind === 'http' && !/^\/[!-~]*$/.test(question.path)) {
    problems.push({ code: 'PROBE_INVALID', what: `the path of ${name} is "${question.path}"`, in: place, fix: 'begin the path with "/" and write it without spaces' });
  }
  if (question.kind === 'exec' && question.command.length === 0) {
    problems.push({ code: 'PROBE_INVALID', what: `the command of ${name} is empty`, in: place, fix: 'give a program and its arguments' });
  }
  return problems;
}
