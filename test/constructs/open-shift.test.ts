import { chartFiles, defineValues, EgressLockedNamespace, networkValues, render, v, type KubernetesObject, type Override } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { containersOf, emptyChart, everyPodFields, makeEveryPod } from './every-pod';

const definition = defineValues({ ...everyPodFields, network: networkValues(), fqdns: v.list(v.string(), { description: 'Names.', default: [] }) });
const chart = emptyChart(definition);
const { api, ledger } = makeEveryPod(chart, chart.values);
const network = new EgressLockedNamespace(chart, 'network', { values: chart.values.network });
network.flow(api, ledger, 'http');
network.soleEgress(api, { cidrs: [], fqdns: chart.values.fqdns });

const OPEN_SHIFT = 'security.openshift.io/v1';
const CILIUM = 'cilium.io/v2';
type Mode = 'auto' | 'force' | 'disabled';
const withMode = (adaptSecurityContext: Mode): Override<typeof definition> => ({ fqdns: ['api.example.com'], selfCheck: { enabled: true }, global: { compatibility: { openshift: { adaptSecurityContext } } } });
const cases: readonly { readonly mode: Mode; readonly apiVersions: readonly string[]; readonly isOpenShift: boolean }[] = [
  { mode: 'auto', apiVersions: [CILIUM], isOpenShift: false },
  { mode: 'auto', apiVersions: [CILIUM, OPEN_SHIFT], isOpenShift: true },
  { mode: 'force', apiVersions: [CILIUM], isOpenShift: true },
  { mode: 'disabled', apiVersions: [CILIUM, OPEN_SHIFT], isOpenShift: false },
];

/** Users and groups that pods and containers ask for. */
function idsOf(objects: readonly KubernetesObject[]): readonly string[] {
  const contexts = [...podsOf(objects).map(({ spec }) => spec), ...containersOf(objects)].map(({ securityContext = {} }) => securityContext);
  return contexts.flatMap((context) => Object.keys(context).filter((key) => ['runAsUser', 'runAsGroup', 'fsGroup'].includes(key)));
}

function dnsPorts(objects: readonly KubernetesObject[], kind: string): readonly unknown[] {
  const policies = objects.filter((object) => object['kind'] === kind && JSON.stringify(object['metadata']).includes(kind === 'NetworkPolicy' ? '-network-dns"' : 'fqdns"'));
  return [...JSON.stringify(policies.map((policy) => policy['spec'])).matchAll(/"port":"?(\d+)/gu)].map(([, port]) => Number(port));
}

forEachHelm((binary) => {
  test.each(cases)('Helm renders the mode $mode where the cluster serves $apiVersions as we do', ({ mode, apiVersions }) => {
    const values = withMode(mode);
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true, values: { ...values, fqdns: [] } })).toMatchObject({ ok: true });
      const helm = helmTemplate(binary, folder, { values, apiVersions });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
    });
  });

  test('the schema refuses other modes, and takes what else a parent chart shares', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values: { global: { compatibility: { openshift: { adaptSecurityContext: 'yes' } } } } })).toEqual({ ok: false, stderr: expect.stringContaining('adaptSecurityContext') as unknown });
      expect(helmTemplate(binary, folder, { values: { global: { compatibility: { omitEmptySeLinuxOptions: true, openshift: { other: 1 } } } } }).ok).toBe(true);
    });
  });
});

test.each(cases)('one switch decides for every pod and for DNS: mode $mode, APIs $apiVersions', ({ mode, apiVersions, isOpenShift }) => {
  const objects = render(chart, { values: withMode(mode), capabilities: { apiVersions } });
  const pods = podsOf(objects);
  expect(pods).toHaveLength(10);
  expect(pods.flatMap(hardeningFaults)).toEqual([]);
  expect(idsOf(objects)).toHaveLength(isOpenShift ? 0 : 50);
  expect(dnsPorts(objects, 'NetworkPolicy')).toEqual(isOpenShift ? [53, 53, 5353, 5353] : [53, 53]);
  expect(dnsPorts(objects, 'CiliumNetworkPolicy')).toEqual(isOpenShift ? [53, 5353] : [53]);
  const policies = JSON.stringify(objects.filter(({ kind }) => kind === 'NetworkPolicy'));
  expect(policies.includes('"kubernetes.io/metadata.name":"openshift-dns"}},"podSelector":{"matchLabels":{"dns.operator.openshift.io/daemonset-dns":"default"')).toBe(isOpenShift);
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  const faultsOf = strictValidator(version);
  const objects = cases.flatMap(({ mode, apiVersions }) => render(chart, { values: { ...withMode(mode), fqdns: [] }, capabilities: { apiVersions } }));
  expect(objects.flatMap(faultsOf)).toEqual([]);
});
