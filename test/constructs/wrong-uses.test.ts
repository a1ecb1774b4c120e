import { App, Chart } from 'cdk8s';
import {
  ConfigContract, EgressLockedNamespace, Exposure, HardenedCronJob, HardenedDeployment, HardenedJob, HardenedStatefulSet, IdpRbac, ImageAdmission, Monitoring,
  ProbeSet, ProxySettings, PvcContract, SecretBackend, SecretContract, SelfCheck, SmokeTest, TlsContract, isChartError, scratchAt, type Problem,
} from '../../index';

// Literals that contradict the blocks, and props that contradict each other: what the type checker refuses too where it can.
type Wrong = never;

const probes = ProbeSet.tcp({ port: 'http' });
const image = { repository: 'registry.example.com/a', tag: '1' };
const backup = { recoveryPoint: '1d', method: 'snapshot' } as const;

const api = (chart: Chart, id = 'api') => new HardenedDeployment(chart, id, { values: { image }, ports: { http: 8080 }, probes });

/** A network in which a component has the way out. */
function network(chart: Chart): EgressLockedNamespace {
  const made = new EgressLockedNamespace(chart, 'it');
  made.soleEgress(api(chart, 'proxy'), { cidrs: [] });
  return made;
}

/** A wrong use of each construct, and the problems that have to be told together. */
const wrongUses: readonly (readonly [name: string, make: (chart: Chart) => unknown, codes: readonly string[]])[] = [
  [
    'HardenedDeployment: ports, probes, mounts and values',
    (chart) => new HardenedDeployment(chart, 'it', { values: { image, replicas: -1, replica: 1 } as Wrong, ports: { web: 80 }, probes: probes as Wrong, mounts: [scratchAt('tmp'), scratchAt('/a'), scratchAt('/a')] }),
    ['CONSTRUCT_INVALID', 'PORT_UNKNOWN', 'VOLUME_INVALID', 'VOLUME_INVALID', 'VALUE_UNKNOWN', 'VALUE_INVALID'],
  ],
  [
    'HardenedDeployment: rules across literals',
    (chart) => new HardenedDeployment(chart, 'it', { values: { serviceAccount: { create: false } }, ports: { http: 8080 }, probes }),
    ['CONSTRUCT_INVALID', 'CONSTRUCT_INVALID'],
  ],
  [
    'HardenedStatefulSet: the tag latest, a single writer with two pods',
    (chart) => new HardenedStatefulSet(chart, 'it', { values: { image: { repository: 'a', tag: 'latest' }, replicas: 2 }, ports: { http: 8080 }, probes, singleWriter: true }),
    ['VALUE_INVALID', 'VALUE_INVALID'],
  ],
  [
    'HardenedJob: mounts and values',
    (chart) => new HardenedJob(chart, 'it', { values: { image, backoffLimit: -1 }, mounts: [scratchAt('/a/')] }),
    ['VOLUME_INVALID', 'VALUE_INVALID'],
  ],
  [
    'HardenedJob: rules across literals',
    (chart) => new HardenedJob(chart, 'it', { values: { serviceAccount: { create: false } } }),
    ['CONSTRUCT_INVALID', 'CONSTRUCT_INVALID'],
  ],
  [
    'HardenedCronJob: mounts and values',
    (chart) => new HardenedCronJob(chart, 'it', { values: { image, backofLimit: 1 } as Wrong, mounts: [scratchAt('a')] }),
    ['VOLUME_INVALID', 'VALUE_UNKNOWN'],
  ],
  [
    'PvcContract: statement and values',
    (chart) => new PvcContract(chart, 'it', { values: { size: 'big', acessMode: 'ReadWriteOnce' } as Wrong, retention: 'long', backup }),
    ['VOLUME_INVALID', 'VALUE_UNKNOWN', 'VALUE_INVALID'],
  ],
  [
    'ConfigContract: files and values',
    (chart) => new ConfigContract(chart, 'it', { files: { 'a/b': 'x' }, values: { annotation: {} } as Wrong }),
    ['CONSTRUCT_INVALID', 'VALUE_UNKNOWN'],
  ],
  [
    'SecretContract: keys and values',
    (chart) => new SecretContract(chart, 'it', { keys: { 'a/b': { description: 'Key.' } } as Wrong, values: { sources: 'vault' } as Wrong }),
    ['CONSTRUCT_INVALID', 'VALUE_UNKNOWN'],
  ],
  ['SecretBackend: values', (chart) => new SecretBackend(chart, 'it', { values: { store: { provider: 'azure' }, stores: {} } as Wrong }), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  ['TlsContract: values', (chart) => new TlsContract(chart, 'it', { values: { minimumVersion: '1.0', certificates: {} } as Wrong, names: [] } as Wrong), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  ['EgressLockedNamespace: values', (chart) => new EgressLockedNamespace(chart, 'it', { values: { dnsServer: [], nodeLocalDns: ['x'] } as Wrong }), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  ['EgressLockedNamespace: a namespace that the policies are not in', (chart) => new EgressLockedNamespace(chart, 'it', { createNamespace: 'shop' }), ['CONSTRUCT_INVALID']],
  [
    'EgressLockedNamespace: a second way out, to what is no network, all of a family, or no port',
    (chart) => network(chart).soleEgress(api(chart), { cidrs: ['10.0.0.0/33', '0.0.0.0/1'], ports: [0], fqdns: ['https://a'], internet: { enabled: true, exceptIPv6: ['10.0.0.0/8'] } }),
    ['EGRESS_SECOND_SOLE', 'VALUE_INVALID', 'VALUE_INVALID', 'VALUE_INVALID', 'VALUE_INVALID', 'VALUE_INVALID'],
  ],
  ['EgressLockedNamespace: a destination without ports, before there is a way out', (chart) => new EgressLockedNamespace(chart, 'it').destination({ name: 'mail', cidrs: ['mail'], ports: [] }), ['EGRESS_INVALID', 'EGRESS_INVALID', 'VALUE_INVALID']],
  [
    'EgressLockedNamespace: two destinations of one name',
    (chart) => {
      const it = network(chart);
      it.destination({ name: 'mail', cidrs: ['10.0.0.1/32'], ports: [25] });
      it.destination({ name: 'mail', cidrs: ['10.0.0.2/32'], ports: [70_000] });
    },
    ['EGRESS_INVALID', 'VALUE_INVALID'],
  ],
  ['EgressLockedNamespace: nobody, to a port that is not declared', (chart) => network(chart).ingressFrom({}, api(chart), 'web' as Wrong), ['EGRESS_INVALID', 'PORT_UNKNOWN']],
  ['EgressLockedNamespace: peers that there cannot be', (chart) => network(chart).ingressFrom({ namespaces: ['Web', ''], cidrs: ['::/0'] }, api(chart), 'http'), ['VALUE_INVALID', 'VALUE_INVALID', 'VALUE_INVALID']],
  ['EgressLockedNamespace: a flow to a port that is not declared', (chart) => network(chart).flow(api(chart, 'dns'), api(chart, 'other'), 'web' as Wrong), ['CONSTRUCT_INVALID', 'PORT_UNKNOWN']],
  ['Exposure: values', (chart) => new Exposure(chart, 'it', { values: { mode: 'door', host: 'a' } as Wrong }), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  ['ImageAdmission: values', (chart) => new ImageAdmission(chart, 'it', { values: { engine: { name: 'opa' }, image: [] } as Wrong }), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  ['Monitoring: values', (chart) => new Monitoring(chart, 'it', { values: { scraper: {}, serviceMonitor: { enabled: 'yes' } } as Wrong }), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  ['ProxySettings: values', (chart) => new ProxySettings(chart, 'it', { values: { httpProxy: 1, proxy: '' } as Wrong }), ['VALUE_UNKNOWN', 'VALUE_INVALID']],
  [
    'IdpRbac: roles and values',
    (chart) => new IdpRbac(chart, 'it', { values: { groupPrefix: 1 } as Wrong, roles: { reader: { description: 'Reads.', rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }] } } as Wrong }),
    ['ACCESS_TOO_BROAD', 'VALUE_INVALID'],
  ],
  ['SmokeTest: checks and values', (chart) => new SmokeTest(chart, 'it', { checks: [], values: { image, enable: true } as Wrong }), ['CONSTRUCT_INVALID', 'VALUE_UNKNOWN']],
  ['SelfCheck: checks and values', (chart) => new SelfCheck(chart, 'it', { checks: [], values: { image, enable: true } as Wrong }), ['CONSTRUCT_INVALID', 'VALUE_UNKNOWN']],
];

function problemsWith(make: (chart: Chart) => unknown): readonly Problem[] {
  try {
    make(new Chart(new App(), 'shop'));
  } catch (thrown) {
    if (isChartError(thrown)) return thrown.problems;
    throw thrown;
  }
  return [];
}

test.each(wrongUses)('%s: all problems are told at once, each with its code, place and fix', (_name, make, codes) => {
  const problems = problemsWith(make);
  expect(problems.map(({ code }) => code)).toEqual(codes);
  for (const { in: place, what, fix } of problems) {
    expect(place).toBe('shop/it');
    // A sentence, without the dot that follows it, and one imperative.
    expect(what).toMatch(/^\S.*[^.]$/su);
    expect(fix).toMatch(/^[a-z].*[^.]$/su);
  }
});
