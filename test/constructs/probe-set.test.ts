import { Chart, Testing } from 'cdk8s';
import { HardenedDeployment, ProbeSet } from '../../index';
import { podsOf } from '../apps/restricted-pods';
import { codesOf } from './codes-of';
import type { PortMap, WorkloadProps } from '../../index';

function containerWith<Ports extends PortMap>(props: Pick<WorkloadProps<Ports>, 'ports' | 'probes'>): Readonly<Record<string, unknown>> {
  const chart = new Chart(Testing.app(), 'shop');
  new HardenedDeployment(chart, 'api', { ...props, values: { image: { tag: '1' } } });
  return podsOf(Testing.synth(chart) as never)[0]?.spec.containers[0] ?? {};
}

test.each([
  [undefined, 30],
  [10, 1],
  [30, 3],
  [31, 4],
  [600, 60],
])('a startup budget of %p seconds is %p failures, one every 10 seconds', (startupBudgetSeconds, failureThreshold) => {
  const probes = ProbeSet.tcp({ port: 'http', ...(startupBudgetSeconds === undefined ? {} : { startupBudgetSeconds }) });
  expect(containerWith({ ports: { http: 8080 }, probes })['startupProbe']).toEqual({ tcpSocket: { port: 'http' }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold });
});

test('each kind asks in its own way', () => {
  const ports = { http: 8080, rpc: 9090 };
  const probesOf = (probes: ProbeSet<'http' | 'rpc'>): readonly unknown[] => {
    const { livenessProbe, readinessProbe } = containerWith({ ports, probes }) as { livenessProbe: object; readinessProbe: object };
    return [livenessProbe, readinessProbe];
  };
  const live = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  const ready = { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 };
  expect(probesOf(ProbeSet.http({ port: 'http', live: '/a', ready: '/b', scheme: 'HTTPS' }))).toEqual([
    { httpGet: { path: '/a', port: 'http', scheme: 'HTTPS' }, ...live },
    { httpGet: { path: '/b', port: 'http', scheme: 'HTTPS' }, ...ready },
  ]);
  expect(probesOf(ProbeSet.tcp({ port: 'rpc' }))).toEqual([
    { tcpSocket: { port: 'rpc' }, ...live },
    { tcpSocket: { port: 'rpc' }, ...ready },
  ]);
  expect(probesOf(ProbeSet.grpc({ port: 'rpc', ready: 'ledger' }))).toEqual([
    { grpc: { port: 9090 }, ...live },
    { grpc: { port: 9090, service: 'ledger' }, ...ready },
  ]);
  expect(probesOf(ProbeSet.exec({ live: ['/bin/alive'], ready: ['/bin/ready', '-q'] }))).toEqual([
    { exec: { command: ['/bin/alive'] }, ...live },
    { exec: { command: ['/bin/ready', '-q'] }, ...ready },
  ]);
});

test('probes that ask the same are refused, with the reason', () => {
  const probes = ProbeSet.http({ port: 'http', live: '/ready', ready: '/ready' });
  expect(() => containerWith({ ports: { http: 8080 }, probes })).toThrow(
    'PROBE_PATHS_EQUAL: liveness and readiness use the same path "/ready", so an outage of a database would restart every pod\n' +
      "  in: shop/api\n  fix: let live ask the process alone, for example live: '/healthz'",
  );
  expect(codesOf(() => containerWith({ ports: {}, probes: ProbeSet.exec({ live: ['a'], ready: ['a'] }) }))).toEqual(['PROBE_PATHS_EQUAL']);
});

test('everything that cannot work is reported at once', () => {
  const probes = ProbeSet.http({ port: 'https', live: 'healthz', ready: '/re ady', startupBudgetSeconds: 0 }) as ProbeSet<never>;
  expect(codesOf(() => containerWith({ ports: { HTTP: 80, other: 80 }, probes }))).toEqual([
    'CONSTRUCT_INVALID',
    'CONSTRUCT_INVALID',
    'CONSTRUCT_INVALID',
    'CONSTRUCT_INVALID',
    'PORT_UNKNOWN',
    'PROBE_INVALID',
    'PORT_UNKNOWN',
    'PROBE_INVALID',
    'PROBE_INVALID',
  ]);
});
