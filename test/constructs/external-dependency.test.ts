import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Chart, Testing } from 'cdk8s';
import { EgressLockedNamespace, ExternalDependency, HardenedDeployment, outboundGuide, ProbeSet, SmokeTest, type KubernetesObject } from '../../index';
import { CHECK_SCRIPT } from '../../constructs/check/check-script';
import { podsOf } from '../apps/restricted-pods';
import { codesOf } from './codes-of';
import { dataObjects, makeDataChart } from './data-chart';
import type { AddressInfo } from 'node:net';

const { chart, database, mail } = makeDataChart();
const argsOf = (objects: readonly KubernetesObject[]): unknown => podsOf(objects).find(({ place }) => place.startsWith('Pod/'))?.spec.containers[0]?.['args'];

test('checks ask the component with the way out whether it can connect, and only while something is named', () => {
  const proxy = 'r-shop-proxy.n.svc.cluster.internal:3128';
  expect(argsOf(dataObjects(chart, 'external'))).toEqual([
    ['connect', 'database', `${proxy} 5432 pg.corp.example`],
    ['connect', 'cache', `${proxy} 6379 redis.corp.example`],
    ['connect', 'queue', `${proxy} 4222 nats.corp.example`],
    ['connect', 'object-store', `${proxy} 443 s3.corp.example`],
    ['optional-connect', 'mail', `${proxy} 587 mail.corp.example mail2.corp.example`],
  ].flat());
  expect(JSON.stringify(argsOf(dataObjects(chart, 'bundled')))).not.toContain('connect');
});

test('the guide says what is reached, for what, and by which values', () => {
  const guide = outboundGuide([mail, ...[database.dependency].flatMap((dependency) => dependency ?? [])]);
  expect(guide).toContain('| mail | Mail | optional | `mail.hosts`, `mail.cidrs`, `mail.port` |\n| database | PostgreSQL | required | `database.external.host`, `database.external.cidrs`, `database.external.port` |');
});

test('in an ordinary chart literals make a policy of its own; wrong uses are refused', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const proxy = new HardenedDeployment(plain, 'proxy', { values: { image: { tag: '1' } }, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
  const through = { workload: proxy, port: 'proxy' } as const;
  const dependency = new ExternalDependency(plain, 'mail', { values: { hosts: ['mail.example'], cidrs: ['10.0.0.1/32'], port: 587 }, purpose: 'Mail', criticality: 'required', through });
  const unused = new ExternalDependency(plain, 'unused', { values: {}, purpose: 'Nothing', criticality: 'required', through });
  new SmokeTest(plain, 'test', { values: { image: { tag: '1' } }, checks: [...dependency.checks, ...unused.checks] });
  const network = new EgressLockedNamespace(plain, 'network');
  network.soleEgress(proxy, { cidrs: [] });
  dependency.allowIn(network, []);
  unused.allowIn(network, []);
  const objects = Testing.synth(plain) as KubernetesObject[];
  expect(objects.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && (metadata as { name: string }).name.includes('-egress-'))).toMatchObject([
    { metadata: { name: 'network-egress-mail' }, spec: { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 587, protocol: 'TCP' }] }] } },
  ]);
  expect(argsOf(objects)).toEqual(['connect', 'mail', 'proxy:3128 587 mail.example']);
  expect(codesOf(() => new ExternalDependency(plain, 'other', { values: {}, purpose: ' ', criticality: 'optional', through }))).toEqual(['CONSTRUCT_INVALID']);
  expect(codesOf(() => new ExternalDependency(plain, 'bad', { values: { hosts: ['no host'], prot: 1 } as never, purpose: 'x', criticality: 'optional', through }))).toEqual(expect.arrayContaining(['VALUE_INVALID', 'VALUE_UNKNOWN']));
  const alone = new EgressLockedNamespace(new Chart(Testing.app(), 'x'), 'network');
  expect(() => { dependency.allowIn(alone, []); }).toThrow('EGRESS_INVALID: no component may reach mail\n  in: x/network\n  fix: call soleEgress first');
});

describe('the script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-'));
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(String(request.url));
    socket.end(String(request.url).startsWith('good') ? 'HTTP/1.1 200 Connection established\r\n\r\n' : 'HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  beforeAll(() => new Promise<void>((resolve) => { proxy.listen(0, '127.0.0.1', resolve); }));
  afterAll(() => { proxy.close(); rmSync(folder, { recursive: true }); });

  /** A curl of our own, because not every machine has one: it asks the proxy, and prints what it answered. */
  function writeCurl(): string {
    const own = join(folder, 'with-curl');
    mkdirSync(own);
    const program = `const { argv } = process;
const { request } = require('node:http');
const [host, port] = new URL(argv[argv.indexOf('-x') + 1]).host.split(':');
const asked = request({ host, port, method: 'CONNECT', path: argv.at(-1).replace('telnet://', '') });
asked.on('connect', ({ statusCode }) => { console.log(argv[argv.indexOf('-w') + 1].replace('%{http_connect}', statusCode)); process.exit(52); }).end();`;
    writeFileSync(join(own, 'curl.js'), program);
    writeFileSync(join(own, 'curl'), `#!/bin/sh\nexec "${process.execPath}" "${join(own, 'curl.js')}" "$@"\n`, { mode: 0o755 });
    return `${own}:${String(process.env['PATH'])}`;
  }

  async function run(args: readonly string[], path: string): Promise<{ readonly status: unknown; readonly lines: readonly string[] }> {
    const env = { PATH: path, ATTEMPTS: '2', DELAY_SECONDS: '0', TIMEOUT_SECONDS: '2' };
    const ended = await promisify(execFile)('/bin/sh', ['-c', CHECK_SCRIPT, 'checks', ...args], { env }).then(({ stdout }) => ({ code: 0, stdout }), (error: unknown) => error as { readonly code: unknown; readonly stdout: string });
    return { status: ended.code, lines: ended.stdout.trim().split('\n').map((line) => line.replace(/127[^ ,]*/u, 'proxy')) };
  }

  test('curl asks the proxy to connect to each host; what is optional fails nothing', async () => {
    const path = writeCurl();
    const address = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
    expect(await run(['connect', 'a', `${address} 443 good.one good.two`, 'optional-connect', 'b', `${address} 25 good.one bad.one`], path)).toEqual({
      status: 0,
      lines: ['ok a (proxy 443 good.one good.two, attempt 1)', 'MISSING b (proxy 25 good.one bad.one, attempt 1)'],
    });
    expect(asked).toEqual(['good.one:443', 'good.two:443', 'good.one:25', 'bad.one:25']);
    expect(await run(['connect', 'c', `${address} 443 bad.one`], path)).toEqual({ status: 1, lines: ['FAILED c (proxy 443 bad.one, attempt 2)'] });
  });

  test('so does nc, where there is no curl', async () => {
    const nc = '#!/bin/sh\nread -r line\ncase "$line" in "CONNECT good:443 HTTP/1.1"*) printf "HTTP/1.0 200 OK\\r\\n";; *) printf "HTTP/1.1 403 No 200\\r\\n";; esac\n';
    writeFileSync(join(folder, 'nc'), nc, { mode: 0o755 });
    for (const tool of ['head', 'grep', 'sleep']) writeFileSync(join(folder, tool), `#!/bin/sh\nPATH=/usr/bin:/bin exec ${tool === 'sleep' ? 'true' : `${tool} "$@"`}\n`, { mode: 0o755 });
    expect(await run(['connect', 'a', 'proxy:1 443 good', 'optional-connect', 'b', 'proxy:1 443 bad'], folder)).toEqual({ status: 0, lines: ['ok a (proxy:1 443 good, attempt 1)', 'MISSING b (proxy:1 443 bad, attempt 1)'] });
  });
});
